"""Label an entity that has only common words with what it belongs to: "قيادي (الفجر)", "fighters (Red Dawn)"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Final

from khabar.graph.resolution.model import Entity, Fact
from khabar.ontology.terms import RelationType

_TELLING: Final = (
    RelationType.LEADS,
    RelationType.REPRESENTS,
    RelationType.MEMBER_OF,
    RelationType.PART_OF,
    RelationType.LOCATED_IN,
)
"""The relations that tell what a thing belongs to, the most telling first."""


def with_owners(entities: Iterable[Entity], facts: Iterable[Fact], described: Collection[str]) -> tuple[Entity, ...]:
    """The entities, with the one thing that each of the keys `described` leads, belongs to or lies in in its label.

    The words alone stay a name of it. Where it may be several things, or the relation is unlikely, the label stays.
    """
    entities = tuple(entities)
    labels = {entity.key: dict(entity.labels) for entity in entities}
    owners: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for fact in facts:
        if fact.subject in described and fact.type in _TELLING and fact.object in labels and fact.likely:
            owners[fact.subject][fact.type].add(fact.object)
    return tuple(_labelled(entity, owners, labels) if entity.key in owners else entity for entity in entities)


def _labelled(
    entity: Entity, owners: Mapping[str, Mapping[str, set[str]]], labels: Mapping[str, Mapping[str, str]]
) -> Entity:
    said = owners[entity.key]
    of = next(said[type] for type in _TELLING if type in said)
    if len(of) > 1:
        return entity
    (owner,) = of
    names = labels[owner]
    called = tuple(
        (xx, f"{label} ({names[xx] if xx in names else min(names.values())})") for xx, label in entity.labels
    )
    return replace(entity, labels=called, aliases=tuple(sorted({*entity.aliases, *entity.labels})))
