"""Remove from an event targets that are only the targets of what another target has done.

"قتلت القوات مسلحين هاجموا الجنود" ("the forces killed gunmen who attacked the soldiers"), "killed men who attacked
them": the soldiers are found as killed. Nor is the attack what the gunmen were killed by.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass, EventType, Role

_DONE = (EventClass.VIOLENCE, EventType.ARREST, EventType.ABDUCTION, EventType.TRIAL, EventType.SANCTION)
"""Types of events that somebody does to another one."""


def without_targets_of_targets(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events without those as targets whom their other targets have done something to behind them."""
    done: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.is_a(*_DONE):
            done[sentence_at(doc, event.trigger).start].append(event)
    changed = {event.ref: _without(event, deeds) for deeds in done.values() for event in deeds}
    return tuple(changed.get(event.ref, event) for event in events)


def _without(event: Event, deeds: Sequence[Event]) -> Event:
    """Settle one event by the later ones of its sentence."""
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > event.trigger}
    for deed in deeds:
        if deed.trigger <= event.trigger or deed.is_a(EventType.CLASH):
            continue  # who was killed in a clash fought in it, and was killed by it
        doers = {ref for ref in deed.refs(Role.AGENT) & targets if token_of(ref) < deed.trigger}
        suffered = {ref for ref in deed.refs(Role.TARGET) & targets if token_of(ref) > deed.trigger}
        if doers and suffered.isdisjoint(doers):
            event = event.without(suffered, Role.TARGET).without({deed.ref}, Role.INSTRUMENT)
    return event
