"""Inflection: all forms of a lemma, made by the stems and endings of `<xx>/inflection.toml`.

The method is a plain two-step paradigm (stem class, then ending), enough for the words of news; it knows no root and
makes no form that would need one. Letters live in the data, none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold

VERB = "verb"
NOUN = "noun"
ADJECTIVE = "adjective"
LITERAL = "forms"
KINDS = (VERB, NOUN, ADJECTIVE, LITERAL)

_WORD = "word"


class Tag(NamedTuple):
    """What a form tells about itself.

    Attributes:
        kind: "verb", "noun", "adjective" or "forms" (literal).
        tense: "past", "present"; in English also "base", "participle", "ing"; "" where there is none.
        agrees: "s", "f", "p" (plural), "d" (dual), "1", "2" or "".
        passive: True or False where the spelling decides, None where it does not ("قتل").
        pronoun: a pronoun is attached, which fills the object or the genitive ("قتله", "هجومه").
        definite: it carries the article.
    """

    kind: str
    tense: str = ""
    agrees: str = ""
    passive: bool | None = None
    pronoun: bool = False
    definite: bool = False


class _Stem(NamedTuple):
    match: re.Pattern[str]
    other: re.Pattern[str] | None
    slots: Mapping[str, Sequence[str]]


class _Ending(NamedTuple):
    slot: str
    cut: str
    prefix: str
    suffix: str
    joined: str
    pronoun_slot: str | None
    tag: Mapping[str, Any]


@dataclass(frozen=True)
class Inflector:
    """The paradigms of one language; make it with `inflector`."""

    language: str
    pronouns: tuple[str, ...]
    stems: Mapping[tuple[str, int], Sequence[_Stem]]
    passives: Mapping[tuple[str, int], Sequence[_Stem]]
    endings: Mapping[tuple[str, int], Sequence[_Ending]]
    literal: Mapping[str, Sequence[str]]
    finite: re.Pattern[str] | None = None
    agreement: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def forms(self, kind: str, words: Sequence[str]) -> Iterator[tuple[str, Tag]]:
        """The folded forms of the lemma that `words` give (see language/README.md), with what each tells.

        >>> "قتلوا" in dict(inflector("ar").forms("verb", ["قتل", "يقتل"]))
        True
        """
        tenses = self.literal.get(kind, ())
        if kind == LITERAL:
            verbs = self.finite is not None and any(self.finite.search(word) for word in words)
            for word in words:
                yield fold(word, self.language), self._literal(word) if verbs else Tag(LITERAL)
        elif len(words) == len(tenses):
            for word, tense in zip(words, tenses, strict=True):
                yield fold(word, self.language), Tag(kind, tense)
        else:
            for index, word in enumerate(words):
                source = index if (kind, index) in self.endings else -1
                other = words[1 - index] if len(words) == 2 else ""
                yield from self._forms((kind, source), word, other)

    def _literal(self, word: str) -> Tag:
        """The tag of a literal form of a verb, as far as its letters tell."""
        for agrees, pattern in self.agreement.items():
            if pattern.search(word):
                return Tag(VERB, agrees=agrees)
        return Tag(VERB, agrees="s")

    def _forms(self, key: tuple[str, int], word: str, other: str) -> Iterator[tuple[str, Tag]]:
        passive = _slots(self.passives.get(key, ()), word, other)
        active = _slots(self.stems.get(key, ()), word, other)
        yield from self._endings(key, word, active or {}, False if passive else None)
        if passive:
            yield from self._endings(key, word, passive, True)

    def _endings(
        self, key: tuple[str, int], word: str, slots: Mapping[str, list[str]], passive: bool | None
    ) -> Iterator[tuple[str, Tag]]:
        default = slots.get(_WORD, [word])
        for ending in self.endings.get(key, ()):
            tag = Tag(key[0], passive=passive, **ending.tag)
            for stem in slots.get(ending.slot, default):
                stem = ending.prefix + stem.removeprefix(ending.cut)
                yield fold(stem + ending.suffix, self.language), tag
            if ending.pronoun_slot is None:
                continue
            tag = tag._replace(pronoun=True)
            for stem in slots.get(ending.pronoun_slot, default):
                joined = fold(ending.prefix + stem.removeprefix(ending.cut) + ending.joined, self.language)
                for pronoun in self.pronouns:
                    yield joined + pronoun, tag


def _slots(rows: Sequence[_Stem], word: str, other: str) -> dict[str, list[str]] | None:
    for row in rows:
        found = row.match.search(word)
        if found and (row.other is None or row.other.search(other)):
            start = word[: found.start()]
            return {slot: [start + found.expand(text) for text in texts] for slot, texts in row.slots.items()}
    return None


@lru_cache(maxsize=4)
def inflector(language: str) -> Inflector:
    """The paradigms of a language; raises LanguageDataError where the data breaks its format."""
    data = table(language, "inflection")
    path = folder(language) / "inflection.toml"
    stems: dict[tuple[str, int], list[_Stem]] = {}
    passives: dict[tuple[str, int], list[_Stem]] = {}
    endings: dict[tuple[str, int], list[_Ending]] = {}
    try:
        for row in data["stem"]:
            rows = passives if row.get("passive") else stems
            other = re.compile(row["other"]) if "other" in row else None
            stem = _Stem(re.compile(row["match"]), other, row.get("slots", {}))
            rows.setdefault((row["kind"], row["source"]), []).append(stem)
        for row in data["ending"]:
            tag = {name: row[name] for name in ("tense", "agrees", "definite") if name in row}
            slot, suffix = row.get("slot", _WORD), row.get("suffix", "")
            pronoun = row.get("pronoun_slot", slot) if row.get("pronoun") else None
            ending = _Ending(
                slot, row.get("cut", ""), row.get("prefix", ""), suffix, row.get("joined", suffix), pronoun, tag
            )
            endings.setdefault((row["kind"], row["source"]), []).append(ending)
    except (KeyError, re.error) as error:
        raise LanguageDataError(f"a stem or ending lacks or breaks {error}", path=path) from error
    pronouns = tuple(fold(pronoun, language) for pronoun in data["pronouns"])
    literal = data.get("literal", {})
    finite = re.compile(literal["finite"]) if "finite" in literal else None
    agreement = {name: re.compile(pattern) for name, pattern in literal.get("agreement", {}).items()}
    tenses = {kind: tuple(names) for kind, names in literal.items() if kind in KINDS}
    return Inflector(language, pronouns, stems, passives, endings, tenses, finite, agreement)
