"""When events were: their own times, or those of the statements that announce them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.ontology.owntypes import nearest
from khabar.ontology.terms import EventClass, EventType, Role, Status

_ANNOUNCED: Final = frozenset({EventClass.SECURITY_ACTION, EventClass.MEASURE})
"""What authorities do and make known when it is done: the day of the announcement dates it when nothing else does
("وقبل أسبوعين أعلن الجهاز إحباط محاولة"). An attack or a clash is reported later, so its report does not date it."""


def times_of(events: Sequence[EventMention], mentions: Mapping[str, Mention]) -> dict[str, tuple[Mention, ...]]:
    """The times of each event of an article, by its reference; of what has none and is announced, when that was."""
    own = {event.id: _own(event, mentions) for event in events}
    return own | _inherited(events, own)


def _own(event: EventMention, mentions: Mapping[str, Mention]) -> tuple[Mention, ...]:
    return tuple(
        mentions[argument.ref]
        for argument in event.arguments
        if argument.role == Role.TIME and argument.ref in mentions
    )


def _inherited(
    events: Sequence[EventMention], times: Mapping[str, tuple[Mention, ...]]
) -> dict[str, tuple[Mention, ...]]:
    """Times that events without one of their own take from the statement that announces them; see `_ANNOUNCED`."""
    by_id = {event.id: event for event in events}
    inherited: dict[str, tuple[Mention, ...]] = {}
    for statement in events:
        if nearest(statement.type, statement.own) != EventType.STATEMENT or not times[statement.id]:
            continue
        for argument in statement.arguments:
            reported = by_id.get(argument.ref)
            if (
                reported is not None
                and not times[reported.id]
                and reported.status == Status.ACTUAL
                and reported.is_a(*_ANNOUNCED)
            ):
                inherited.setdefault(reported.id, times[statement.id])
    return inherited
