"""What somebody has done before it is done to him: "قتلت القوات مسلحين هاجموا الجنود", "killed men who attacked them".

Whom the clause on him has as its object suffers only that, and he does not die by what he has done.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.ontology.terms import EventClass, EventType, Role

_DONE = (EventClass.VIOLENCE, EventType.ARREST, EventType.ABDUCTION, EventType.TRIAL, EventType.SANCTION)


def without_objects(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events without those as targets whom their other targets have done something to behind them."""
    done = [event for event in events if event.is_a(*_DONE)]
    return tuple(_without(doc, event, done) if event in done else event for event in events)


def _without(doc: Doc, event: Event, deeds: Sequence[Event]) -> Event:
    targets = {ref for ref in event.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > event.trigger}
    for deed in deeds:
        if deed.trigger <= event.trigger or doc[deed.trigger].sent != doc[event.trigger].sent:
            continue
        doers = {ref for ref in deed.refs(Role.AGENT) & targets if token_of(ref) < deed.trigger}
        suffered = {ref for ref in deed.refs(Role.TARGET) & targets if token_of(ref) > deed.trigger}
        if doers and suffered.isdisjoint(doers):
            event = event.without(suffered, Role.TARGET).without({deed.ref}, Role.INSTRUMENT)
    return event
