"""Tell whether two things may be one side or one place, such as an army and its state, by graph and catalog."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.views import RelationView, Thing
from khabar.graph.language.data import LANGUAGES
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType, RelationType

_UP: Final = frozenset(
    {
        RelationType.LEADS,
        RelationType.MEMBER_OF,
        RelationType.REPRESENTS,
        RelationType.PART_OF,
        RelationType.LOCATED_IN,
        RelationType.ALLIED_WITH,
    }
)
"""Relations of what may act for another thing, or lies in it, to that thing."""

_OFFICIAL: Final = frozenset({EntityType.STATE, EntityType.GOVERNMENT_BODY, EntityType.SECURITY_FORCE})
_BODIES: Final = _OFFICIAL | {EntityType.ARMED_GROUP, EntityType.ORGANIZATION}


class Sides:
    """Compares the things of a graph."""

    def __init__(self, things: Mapping[str, Thing], relations: Iterable[RelationView]) -> None:
        self._things = things
        self._up: dict[str, set[str]] = defaultdict(set)
        for relation in relations:
            if relation.predicate in _UP:
                self._up[relation.subject].add(relation.object)

    def body(self, iri: str) -> bool:
        """Whether it is a state, a force, a group or an organisation."""
        return iri in self._things and self._things[iri].type in _BODIES

    def person(self, iri: str) -> bool:
        """Whether it is a person."""
        return iri in self._things and self._things[iri].type == EntityType.PERSON

    def place(self, iri: str) -> bool:
        """Whether it is a place, but no site."""
        return iri in self._things and self._things[iri].type == EntityType.PLACE

    def differ(self, one: str, other: str) -> bool:
        """Whether two bodies or two persons are known to be two, and neither acts for the other.

        Two institutions of one state may be one, and so may any two if the state of one is not known.
        """
        if one == other or self._above(one) & self._above(other):
            return False
        kinds = [self._things[iri].type for iri in (one, other)]
        if _OFFICIAL.issuperset(kinds):
            states = [self._states(iri) for iri in (one, other)]
            return all(states) and states[0].isdisjoint(states[1])
        return _BODIES.issuperset(kinds) or kinds[0] == kinds[1] == EntityType.PERSON

    def apart(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether the first places are known to lie elsewhere than the second."""
        mine, theirs = set(some), set(others)
        if any(self._above(a) & self._above(b) for a in mine for b in theirs):
            return False
        return self._places.apart(map(_key, mine), map(_key, theirs))

    @cached_property
    def _catalog(self) -> Catalog:
        return Catalog.load()

    @cached_property
    def _places(self) -> Places:
        return Places(self._catalog)

    def _above(self, iri: str) -> set[str]:
        """A thing with all for which it may act or in which it lies."""
        found, todo = {iri}, [iri]
        while todo:
            new = self._up.get(todo.pop(), set()) - found
            found |= new
            todo += new
        return found

    def _states(self, iri: str) -> set[str]:
        """Catalog ids of the states in the names of a body: Syria for "الجيش السوري"."""
        thing = self._things[iri]
        names = zip(LANGUAGES, (thing.label_ar, thing.label_en), strict=True)
        about = [shortforms(language).describe(name, self._catalog) for language, name in names if name]
        found = {state for description in about for state in (*description.states, *description.capitals)}
        if not found and thing.type == EntityType.STATE:
            found.add(iri.rsplit("/", 1)[-1])
        return found


def _key(iri: str) -> str:
    """The key of a thing, whatever its base: "place/aleppo"."""
    return "/".join(iri.rsplit("/", 2)[-2:])
