"""That somebody has joined a group is told by his membership, and is no cooperation of the two beside it.

Annotators have "التحق سمير بتنظيم داعش" as an event; in the graph it would say that he and the group are two sides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Final

from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.pipeline.relations.joined import JOINED
from khabar.ontology.terms import EventType, Role, Status

_SIDES: Final = (Role.AGENT, Role.THEME)


def without_joinings(annotation: Annotation) -> Annotation:
    """The annotation without the events that only say who is a member of what."""
    members: dict[tuple[int, str], set[str]] = defaultdict(set)
    sentence = {mention.id: mention.sentence for mention in annotation.mentions}
    for relation in annotation.relations:
        if relation.rule == JOINED:
            members[sentence[relation.tail], relation.tail].add(relation.head)
    if not members:
        return annotation
    gone = {event.id for event in annotation.events if _joining(event, members)}
    kept = (event for event in annotation.events if event.id not in gone)
    return replace(
        annotation,
        events=tuple(replace(e, arguments=tuple(a for a in e.arguments if a.ref not in gone)) for e in kept),
        order=tuple(order for order in annotation.order if gone.isdisjoint((order.first, order.second))),
    )


def _joining(event: EventMention, members: dict[tuple[int, str], set[str]]) -> bool:
    if event.type != EventType.COOPERATION or event.own is not None or event.status != Status.ACTUAL:
        return False
    sides = {argument.ref for argument in event.arguments if argument.role in _SIDES}
    return any(at == event.sentence and sides - {body} <= who for (at, body), who in members.items() if body in sides)
