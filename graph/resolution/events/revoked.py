"""Find designations and sanctions that are told as lifted, and designations that are only sanctions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Final

from khabar.graph.pipeline.annotation import Annotation, EventMention
from khabar.graph.resolution.events.sanctionlists import of_sanctions
from khabar.ontology.terms import EventType, Role, Status

_LIFTING: Final = frozenset({EventType.DELISTING, EventType.RELEASE})
"""Types that end a designation or a sanction."""


def revoked_in(annotation: Annotation) -> set[str]:
    """Ids of designations and sanctions told as lifted: "رفع العقوبات", "removed it from its sanctions list".

    "ستلغي واشنطن تصنيف الهيئة" ("Washington will revoke the group's designation") counts, too: it tells of no
    designation.
    """
    lifting = [e for e in annotation.events if _lifts(e)]
    found = {ref for lift in lifting for ref in lift.refs(Role.THEME)}
    starts = {mention.id: mention.start for mention in annotation.mentions}
    for measure in annotation.events:
        whose = measure.refs(Role.TARGET)
        behind = [lift for lift in lifting if lift.sentence == measure.sentence and lift.start < measure.start]
        if any(whose <= lift.refs(Role.TARGET) for lift in _ending(measure, whose, behind, starts)):
            found.add(measure.id)
    return found


def _lifts(event: EventMention) -> bool:
    if event.status == Status.PLANNED:
        return event.is_a(EventType.DELISTING)
    return event.status == Status.ACTUAL and event.is_a(*_LIFTING)


def _ending(
    measure: EventMention, whose: Set[str], lifting: list[EventMention], starts: Mapping[str, int]
) -> Iterator[EventMention]:
    """The events that may end a measure behind them in its sentence.

    A designation only by one without another theme, and if its target stands behind both: "the lifting of the US
    designation of the group", not "delisted the group and designated it again".
    """
    if measure.is_a(EventType.SANCTION):
        yield from (lift for lift in lifting if lift.status == Status.ACTUAL)
    elif measure.is_a(EventType.DESIGNATION) and whose and all(starts.get(ref, 0) > measure.start for ref in whose):
        yield from (lift for lift in lifting if lift.is_a(EventType.DELISTING) and not lift.refs(Role.THEME))


def told_for_sanctions(event: EventMention, quote: str, language: str) -> bool:
    """Whether a designation is told as one on a list of sanctions."""
    return event.is_a(EventType.DESIGNATION) and of_sanctions(quote, language)
