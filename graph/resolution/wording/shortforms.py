"""Read what names are made of: short forms, institutions, groups of people (``<xx>/shortforms.toml``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.spelling import Spelling, spelling
from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.inflection import NOUN, inflector
from khabar.graph.resolution.wording.descriptions import Description, described
from khabar.graph.resolution.wording.sided import unsided
from khabar.ontology.terms import EntityType

_DESCRIBED: Final = 3
"""Words at the most before a head noun with its name behind "of": "southern Lebanese town of Nabatieh"."""
_KEYS: Final = {
    "short": frozenset(["words", "types", "by_type", "apposed", "also", "without", "example", "expect"]),
    "concept": frozenset(["id", "type", "government", "anybody", "abroad", "heads", "same"]),
}


@dataclass(frozen=True, slots=True)
class Short:
    """A row of short forms.

    Attributes:
        words: bare head nouns. types: of what they refer to.
        by_type: whether the type alone is enough.
        apposed: whether the name behind such a head is the thing's own: "تنظيم الفجر" is "الفجر".
        also: other head nouns that the words refer to where no name has theirs: "the agency" for the Bureau.
        without: epithets with which they are of a state, and refer to no name: "the armed forces".
    """

    words: frozenset[str]
    types: frozenset[str]
    by_type: bool = False
    apposed: bool = False
    also: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Concept:
    """An institution that every state has.

    `government`: it is the state itself. `anybody`: others may have such, too. `abroad`: it acts in other lands.
    """

    id: str
    type: str
    government: bool
    anybody: bool = False
    abroad: bool = False


@dataclass(frozen=True, eq=False)
class ShortForms:
    """The rows of a language; make it with `shortforms`."""

    spelling: Spelling
    rows: Sequence[Short]
    concepts: Mapping[tuple[str, ...], Concept]
    simple: Mapping[tuple[str, ...], str]
    heads: frozenset[str]
    describing: frozenset[str]
    fillers: frozenset[str]
    epithets: frozenset[str]
    judging: frozenset[str]
    another: frozenset[str]
    which: frozenset[str]
    parts: frozenset[str]
    capital: frozenset[str]
    inside: frozenset[str]
    of: frozenset[str]
    behind: Mapping[str, frozenset[str]]
    indefinite: frozenset[str]
    known: frozenset[str]
    between: frozenset[str]
    article_like: frozenset[str]
    participles: re.Pattern[str]
    one_state: frozenset[str]
    own_country: Mapping[str, str]
    own_forces: Mapping[str, str]
    general: frozenset[str]
    foes: frozenset[str]
    possessives: tuple[str, ...]
    its: frozenset[str]
    possessing: frozenset[str]
    possessed: Mapping[str, str]
    plural_endings: tuple[str, ...]
    head_first: bool
    singular_from: int

    def words(self, name: str) -> tuple[str, ...]:
        """The bare words of a name."""
        return tuple(self.spelling.bare(name).split())

    def short(self, name: str, *, definite: bool = False) -> tuple[str, tuple[Short, ...]] | None:
        """The word and rows of a definite short form ("التنظيم الإرهابي", "the group"), or None.

        With `definite` the article stands before the name. "القوات المسلحة" ("the armed forces") are no short form.
        """
        words = self.words(name)
        if not words or not (definite or self.spelling.definite(name)):
            return None
        head, rest = (words[0], words[1:]) if self.head_first else (words[-1], words[:-1])
        head = self.simple.get(words, head)
        rows = tuple(row for row in self.rows if head in row.words and row.without.isdisjoint(rest))
        described = self.another.isdisjoint(rest) and self.epithets.issuperset(unsided(rest, self.spelling.language))
        return (head, rows) if rows and described else None

    def some_definite(self, name: str) -> bool:
        """Whether a word of a name has the article, or the language has names without ("US officials")."""
        return not self.head_first or any(self.spelling.definite(word) for word in name.split())

    def generic(self, name: str) -> bool:
        """Whether a name is a common noun with epithets alone ("خلية إرهابية", "المدينة"), which names nothing."""
        words = unsided(self.words(name), self.spelling.language)
        common = self.heads | self.epithets | self.parts
        return not self.heads.isdisjoint(words) and common.issuperset(words)

    def has_head(self, name: str, head: str) -> bool:
        """Whether the head noun of a longer name is `head`."""
        words = self.words(name)
        return len(words) > 1 and (words[0] == head if self.head_first else head in words)

    def head_word(self, name: str) -> str:
        """The bare head noun of a name, or "" for an empty one."""
        words = self.words(name)
        return (words[0] if self.head_first else words[-1]) if words else ""

    def headless(self, name: str, type: str) -> str:
        """A name without the head noun apposed to it ("تنظيم الفجر": "الفجر"), or the one behind it; or ""."""
        written = name.split()
        if len(written) < 2:
            return ""
        words = [self.spelling.bare(word) for word in written]
        if words[-1] in self.behind.get(type, ()):
            return " ".join(written[:-1])  # "Palm Trading LLC"
        for place in range(1, min(_DESCRIBED, len(written) - 2) + 1):  # "southern Lebanese town of Nabatieh"
            if written[place + 1].lower() in self.of and self._apposed(words[place], type):
                return " ".join(written[place + 2 :])
        ends = ((0, written[1:]),) if self.head_first else ((0, written[1:]), (-1, written[:-1]))
        for place, rest in ends:
            if self._apposed(words[place], type):
                while rest and self.spelling.key(rest[0]) in self.inside | {self.spelling.article}:
                    rest = rest[1:]  # "the city of Mosul"
                return " ".join(rest)
        return ""

    def undescribed(self, name: str) -> str:
        """A name without definite adjectives that only describe it: "بلدة حارم الحدودية"; not "المنطقة الحدودية"."""
        written = name.split()
        if not written or self.spelling.definite(written[0]):
            return name
        end = len(written)
        while (
            end > 2 and self.spelling.definite(word := written[end - 1]) and self.spelling.bare(word) in self.describing
        ):
            end -= 1
        return " ".join(written[:end])

    def _apposed(self, word: str, type: str) -> bool:
        """Whether a head noun is apposed to names of a type."""
        return any(row.apposed and word in row.words and type in row.types for row in self.rows)

    def whole(self, name: str) -> str:
        """The place of which a name means a part or the surroundings ("شمال سوريا": "سوريا"), or ""."""
        written = name.split()
        start = 0
        skipped = self.parts | self.inside | {self.spelling.article}
        while start < len(written) and not skipped.isdisjoint(
            (self.spelling.bare(written[start]), written[start].lower())
        ):
            start += 1
        end = len(written)
        while end > start and self.spelling.bare(written[end - 1]) in self.parts:
            end -= 1
        return " ".join(written[start:end]) if end - start < len(written) else ""

    def head(self, name: str) -> str:
        """The word of some short form that is a name's head noun, or ""."""
        return next((head for head in sorted(self.heads) if self.has_head(name, head)), "")

    def unpossessed(self, name: str) -> str:
        """An institution's name without its attached pronoun ("جيشها": "جيش"), or ""."""
        head, _, rest = name.partition(" ")
        bare = self.possessed.get(self.spelling.key(head))
        return f"{bare} {rest}".rstrip() if bare else ""

    def describe(self, name: str, catalog: Catalog) -> Description:
        """A name cut into what it is and whose, without fillers and the preposition before a state."""
        return described(self, name, catalog)

    def concept(self, description: Description) -> Concept | None:
        """The institution a description is of, or None."""
        words = tuple(word for word in description.words if word not in self.fillers)
        return self.concepts.get(words) or self.concepts.get(description.words)

    def people(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words of a group of people without their case endings."""
        return tuple(self._stem(word) for word in words)

    def _stem(self, word: str) -> str:
        ending = next((e for e in self.plural_endings if word.endswith(e) and len(word) > len(e) + 2), "")
        return word.removesuffix(ending)


def with_pronouns(written: Spelling, heads: Iterable[str], pronouns: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Nouns with an attached pronoun, folded, each with the noun without it."""
    for head in sorted(heads):
        for form, tag in inflector(written.language).forms(NOUN, (head,)):
            if tag.pronoun and form.endswith(pronouns):
                yield form, written.bare(head)


@lru_cache(maxsize=4)
def shortforms(language: str) -> ShortForms:
    """The rows of a language.

    Raises:
        LanguageDataError: a row with an unknown key or type.
    """
    data = table(language, "shortforms")
    path = folder(language) / "shortforms.toml"
    for kind, keys in _KEYS.items():
        for row in data[kind]:
            if unknown := sorted(set(row) - keys):
                raise LanguageDataError(f"a row of {kind!r} has the unknown key {unknown[0]!r}", path=path)
    named = [type for row in (*data["short"], *data["concept"]) for type in row.get("types", [row.get("type")])]
    for type in (*named, *data["behind"]):
        if type not in EntityType.ALL:
            raise LanguageDataError(f"{type!r} is no entity type", path=path)

    def folded(words: Any) -> frozenset[str]:
        return fold_all(words, language)

    written = spelling(language)
    rows = tuple(
        Short(
            *(folded(row["words"]), frozenset(row["types"]), row.get("by_type", False), row.get("apposed", False)),
            *(folded(row.get(name, ())) for name in ("also", "without")),
        )
        for row in data["short"]
    )
    concepts = {
        tuple(written.bare(head).split()): Concept(
            row["id"], row["type"], row.get("government", False), row.get("anybody", False), row.get("abroad", False)
        )
        for row in data["concept"]
        for head in row["heads"]
    }
    one = {concept.id: words[0] for words, concept in reversed(concepts.items()) if len(words) == 1}
    return ShortForms(
        spelling=written,
        rows=rows,
        concepts=concepts,
        simple={words: one[c.id] for words, c in concepts.items() if len(words) > 1 and c.id in one},
        heads=frozenset(word for row in rows for word in row.words),
        describing=folded(data["describing"]),
        fillers=folded(data["fillers"]),
        epithets=folded(data["epithets"]),
        judging=folded(data["judging"]),
        another=folded(data["another"]),
        which=folded(data["which"]),
        parts=folded(data["parts"]),
        capital=folded(data["capital"]),
        inside=folded(data["in"]),
        of=folded(data["of"]),
        behind={type: folded(words) for type, words in data["behind"].items()},
        indefinite=folded(data["indefinite"]),
        known=folded(data["known"]),
        between=folded(data["between"]),
        article_like=folded(data["article_like"]),
        participles=re.compile(data["participles"]),
        one_state=folded(data["one_state"]),
        own_country={fold(words, language): words for words in data["own_country"]},
        own_forces={fold(words, language): words for words in data["own_forces"]},
        general=folded(data["general"]),
        foes=folded(data["foes"]),
        possessives=tuple(data["possessives"]),
        its=folded(data["its"]),
        possessing=folded(data["possessing"]),
        possessed=dict(
            with_pronouns(
                written, {head.split()[0] for row in data["concept"] for head in row["heads"]}, tuple(data["its"])
            )
        ),
        plural_endings=tuple(fold(ending, language) for ending in data["plural_endings"]),
        head_first=data["head_first"],
        singular_from=data["singular_from"],
    )
