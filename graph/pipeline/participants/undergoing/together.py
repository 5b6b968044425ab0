"""Make both of two joined persons behind a verb of harm its targets, where the first was found as agent.

"قتل سامي عون وقائد الشرطة كريم ناصر" ("Sami Aoun and the police chief Karim Nasser were killed") is found as the one
killing the other; but an object does not stand behind "and". Nor is the body an agent that belongs to the title of the
second ("وقائد الشرطة"). Only one agent and one target are settled so, and only in languages whose verb comes first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_HARM: Final = (EventClass.VIOLENCE, EventType.ABDUCTION, EventType.ARREST)
_BETWEEN: Final = 6
"""Tokens at the most between the two: "and" and a title, "وقائد شرطة المدينة العميد"."""


def together(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the agent of harm a target where "and" joins it to the only target, and remove the body in that one's title.

    "قتل سامي عون وقائد الشرطة كريم ناصر": both persons are targets of "قتل", which has no agent.
    """
    if not verb_first(language) or not any(event.is_a(*_HARM) for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    triggers = {event.trigger for event in events}
    return tuple(_settled(doc, event, spans, triggers) if event.is_a(*_HARM) else event for event in events)


def _settled(doc: Doc, event: Event, spans: Mapping[str, Span], triggers: set[int]) -> Event:
    """Settle one event of harm; see `together`."""
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
    """Whether "and" stands between two persons, and behind it a title or nothing."""
    between = doc[one.end : other.start]
    if other.label_ != EntityType.PERSON or not 0 < len(between) <= _BETWEEN:
        return False
    joins = coordinators(doc.lang_).all
    if between[0].norm_ not in joins or any(token.is_punct or token.i in triggers for token in between):
        return False
    return len(between) == 1 or heads(doc.lang_).people([between[1].norm_], first=True)


def _led(doc: Doc, body: Span, person: Span) -> bool:
    """Whether a body stands between "and" with a title and a person's name: "وقائد الشرطة كريم ناصر"."""
    title = body.start - 1
    if person.label_ != EntityType.PERSON or not 0 <= person.start - body.end <= 1 or title <= sentence_of(body).start:
        return False
    joins = coordinators(doc.lang_).all
    return doc[title - 1].norm_ in joins and heads(doc.lang_).people([doc[title].norm_], first=True)
