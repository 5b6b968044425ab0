"""Tell which happenings came before and after which, from what the texts say of their mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.digests import digest
from khabar.graph.resolution.model import Evidence, Fact, Happening
from khabar.ontology.terms import OrderRelation, Status

_Pair = tuple[str, str]
_DIRECTIONS: Final = ((OrderRelation.BEFORE, 1), (OrderRelation.AFTER, -1))


def resolve_order(annotations: Sequence[Annotation], happenings: Iterable[Happening]) -> tuple[Fact, ...]:
    """The relations before and after between happenings, sorted by key, with all evidence.

    Two that some texts put one way and others the other way have none, and so have more that form a circle.
    """
    told = {
        (item.article, item.start, item.end): (happening.key, item)
        for happening in happenings
        for item in happening.evidence
    }
    found: dict[_Pair, set[Evidence]] = defaultdict(set)
    for annotation in annotations:
        article = annotation.article.id
        places = {event.id: (article, event.start, event.end) for event in annotation.events}
        for order in annotation.order:
            first, second = told.get(places[order.first]), told.get(places[order.second])
            if first is None or second is None or first[0] == second[0]:
                continue
            if not first[1].status == second[1].status == Status.ACTUAL:
                continue  # the article has said elsewhere that it came to nothing
            # Who says that the later one happened says when.
            said = (first[1], second[1])
            found[first[0], second[0]].add(
                Evidence(
                    article=article,
                    start=min(item.start for item in said),
                    end=max(item.end for item in said),
                    quote=second[1].quote,
                    status=second[1].status,
                    confidence=order.confidence,
                    rule=order.rule,
                    attributed_to=second[1].attributed_to,
                    via=second[1].via,
                    chain=second[1].chain,
                )
            )
    facts = []
    circles = _in_circles(found)
    for (first_key, second_key), evidence in found.items():
        if (first_key, second_key) in circles:
            continue
        items = tuple(sorted(evidence, key=lambda item: (item.article, item.start, item.end, item.rule)))
        for relation, step in _DIRECTIONS:
            subject, object = (first_key, second_key)[::step]
            key = f"relation/{relation}-{digest(relation, subject, object)}"
            facts.append(Fact(key, relation, subject, object, items))
    return tuple(sorted(facts, key=lambda fact: fact.key))


def _in_circles(pairs: Iterable[_Pair]) -> set[_Pair]:
    """The pairs by which something comes before itself, and those between two such circles.

    >>> sorted(_in_circles([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]))
    [('a', 'b'), ('b', 'c'), ('c', 'a')]
    """
    left = set(pairs)
    while True:
        firsts, seconds = {first for first, _ in left}, {second for _, second in left}
        kept = {(first, second) for first, second in left if first in seconds and second in firsts}
        if kept == left:
            return left
        left = kept
