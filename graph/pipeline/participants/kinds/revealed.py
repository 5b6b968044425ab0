"""Who reveals that something was done only tells of it: "كشفت النيابة أن الشرطة ضبطت خلية" foils nothing.

As a foiling it would make the arrest foiled, too. A verb that may be one of speech is one where "that" stands behind
it, with nobody but its subject, times and where he said so between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import mentions_by_ref, token_of
from khabar.graph.pipeline.words.inflection import VERB
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_FOUND: Final = frozenset({EventType.FOILING, EventType.SECURITY_OPERATION})
_ASIDE: Final = 4
"""Words at the most between a verb and "that", besides its subject and times: "في بيان لها"."""


def revealed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, such findings as statements of what is found behind "that" alone."""
    if not any(event.type in _FOUND for event in events):
        return tuple(events)
    that = words_of(language, "clauses", "complementizers") | words_of(
        language, "clauses", "complementizers_with_pronoun"
    )
    spans = mentions_by_ref(doc)
    starts = {span.start: span for span in spans.values()}
    triggers = {event.trigger for event in events}

    def told(event: Event) -> Event:
        at = event.trigger
        if event.own is not None or event.type not in _FOUND:
            return event
        spoken = any(
            candidate.tag.kind == VERB and candidate.row.event == EventType.STATEMENT
            for candidate in lexicon_of(doc).find(doc[at].norm_)
        )
        if not spoken:
            return event
        opener = _opener(doc, at, starts, triggers, that)
        if opener < 0:
            return event
        behind = {ref for ref in event.refs(Role.TARGET, Role.THEME) if token_of(ref) > opener}
        return replace(event.without(behind & spans.keys()), type=EventType.STATEMENT)

    return tuple(map(told, events))


def _opener(doc: Doc, verb: int, starts: Mapping[int, Span], triggers: set[int], that: frozenset[str]) -> int:
    """Where "that" stands behind a verb and its subject, or -1."""
    at, end, others = verb + 1, doc[verb].sent.end, 0
    subject = False
    while at < end and others <= _ASIDE:
        span = starts.get(at)
        if doc[at].norm_ in that:
            return at
        if span is not None and (span.label_ == TIME or (span.label_ in ACTORS and not subject)):
            subject = subject or span.label_ != TIME
            at = span.end
        elif span is not None or at in triggers:
            return -1
        else:
            others += not doc[at].is_punct
            at += 1
    return -1
