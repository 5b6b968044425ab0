"""Measures that are told as lifted, and designations that are no more than ones for sanctions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.events.sanctionlists import of_sanctions
from khabar.ontology.terms import EventType, Role, Status

_LIFTING: Final = frozenset({EventType.DELISTING, EventType.RELEASE})
"""What ends a designation or a sanction."""


def revoked_in(events: Iterable[EventMention]) -> set[str]:
    """The designations and sanctions that are told as lifted: "رفع العقوبات", "removed it from its sanctions list"."""
    lifting = [e for e in events if e.status == Status.ACTUAL and e.is_a(*_LIFTING)]
    found = {argument.ref for lift in lifting for argument in lift.arguments if argument.role == Role.THEME}
    for measure in events:
        if measure.is_a(EventType.SANCTION):
            whose = _targets(measure)
            behind = (lift for lift in lifting if lift.sentence == measure.sentence and lift.start < measure.start)
            if any(whose <= _targets(lift) for lift in behind):
                found.add(measure.id)
    return found


def _targets(event: EventMention) -> set[str]:
    return {argument.ref for argument in event.arguments if argument.role == Role.TARGET}


def told_for_sanctions(event: EventMention, quote: str, language: str) -> bool:
    """Whether a designation is told as one on a list of sanctions."""
    return event.is_a(EventType.DESIGNATION) and of_sanctions(quote, language)
