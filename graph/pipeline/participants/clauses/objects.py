"""What somebody has done before it is done to him: "قتلت القوات مسلحين هاجموا الجنود", "killed men who attacked them".

Whom the clause on him has as its object suffers only that, and he does not die by what he has done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.ontology.terms import EventClass, EventType, Role

_DONE = (EventClass.VIOLENCE, EventType.ARREST, EventType.ABDUCTION, EventType.TRIAL, EventType.SANCTION)


def without_objects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events without those as targets whom their other targets have done something to behind them."""
    done: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        if event.is_a(*_DONE):
            done[doc[event.trigger].sent.start].append(event)
    changed = {event.ref: _without(event, deeds) for deeds in done.values() for event in deeds}
    return tuple(changed.get(event.ref, event) for event in events)


def _without(event: Event, deeds: Sequence[Event]) -> Event:
    """An event without those to whom others of the deeds in its sentence were done, by its other targets."""
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > event.trigger}
    for deed in deeds:
        if deed.trigger <= event.trigger:
            continue
        doers = {ref for ref in deed.refs(Role.AGENT) & targets if token_of(ref) < deed.trigger}
        suffered = {ref for ref in deed.refs(Role.TARGET) & targets if token_of(ref) > deed.trigger}
        if doers and suffered.isdisjoint(doers):
            event = event.without(suffered, Role.TARGET).without({deed.ref}, Role.INSTRUMENT)
    return event
