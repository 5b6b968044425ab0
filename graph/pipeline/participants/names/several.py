"""Put officials of several states, said by a dual or plural, in the place of those states.

"اتفق وزيرا خارجية مصر والأردن" ("the foreign ministers of Egypt and Jordan agreed"): Jordan is found as an agent beside
the ministers. The words are data (``<xx>/undergone.toml``, [several]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import EntityType, Role


def of_several(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Put officials for the states they are of, in the role that these have.

    "اتفق رئيسا تشاد والنيجر على هدنة" ("the presidents of Chad and Niger agreed on a truce"): "رئيسا" is the only
    agent.
    """
    words = words_of(language, "undergone", "several", "officials")
    starts = mentions_by_start(doc) if words else {}
    head = 0 if word_classes(language).article else -1
    officials = [span for span in starts.values() if span.label_ in PEOPLE and span[head].norm_ in words]
    of = {mention_ref(span.start): frozenset(_states(doc, span, starts, language)) for span in officials}
    return tuple(_without(event, of) for event in events) if any(of.values()) else tuple(events)


def _without(event: Event, of: Mapping[str, frozenset[str]]) -> Event:
    """Put officials for their states in one event."""
    for officials, states in of.items():
        for role in (Role.AGENT, Role.TARGET):
            if not states.isdisjoint(event.refs(role)):
                event = _instead(event, role, states, officials)
    return event


def _instead(event: Event, role: str, states: frozenset[str], officials: str) -> Event:
    """Put officials, once, for the states they are of in one role."""
    said = (
        Argument(role, officials) if argument.role == role and argument.ref in states else argument
        for argument in event.arguments
    )
    return replace(event, arguments=tuple(dict.fromkeys(said)))


def _states(doc: Doc, officials: Span, starts: Mapping[int, Span], language: str) -> Iterator[str]:
    """The references of the states in a row behind officials, or behind the state that their mention ends with."""
    of, each = words_of(language, "shortforms", "of"), words_of(language, "pairs", "officials", "each")
    at = officials.end
    if of and (at >= len(doc) or doc[at].norm_ not in of):
        return
    while at < len(doc) and doc[at].norm_ in of | each:
        at += 1
    if at in starts and starts[at].label_ == EntityType.STATE:
        yield mention_ref(at)
        at = starts[at].end
    joins, comma = coordinators(language), word_classes(language).commas
    while at + 1 < len(doc) and (doc[at].norm_ in joins.all or doc[at].text in comma):
        at += 1 + (doc[at].text in comma and doc[at + 1].norm_ in joins.apart)
        if at not in starts or starts[at].label_ != EntityType.STATE:
            return
        yield mention_ref(at)
        at = starts[at].end
