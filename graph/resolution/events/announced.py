"""Date events: by their own times, or by that of the statement that announces them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.ontology.terms import EventClass, EventType, Role, Status

_ANNOUNCED: Final = frozenset({EventClass.SECURITY_ACTION, EventClass.MEASURE})
"""What authorities do and announce when it is done.

The day of the announcement is then the event's, if it has none: "وقبل أسبوعين أعلن الجهاز إحباط محاولة" ("two weeks ago
the service announced that it foiled an attempt"). Attacks and clashes are reported later, and are not dated so.
"""


def times_of(events: Sequence[EventMention], mentions: Mapping[str, Mention]) -> dict[str, tuple[Mention, ...]]:
    """The times of each event of an article, by reference; announced events without times have the statement's."""
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
    """The times that events without one take from the statement that announces them; see `_ANNOUNCED`."""
    by_id = {event.id: event for event in events}
    inherited: dict[str, tuple[Mention, ...]] = {}
    for statement in events:
        if statement.kind != EventType.STATEMENT or not times[statement.id]:
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
