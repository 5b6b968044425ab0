"""Make all forms of a lemma, by the stems and endings of `<xx>/inflection.toml`.

The method is a plain two-step paradigm (stem class, then ending), enough for the words of news; it knows no root and
makes no form that would need one. Letters live in the data, none here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
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
PAST = "past"
PRESENT = "present"
FINITE = frozenset({PAST, PRESENT})
"""The tenses of a verb with a subject; other forms have "" or the tense of an English form without one."""
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
    """A row of [[ending]], folded; `tags` are those of the form by itself and with a pronoun, by voice."""

    slot: str
    cut: str
    prefix: str
    suffix: str
    joined: str
    pronoun_slot: str | None
    tags: Mapping[bool | None, tuple[Tag, Tag]]


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

    def forms(self, kind: str, words: Sequence[str]) -> Sequence[tuple[str, Tag]]:
        """The folded forms of the lemma that `words` give (see language/README.md), with what each tells.

        >>> "قتلوا" in dict(inflector("ar").forms("verb", ["قتل", "يقتل"]))
        True
        """
        tenses = self.literal.get(kind, ())
        if kind == LITERAL:
            verbs = self.finite is not None and any(self.finite.search(word) for word in words)
            return [(fold(word, self.language), self._literal(word) if verbs else Tag(LITERAL)) for word in words]
        if len(words) == len(tenses):
            return [(fold(word, self.language), Tag(kind, tense)) for word, tense in zip(words, tenses, strict=True)]
        found: list[tuple[str, Tag]] = []
        for index, word in enumerate(words):
            source = index if (kind, index) in self.endings else -1
            other = words[1 - index] if len(words) == 2 else ""
            self._forms((kind, source), word, other, found)
        return found

    def _literal(self, word: str) -> Tag:
        """The tag of a literal form of a verb, as far as its letters tell."""
        for agrees, pattern in self.agreement.items():
            if pattern.search(word):
                return Tag(VERB, agrees=agrees)
        return Tag(VERB, agrees="s")

    def _forms(self, key: tuple[str, int], word: str, other: str, found: list[tuple[str, Tag]]) -> None:
        passive = self._slots(self.passives.get(key, ()), word, other)
        active = self._slots(self.stems.get(key, ()), word, other)
        self._endings(key, word, active or {}, False if passive else None, found)
        if passive:
            self._endings(key, word, passive, True, found)

    def _slots(self, rows: Sequence[_Stem], word: str, other: str) -> dict[str, list[str]] | None:
        """The folded stems of a word by slot, of the first row that fits."""
        for row in rows:
            found = row.match.search(word)
            if found and (row.other is None or row.other.search(other)):
                start = word[: found.start()]
                return {
                    slot: [fold(start + _filled(text, found), self.language) for text in texts]
                    for slot, texts in row.slots.items()
                }
        return None

    def _endings(
        self,
        key: tuple[str, int],
        word: str,
        slots: Mapping[str, list[str]],
        passive: bool | None,
        found: list[tuple[str, Tag]],
    ) -> None:
        default = slots.get(_WORD) or [fold(word, self.language)]
        for slot, cut, prefix, suffix, joined, pronoun_slot, tags in self.endings.get(key, ()):
            tag, with_pronoun = tags[passive]
            for stem in slots.get(slot, default):
                found.append((prefix + stem.removeprefix(cut) + suffix, tag))
            if pronoun_slot is not None and not passive:
                for stem in slots.get(pronoun_slot, default):
                    start = prefix + stem.removeprefix(cut) + joined
                    found += [(start + pronoun, with_pronoun) for pronoun in self.pronouns]


def _filled(text: str, found: re.Match[str]) -> str:
    r"""A text with what a match has found for "\1", "\2" ...; ``found.expand`` reads it anew for each word.

    >>> _filled(r"\2a\1", re.search("(b)(c)", "bc"))
    'cab'
    """
    first, *parts = text.split("\\")
    return first + "".join((found[int(part[0])] or "") + part[1:] for part in parts)


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
            key = (row["kind"], row["source"])
            endings.setdefault(key, []).append(_ending(row, language))
    except (KeyError, re.error) as error:
        raise LanguageDataError(f"a stem or ending lacks or breaks {error}", path=path) from error
    pronouns = tuple(fold(pronoun, language) for pronoun in data["pronouns"])
    literal = data.get("literal", {})
    finite = re.compile(literal["finite"]) if "finite" in literal else None
    agreement = {name: re.compile(pattern) for name, pattern in literal.get("agreement", {}).items()}
    tenses = {kind: tuple(names) for kind, names in literal.items() if kind in KINDS}
    return Inflector(language, pronouns, stems, passives, endings, tenses, finite, agreement)


def all_forms(kind: str, lemmas: Iterable[Sequence[str]], language: str) -> frozenset[str]:
    """The folded forms of some lemmas of one kind, for looking up words of texts.

    >>> sorted(all_forms(VERB, [["host"]], "en"))
    ['host', 'hosted', 'hosting', 'hosts']
    """
    forms = inflector(language).forms
    return frozenset(form for lemma in lemmas for form, _ in forms(kind, lemma))


def _ending(row: Mapping[str, Any], language: str) -> _Ending:
    features = {name: row[name] for name in ("tense", "agrees", "definite") if name in row}
    tags = {}
    for passive in (None, False, True):
        tag = Tag(row["kind"], passive=passive, **features)
        tags[passive] = (tag, tag._replace(pronoun=True))
    slot, suffix = row.get("slot", _WORD), fold(row.get("suffix", ""), language)
    return _Ending(
        slot=slot,
        cut=fold(row.get("cut", ""), language),
        prefix=fold(row.get("prefix", ""), language),
        suffix=suffix,
        joined=fold(row["joined"], language) if "joined" in row else suffix,
        pronoun_slot=row.get("pronoun_slot", slot) if row.get("pronoun") else None,
        tags=tags,
    )
