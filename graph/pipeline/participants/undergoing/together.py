"""Who is joined to somebody undergoes what he does: "قتل سامي عون وقائد الشرطة كريم ناصر" has nobody kill.

Behind a verb no object stands behind "and", so that the first of the two is none who does it to the second, where it is
done to nobody else; nor does the body do it whose title the second one has. Of languages whose verb comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_HARM: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST)
_BETWEEN: Final = 6
"""Tokens at the most between two: "and" and a title, "وقائد شرطة المدينة العميد"."""


def together(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of harm with two joined persons, of whom one would do it to the other, as done to both."""
    if table(language, "clauses")["order"] != "VSO" or not any(event.is_a(*_HARM) for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    triggers = {event.trigger for event in events}
    return tuple(_settled(doc, event, spans, triggers) if event.is_a(*_HARM) else event for event in events)


def _settled(doc: Doc, event: Event, spans: Mapping[str, Span], triggers: set[int]) -> Event:
    agents, targets = (
        [spans[ref] for ref in event.refs(role) if ref in spans and spans[ref].start > event.trigger]
        for role in (Role.AGENT, Role.TARGET)
    )
    of = {
        ref
        for ref in event.refs(Role.AGENT)
        if ref in spans and any(_led(doc, spans[ref], target) for target in targets)
    }
    event = event.without(of, Role.AGENT)
    agents = [span for span in agents if span.label_ == EntityType.PERSON]
    if len(agents) != 1 or len(targets) != 1 or not _joined(doc, agents[0], targets[0], triggers):
        return event
    return event.moved({mention_ref(agents[0].start)}, Role.AGENT, Role.TARGET)


def _joined(doc: Doc, one: Span, other: Span, triggers: set[int]) -> bool:
    """Whether "and" and a title at most stand between two persons."""
    between = doc[one.end : other.start]
    if other.label_ != EntityType.PERSON or not 0 < len(between) <= _BETWEEN:
        return False
    joins = coordinators(doc.lang_).all
    if between[0].norm_ not in joins or any(token.is_punct or token.i in triggers for token in between):
        return False
    return len(between) == 1 or heads(doc.lang_).people([between[1].norm_], first=True)


def _led(doc: Doc, body: Span, person: Span) -> bool:
    """Whether a title that leads to a body stands behind "and", and the body before somebody's name."""
    title = body.start - 1
    if person.label_ != EntityType.PERSON or not 0 <= person.start - body.end <= 1 or title <= body.sent.start:
        return False
    joins = coordinators(doc.lang_).all
    return doc[title - 1].norm_ in joins and heads(doc.lang_).people([doc[title].norm_], first=True)
