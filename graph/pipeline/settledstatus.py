"""Whether events happened, as their sentence says it by words that have no other meaning, whichever engine has read it.

It follows what cues and model make of the events: "acquitted of killing", "علقت كندا تبادل المعلومات".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc

from khabar.graph.pipeline.described import without_descriptions
from khabar.graph.pipeline.disputed import disputed
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refuted import refuted
from khabar.graph.pipeline.scopes import scoped
from khabar.graph.pipeline.takenup import taken_up
from khabar.graph.pipeline.thwarted import with_outcomes
from khabar.graph.pipeline.withheld import withheld
from khabar.ontology.terms import Status


def settled_statuses(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, their arguments and statuses found, with the statuses that their sentences leave no doubt of.

    Without what is no event at all: what something is only called.
    """
    events = without_descriptions(doc, events, language=language)
    sure = dict.fromkeys(disputed(doc, events, language=language), Status.POSSIBLE)
    sure |= scoped(doc, events, language=language)
    sure |= dict.fromkeys(refuted(doc, events, language=language), Status.NEGATED)
    sure |= dict.fromkeys(withheld(doc, events, language=language), Status.NEGATED)
    told = tuple(_with_status(event, sure.get(event.trigger, event.status)) for event in events)
    return with_outcomes(told, sure, taken_up(doc, told, language=language))


def _with_status(event: Event, status: str) -> Event:
    return event if status == event.status else replace(event, status=status)
