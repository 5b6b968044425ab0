"""The common words in names and descriptions, under ids that languages share (``<xx>/kinds.toml``).

What these ids are to one another, as titles, is in ``shared/kinds.toml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from khabar.graph.catalog.spelling import Spelling, spelling
from khabar.graph.language.data import shared, table
from khabar.graph.language.normalisation import fold

_LONGEST: Final = 3
"""Words of the longest phrase."""

_SHORTEST_STEM: Final = 3

ATTACKERS: Final = "attackers"
VICTIMS: Final = "victims"


@dataclass(frozen=True, slots=True)
class Made:
    """What a name is made of.

    Attributes:
        kinds: ids of its common words, sorted, each once. rest: its other words, in their order.
    """

    kinds: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def described(self) -> str:
        """The ids as one word if the name has no other words, else ""."""
        return "" if self.rest else "+".join(self.kinds)


@dataclass(frozen=True)
class Kinds:
    """The common words of a language; make it with `kinds`."""

    spelling: Spelling
    ids: Mapping[tuple[str, ...], str]
    skip: frozenset[str]
    endings: tuple[str, ...]
    defective: str
    one: frozenset[str]
    many: frozenset[str]
    titles: frozenset[str]
    held_by_many: frozenset[str]
    generic: frozenset[str]
    attackers: frozenset[str]
    victims: frozenset[str]
    suspects: frozenset[str]
    optional: frozenset[str]

    def one_of_a_state(self, made: Made) -> bool:
        """Whether a state has one such thing: one national bank, but many courts."""
        if not self.one.isdisjoint(made.kinds):
            return True
        return len(made.kinds) > 1 and self.many.isdisjoint(made.kinds)

    def title(self, made: Made) -> bool:
        """Whether common words call a person by a title."""
        return not self.titles.isdisjoint(made.kinds)

    def stem(self, word: str) -> str:
        """A bare word without case endings, and without the letter that some lose by them.

        >>> [kinds("ar").stem(word) for word in ("طبيبا", "قاض", "قاضي", "قاضيا")], kinds("en").stem("judge")
        (['طبيب', 'قاض', 'قاض', 'قاض'], 'judge')
        """
        word = next((word.removesuffix(ending) for ending in self.endings if word.endswith(ending)), word)
        return word.removesuffix(self.defective)

    def parts(self, made: Made) -> set[str]:
        """The parts in an attack that people have by their common words."""
        return {part for part, ids in ((ATTACKERS, self.attackers), (VICTIMS, self.victims)) if set(made.kinds) & ids}

    def made(self, words: Sequence[str]) -> Made:
        """What the bare words of a name are.

        >>> kinds("en").made(["ministry", "of", "oil"]).described
        'ministry+oil'
        """
        return _made(self.spelling.language, tuple(words))

    def needed(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words of a site's name without those that some texts leave out, if a name and a kind are left.

        >>> kinds("en").needed(["baghdad", "international", "airport"])
        ('baghdad', 'airport')
        """
        kept = tuple(word for word in words if self.optional.isdisjoint(self.made((word,)).kinds))
        made = self.made(kept)
        return kept if made.kinds and made.rest else tuple(words)

    def _made(self, words: Sequence[str]) -> Made:
        found: set[str] = set()
        rest: list[str] = []
        index = 0
        while index < len(words):
            size, id = self._at(words, index)
            if id:
                found.update(id.split("+"))
            elif words[index] not in self.skip:
                rest.append(words[index])
            index += size
        return Made(tuple(sorted(found)), tuple(rest))

    def _readings(self, word: str) -> Iterator[str]:
        """What the word may be, bare, clitics and endings apart; the word as it is may be among them."""
        yield from map(self.spelling.bare, self.spelling.readings(word))
        yield from (word.removesuffix(ending) for ending in self.endings if word.endswith(ending))

    @cached_property
    def _openings(self) -> frozenset[tuple[str, ...]]:
        """All words but the last of every kind: most words open none, and need not be looked up with the next."""
        return frozenset(phrase[:-1] for phrase in self.ids)

    def _at(self, words: Sequence[str], index: int) -> tuple[int, str]:
        """How many words at `index` are a kind, and which one; 1 and "" if none are."""
        for size in range(min(_LONGEST, len(words) - index), 0, -1):
            *opening, last = words[index : index + size]
            if tuple(opening) not in self._openings:
                continue
            if (id := self.ids.get((*opening, last))) is not None:
                return size, id
            # "للأمن": the article is not seen behind a clitic.
            for reading in _readings(self.spelling.language, last):
                if (id := self.ids.get((*opening, reading))) is not None:
                    return size, id
        return 1, ""


@lru_cache(maxsize=20_000)
def _readings(language: str, word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kinds(language)._readings(word)))


@lru_cache(maxsize=20_000)
def _made(language: str, words: tuple[str, ...]) -> Made:
    return kinds(language)._made(words)


@lru_cache(maxsize=4)
def kinds(language: str) -> Kinds:
    """The common words of a language."""
    data = table(language, "kinds")
    written = spelling(language)
    endings = [fold(ending, language) for ending in table(language, "shortforms")["plural_endings"]]
    ids: dict[tuple[str, ...], str] = {}
    for id, phrases in data["kinds"].items():
        for phrase in phrases:
            words = written.bare(phrase).split()
            ids[tuple(words)] = id
            # Groups of people are compared without their endings of case.
            stem = next((words[-1].removesuffix(e) for e in endings if words[-1].endswith(e)), words[-1])
            if len(stem) >= _SHORTEST_STEM:
                ids.setdefault((*words[:-1], stem), id)
    names = ("one", "many", "titles", "held_by_many", "generic", "attackers", "victims", "suspects", "optional")
    lists = {name: frozenset(shared("kinds")[name]) for name in names}
    return Kinds(
        written, ids, skip=frozenset(data["skip"]), endings=tuple(data["endings"]), defective=data["defective"], **lists
    )
