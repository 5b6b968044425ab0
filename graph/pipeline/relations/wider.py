"""Leave out of the places where something lies those around another one of them.

"A refinery in Russia's Saratov region": the refinery lies in the region and the region in Russia. That the refinery
lies in Russia follows, and is not said of it once more, as by the annotation guidelines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Relation
from khabar.ontology.terms import RelationType


def without_wider(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """Drop locatedIn from a thing to a place in which another place of it lies.

    "village locatedIn Mali" goes beside "village locatedIn Mopti region" and "Mopti region locatedIn Mali".
    """
    found = tuple(relations)
    places: dict[str, set[str]] = defaultdict(set)
    for relation in found:
        if relation.type == RelationType.LOCATED_IN:
            places[relation.head].add(relation.tail)

    def wider(relation: Relation) -> bool:
        tail = relation.tail
        others = (places[relation.head] - {tail}) & places.keys()
        return any(tail in places[other] and other not in places.get(tail, ()) for other in others)

    return tuple(r for r in found if r.type != RelationType.LOCATED_IN or not wider(r))
