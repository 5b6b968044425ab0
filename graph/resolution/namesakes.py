"""One name in two scripts: persons and places that articles of different languages name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.readings import ACTOR, Node, Reading
from khabar.graph.resolution.transliteration import Sounds, same_sound, sounds
from khabar.ontology.terms import EntityType

_UNWRITTEN: Final = "ar"
"""The language whose script leaves short vowels out."""

_CONSONANTS: Final = 4
"""Fewer in a name are in too many other names."""

Heard = dict[tuple[str, str], dict[str, dict[Node, Sounds]]]
"""Type and consonants -> language -> nodes with their sounds."""


def across_scripts(found: Sequence[Reading], catalog: Catalog) -> Iterator[tuple[Node, Node]]:
    """Pairs of nodes whose names are one in two scripts, where only one name of the other script can be meant."""
    heard: Heard = defaultdict(lambda: defaultdict(dict))
    for reading in found:
        if _is_name(reading):
            sound = sounds(reading.shown, reading.language)
            if len(sound.consonants) >= _CONSONANTS:
                heard[reading.mention.type, sound.consonants][reading.language][reading.node] = sound
    for (type, consonants), languages in heard.items():
        known = _known(catalog).get(consonants, ()) if type == EntityType.PERSON else ()
        fitting: dict[Node, set[Node]] = {}
        for language, nodes in languages.items():
            for node, sound in nodes.items():
                others = [(xx, *item) for xx, named in languages.items() for item in named.items()]
                fitting[node] = {
                    other for xx, other, their in (*others, *known) if xx != language and _same(language, sound, their)
                }
        for node, others_of in fitting.items():
            if node.unknown and len(others_of) == 1:
                (other,) = others_of
                if fitting.get(other, {node}) == {node}:
                    yield node, other


def _is_name(reading: Reading) -> bool:
    """Whether the text of a reading is a name that means the same elsewhere; a person's has two words at least."""
    if not reading.names or reading.people is not None or reading.node.article:
        return False
    if reading.mention.type == EntityType.PERSON:
        return len(reading.shown.split()) > 1
    return reading.mention.type == EntityType.PLACE


def _same(language: str, sound: Sounds, other: Sounds) -> bool:
    return same_sound(sound, other) if language == _UNWRITTEN else same_sound(other, sound)


@lru_cache(maxsize=4)
def _known(catalog: Catalog) -> dict[str, list[tuple[str, Node, Sounds]]]:
    """The persons of the catalog by the consonants of their names, with the language."""
    found: dict[str, list[tuple[str, Node, Sounds]]] = defaultdict(list)
    for entry in catalog.entries:
        if entry.type == EntityType.PERSON:
            for language, name in entry.names:
                if len(name.split()) > 1:
                    sound = sounds(name, language)
                    found[sound.consonants].append((language, Node(False, ACTOR, entry.id), sound))
    return found
