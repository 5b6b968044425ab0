"""Of which states several officials are: "وزيرا خارجية مصر والأردن" are of both, and Jordan itself has not met.

The words for two or more in the construct are data (``<xx>/undergone.toml``, [several]); languages without them are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.ontology.terms import EntityType, Role

_PEOPLE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP})


def of_several(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without the states as participants whose officials take part in the same role."""
    words = words_of(language, "undergone", "several", "officials")
    starts = {span.start: span for span in mentions(doc)} if words else {}
    officials = [span for span in starts.values() if span.label_ in _PEOPLE and span[0].norm_ in words]
    of = {mention_ref(span.start): frozenset(_states(doc, span, starts, language)) for span in officials}
    return tuple(_without(event, of) for event in events) if any(of.values()) else tuple(events)


def _without(event: Event, of: Mapping[str, frozenset[str]]) -> Event:
    for ref, states in of.items():
        for role in (Role.AGENT, Role.TARGET):
            if ref in event.refs(role):
                event = event.without(states, role)
    return event


def _states(doc: Doc, officials: Span, starts: Mapping[int, Span], language: str) -> Iterator[str]:
    """References of the states in a row behind officials, or behind the one that their mention ends with."""
    joins = coordinators(language).glued
    at = officials.end
    if at in starts and starts[at].label_ == EntityType.STATE:
        yield mention_ref(at)
        at = starts[at].end
    while at + 1 < len(doc) and doc[at].norm_ in joins and at + 1 in starts:
        state = starts[at + 1]
        if state.label_ != EntityType.STATE:
            return
        yield mention_ref(state.start)
        at = state.end
