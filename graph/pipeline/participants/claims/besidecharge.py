"""Make the accused the agent of the outcome that a participle behind the charge tells.

"Kyiv accused Moscow of shelling a school, killing four": Kyiv is found as the killer. If it is true, Moscow is, so that
it becomes the agent, and the killing a theme of the charge. The participle stands right behind a comma.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import tenses_at
from khabar.graph.pipeline.refs import of_mention
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventClass, EventType, Role


class _Going(NamedTuple):
    """An accusation, the deed in it, and the outcome that a participle tells."""

    charge: Event
    deed: Event
    outcome: Event


def with_outcomes_of_charges(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Give the outcome of a charged deed the deed's agent, and make it a theme of the charge.

    "Kyiv accused Moscow of shelling a school, killing four": the agent of "killing" is "Moscow".
    """
    found = {event.trigger: event for event in events}
    for charge, deed, outcome in _going(doc, events, language):
        doers = sorted(ref for ref in deed.refs(Role.AGENT) or charge.refs(Role.TARGET) if of_mention(ref))
        others = outcome.refs(Role.AGENT).difference(doers)
        found[outcome.trigger] = outcome.without(others, Role.AGENT).given(Role.AGENT, doers)
        found[charge.trigger] = found[charge.trigger].given(Role.THEME, [outcome.ref])
    return tuple(found[event.trigger] for event in events)


def _going(doc: Doc, events: Sequence[Event], language: str) -> Iterator[_Going]:
    """The accusations of violence that go on in a participle."""
    by_ref = {event.ref: event for event in events}
    commas = word_classes(language).commas
    outcomes = [
        event
        for event in events
        if event.is_a(EventClass.VIOLENCE)
        and event.trigger
        and doc[event.trigger - 1].text in commas
        and "ing" in tenses_at(doc, event.trigger)
    ]
    for charge in events if outcomes else ():
        if not charge.is_a(EventType.ACCUSATION) or not charge.refs(Role.TARGET):
            continue
        deeds = [by_ref[ref] for ref in charge.refs(Role.THEME) & by_ref.keys()]
        for outcome in outcomes:
            before = [deed for deed in deeds if charge.trigger < deed.trigger < outcome.trigger - 1]
            deed = max(before, key=lambda event: event.trigger, default=None)
            last = max((event.trigger for event in events if event.trigger < outcome.trigger), default=-1)
            one = sentence_at(doc, charge.trigger) == sentence_at(doc, outcome.trigger)
            if one and deed is not None and deed.is_a(EventClass.VIOLENCE) and last == deed.trigger:
                yield _Going(charge, deed, outcome)
