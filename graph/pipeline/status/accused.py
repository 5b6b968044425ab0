"""Find the deeds that are possible since their only agents are accused of them.

"اتهمت المنظمة الجيش بقتل مدنيين" ("the organisation accused the army of killing civilians"): the killing is found as
actual. Annotators have it as possible in nine of ten cases where the accused is the agent, if anybody; where it clearly
happened and only its agent is disputed, the accused is none. So it is with "المتهم بقتل القاضي" ("the man accused of
killing the judge").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.words.inflection import ADJECTIVE
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass, EventType, Role, Status

_DEEDS: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST, EventType.SUPPORT)
"""Types of events that somebody may be accused of."""


def accused_of(doc: Doc, events: Sequence[Event]) -> frozenset[int]:
    """The triggers of actual deeds behind an accusation whose agents are all targets of that."""
    by_ref = {event.ref: event for event in events}
    found: set[int] = set()
    for charge in events:
        if not charge.is_a(EventType.ACCUSATION) or charge.status != Status.ACTUAL:
            continue
        if not charge.refs(Role.AGENT) and kinds_at(doc, charge.trigger) != {ADJECTIVE}:
            continue
        for ref in charge.refs(Role.THEME) & by_ref.keys():
            act = by_ref[ref]
            doers = act.refs(Role.AGENT)
            told = act.trigger > charge.trigger and sentence_at(doc, act.trigger) == sentence_at(doc, charge.trigger)
            taken = act.status == Status.ACTUAL and act.is_a(*_DEEDS)
            if told and taken and doers and doers <= charge.refs(Role.TARGET):
                found.add(act.trigger)
    return frozenset(found)
