"""Who is accused of something has done it, and nobody before the accusation: "تطرد السفيرة وتتهم كييف بدعم الإرهاب".

The ambassador who is expelled supports nobody there. What two do with each other is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.ontology.terms import EventType, Role

_MUTUAL: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.CLASH)


def by_accused_alone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The events, those of which somebody named behind an accusation is accused done by no one named before it."""
    changed = {event.ref: event for event in events}
    for charge in events:
        if charge.type != EventType.ACCUSATION:
            continue
        at = charge.trigger
        accused = {ref for ref in charge.refs(Role.TARGET) if of_mention(ref) and token_of(ref) > at}
        for theme in charge.refs(Role.THEME) & changed.keys():
            deed = changed[theme]
            agents = deed.refs(Role.AGENT)
            if deed.trigger < at or deed.is_a(*_MUTUAL) or not agents & accused:
                continue
            start = doc[at].sent.start
            before = {ref for ref in agents - accused if of_mention(ref) and start <= token_of(ref) < at}
            changed[theme] = deed.without(before, Role.AGENT)
    return tuple(changed[event.ref] for event in events)
