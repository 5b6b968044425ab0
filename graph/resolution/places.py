"""Tell whether one place lies in another, by the catalog, or for places that it does not know by the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.relations.directions import on_a_side
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Entity
from khabar.ontology.terms import EntityType, RelationType

FOLDER: Final = "place/"


class Places:
    """Compares places by the provinces and states they lie in."""

    def __init__(self, catalog: Catalog, *, told: Mapping[str, Collection[str]] | None = None) -> None:
        """`told` has what the articles say that places lie in (`told_of`); it counts for those not in the catalog."""
        self._catalog = catalog
        self._told = told or {}
        self._around: dict[str, tuple[str, ...]] = {}
        self._provinces = _provinces(catalog)

    def around(self, key: str) -> tuple[str, ...]:
        """Keys of the province and the state that a place lies in, nearest first; a graph need not have them."""
        if key not in self._around:
            known = tuple(dict.fromkeys(FOLDER + id for id in self._outer(key)))
            self._around[key] = known if self._entry(key) else tuple(sorted(self._told_around(key)))
        return self._around[key]

    def _told_around(self, key: str) -> set[str]:
        """The keys of what a place outside the catalog lies in, by relations that are told."""
        found: set[str] = set()
        told = [*self._told.get(key, ())]
        while told:
            outer = told.pop()
            if outer not in found and outer != key:
                found.add(outer)
                told += [FOLDER + id for id in self._outer(outer)] if self._entry(outer) else self._told.get(outer, ())
        return found

    def placed(self, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """The entities, each with the keys of those among them that it lies in.

        Others are not added: a state of which no sentence says anything is not in the graph.
        """
        found = tuple(entities)
        keys = {entity.key for entity in found}
        within = {entity.key: tuple(sorted(keys.intersection(self.around(entity.key)))) for entity in found}
        return tuple(replace(e, within=within[e.key]) if within[e.key] else e for e in found)

    def agree(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether a place of the first is one of the second, or one of the two lies in the other."""
        mine, theirs = set(first), set(second)
        if mine & theirs:
            return True
        return any(self._within(a, b) or self._within(b, a) for a in mine for b in theirs)

    def apart(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether all places of the first are known to lie elsewhere than all of the second.

        Two towns are two places, and so are two provinces and two states; which towns lie in a region is not known.
        """
        mine, theirs = set(first), set(second)
        return bool(mine and theirs) and not any(self._may_overlap(a, b) for a in mine for b in theirs)

    def state(self, key: str) -> bool:
        """Whether a place is a whole state, in which much happens."""
        entry = self._entry(key)
        return entry is not None and entry.type == EntityType.STATE

    def capital(self, key: str) -> bool:
        """Whether a place is the capital of a state."""
        entry = self._entry(key)
        return entry is not None and bool(entry.capital_of)

    def _may_overlap(self, a: str, b: str) -> bool:
        if a == b or self._within(a, b) or self._within(b, a):
            return True
        states = self.state_of(a), self.state_of(b)
        if None in states:
            return True
        # Of a town whose province is not known every province of its state may be the one.
        return states[0] == states[1] and any(
            one in self._provinces and len(self.around(other)) == 1 and other not in self._provinces
            for one, other in ((a, b), (b, a))
        )

    def _within(self, inner: str, outer: str) -> bool:
        return outer in self.around(inner)

    def state_around(self, key: str) -> str | None:
        """Id of the state that a town or province lies in, or None."""
        return next((place.removeprefix(FOLDER) for place in self.around(key) if self.state(place)), None)

    def state_of(self, key: str) -> str | None:
        """Id of the state that a place is or lies in, or None."""
        return key.removeprefix(FOLDER) if self.state(key) else self.state_around(key)

    def _entry(self, key: str) -> Entry | None:
        return self._catalog.by_id(key.removeprefix(FOLDER)) if key.startswith(FOLDER) else None

    def _outer(self, key: str) -> Iterator[str]:
        entry = self._entry(key)
        seen: set[str] = set()
        while entry is not None and entry.id not in seen:
            seen.add(entry.id)
            outer = entry.within or entry.capital_of
            if outer:
                yield outer
            entry = self._catalog.by_id(outer)


def told_of(annotations: Iterable[Annotation], index: EntityIndex) -> dict[str, set[str]]:
    """Keys of the places that articles say things lie in, by the keys of these."""
    found: dict[str, set[str]] = defaultdict(set)
    for annotation in annotations:
        for relation in annotation.relations:
            if relation.type == RelationType.LOCATED_IN and not beside(annotation, relation):
                inner, outer = (index.key(annotation.article.id, ref) for ref in (relation.head, relation.tail))
                if inner and outer and outer.startswith(FOLDER):
                    found[inner].add(outer)
    return dict(found)


def beside(annotation: Annotation, relation: Relation) -> bool:
    """Whether a relation puts something into the side of a town that was read as the town: "بلدة الضمير شمال دمشق"."""
    if relation.type != RelationType.LOCATED_IN:
        return False
    ends = {mention.id: mention for mention in annotation.mentions if mention.id in (relation.head, relation.tail)}
    if len(ends) < 2:
        return False
    head, tail = ends[relation.head], ends[relation.tail]
    between = annotation.article.text[head.end : tail.start]
    return on_a_side(head.text, between, tail.text, language=annotation.article.language)


@lru_cache(maxsize=4)
def _provinces(catalog: Catalog) -> frozenset[str]:
    """Keys of places in which others lie and which are no states."""
    inner = (catalog.by_id(id) for id in {entry.within for entry in catalog.entries if entry.within})
    return frozenset(FOLDER + e.id for e in inner if e is not None and e.type != EntityType.STATE)
