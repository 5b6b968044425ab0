"""Remove those named before an accusation from the agents of the deed that another one is accused of.

"تطرد السفيرة وتتهم كييف بدعم الإرهاب" ("expels the ambassador and accuses Kyiv of supporting terror"): the ambassador
is found as supporting terror beside Kyiv. What several do with each other is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventType, Role

_MUTUAL: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION, EventType.CLASH)


def by_accused_alone(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """Remove agents before an accusation from its theme, if that has an accused named behind it as agent.

    "تطرد السفيرة وتتهم كييف بدعم الإرهاب": "دعم" loses the agent "السفيرة".
    """
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
            start = sentence_at(doc, at).start
            before = {ref for ref in agents - accused if of_mention(ref) and start <= token_of(ref) < at}
            changed[theme] = deed.without(before, Role.AGENT)
    return tuple(changed[event.ref] for event in events)
