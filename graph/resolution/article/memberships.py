"""Drop events of cooperation that only say that somebody has joined a group, which the relation memberOf says.

"التحق سمير بتنظيم داعش" ("Samir joined IS"): annotators have an event; in the graph it would make the two its sides.
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
    """The annotation without events of joining that a relation by the rule `JOINED` says."""
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
    """Whether an event's sides are a group and those who joined it; one of a user's own type is more than that."""
    if event.type != EventType.COOPERATION or event.status != Status.ACTUAL:
        return False
    sides = event.refs(*_SIDES)
    return any(at == event.sentence and sides - {body} <= who for (at, body), who in members.items() if body in sides)
