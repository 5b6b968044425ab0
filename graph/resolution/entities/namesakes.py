"""Find names that are one in two scripts: of persons, places, sites and groups in articles of different languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.data import LANGUAGES
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.graph.resolution.nodes import ACTOR, PLACE, Node, Reading, folder_of
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.graph.resolution.wording.transliteration import Sounds, same_name, sounds
from khabar.ontology.terms import EntityType

_UNWRITTEN: Final = "ar"
"""The language whose script leaves short vowels out."""

_CONSONANTS: Final = 4
_CONSONANTS_WITH_KIND: Final = 3
"""Fewer consonants are in too many other names; the second where common words agree, too."""


Block = tuple[str, tuple[str, ...], str]
"""What names must share to be compared: group, kinds and consonants."""


class Spoken(NamedTuple):
    """A name as it is compared with those of other scripts.

    Attributes:
        language: whose script it is in. group: what can be one: persons, or things of one folder. kinds: ids of its
            common words, which are translated ("ملعب الغدير"). ways: how the rest may sound.
    """

    language: str
    group: str
    kinds: tuple[str, ...]
    ways: tuple[Sounds, ...]

    def blocks(self) -> set[Block]:
        """The blocks in which there may be another name for it."""
        return {(self.group, self.kinds, way.consonants) for way in self.ways}

    def same(self, other: Spoken, *, slack: int = 0) -> bool:
        """Whether a name in another script can be this one; `slack` as in `same_name`."""
        if (self.group, self.kinds) != (other.group, other.kinds) or self.language == other.language:
            return False
        first, second = (self, other) if self.language == _UNWRITTEN else (other, self)
        return same_name(first.ways, second.ways, slack=slack)


def across_scripts(found: Sequence[Reading], catalog: Catalog) -> Iterator[tuple[Node, Node]]:
    """Pairs of nodes whose names are one in two scripts, where only one name of the other script fits."""
    index: dict[Block, set[tuple[Node, Spoken]]] = defaultdict(set)
    heard: dict[Node, set[Spoken]] = defaultdict(set)
    for reading in found:
        said = spoken_of(reading)
        if said is not None:
            heard[reading.node].add(said)
            for key in said.blocks():
                index[key].add((reading.node, said))
    fitting: dict[Node, set[Node]] = {}
    for node, ways in heard.items():
        others = {item for said in ways for key in said.blocks() for item in (*index[key], *_known(catalog, said, key))}
        fitting[node] = {
            other
            for other, theirs in others
            for mine in ways
            if other != node and mine.same(theirs) and _as_called(other, mine, catalog)
        }
    for node, found_for in fitting.items():
        if node.unknown and len(found_for) == 1:
            (other,) = found_for
            if fitting.get(other, {node}) == {node}:
                yield node, other


def spoken_of(reading: Reading) -> Spoken | None:
    """The name of a reading, or None where it has none that means the same elsewhere; a person's has two words."""
    if not reading.names or reading.people is not None or reading.node.article:
        return None
    return _whole(reading.shown, reading.language, reading.mention.type)


def _whole(name: str, language: str, type: str) -> Spoken | None:
    return None if type == EntityType.PERSON and len(name.split()) == 1 else spoken(name, language, type)


@lru_cache(maxsize=20_000)
def spoken(name: str, language: str, type: str, *, fewest: int = _CONSONANTS) -> Spoken | None:
    """A name of a thing of some type as it is compared, or None if it has fewer consonants than `fewest`."""
    group = type if type == EntityType.PERSON else folder_of(type)
    common: tuple[str, ...] = ()
    rest = name
    if type != EntityType.PERSON:
        words = shortforms(language).words(name)
        made = kinds(language).made(kinds(language).needed(words) if type == EntityType.SITE else words)
        common, rest = made.kinds, " ".join(made.rest)
        fewest = min(fewest, _CONSONANTS_WITH_KIND) if common else fewest
    ways = tuple(way for way in sounds(rest, language) if len(way.consonants) >= fewest)
    return Spoken(language, group, common, ways) if ways else None


def _known(catalog: Catalog, said: Spoken, key: Block) -> Iterator[tuple[Node, Spoken]]:
    """The catalog's names in other scripts that a name is compared with."""
    for language in LANGUAGES:
        if language != said.language:
            yield from _of_catalog(catalog, language).get(key, ())


def _as_called(node: Node, said: Spoken, catalog: Catalog) -> bool:
    """Whether a name sounds like one that a known thing has in its language, if it has any.

    "Sevare" may be "الظفرة" by its consonants, but not "Al Dhafra"; "Mohammed al-Ardah" may be "Mohammad Raad" by them,
    but not with the vowels.
    """
    known = _own_sounds(catalog, node.known, said.language)
    return not known or any(_spelt_alike(mine, own) for mine in said.ways for own in known)


def _spelt_alike(one: Sounds, other: Sounds) -> bool:
    """Whether two names of one script have the same consonants, and vowels in the same places but for one."""
    apart = (bool(mine) != bool(theirs) for mine, theirs in zip(one.vowels, other.vowels, strict=False))
    return one.consonants == other.consonants and sum(apart) <= 1


@lru_cache(maxsize=20_000)
def _own_sounds(catalog: Catalog, id: str, language: str) -> frozenset[Sounds]:
    """How the names of a known thing sound in a language."""
    entry = catalog.by_id(id)
    return frozenset(way for said in _names(entry, language) for way in said.ways) if entry else frozenset()


@lru_cache(maxsize=8)
def _of_catalog(catalog: Catalog, language: str) -> dict[Block, list[tuple[Node, Spoken]]]:
    """The names that the catalog has in a language; of one language alone, as it takes half a second."""
    found: dict[Block, list[tuple[Node, Spoken]]] = defaultdict(list)
    for entry in catalog.entries:
        for said in _names(entry, language):
            for key in said.blocks():
                found[key].append((Node(False, folder_of(entry.type), entry.id), said))
    return found


def _names(entry: Entry, language: str) -> Iterator[Spoken]:
    """The names of a known thing in a language, but those of places, of which the catalog has both."""
    if entry.type in (EntityType.PLACE, EntityType.STATE) or folder_of(entry.type) not in (ACTOR, PLACE):
        return
    for tag, name in entry.names:
        if tag == language and not _in_part(entry, name, language):
            said = _whole(name, language, entry.type)
            if said is not None:
                yield said


def _in_part(entry: Entry, name: str, language: str) -> bool:
    """Whether a name is a byname that is longer in other languages: "Abu Qatada", "أبو قتادة الفلسطيني"."""
    words = name.split()
    if fold(words[0], language) not in word_classes(language).particles:
        return False
    others = [len(other.split()) for tag, other in entry.names if tag != language]
    return bool(others) and len(words) < min(others)
