"""Make a foiling or operation that only reveals something a statement.

"كشفت النيابة أن الشرطة ضبطت خلية" ("the prosecution revealed that the police had caught a cell"): "كشفت" also means
"uncovered", and is found as a foiling, which would make the arrest foiled. A verb that may be one of speech is one
where "that" stands behind it, with its subject, times and a few words at most between. What stands behind "that" leaves
its targets and themes. Its readings are those of the triggers; there are no words of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import TIME, Event
from khabar.graph.pipeline.events.ofdoc import lexicon_of
from khabar.graph.pipeline.refs import mentions_by_ref, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_FOUND: Final = frozenset({EventType.FOILING, EventType.SECURITY_OPERATION})
"""The types as which a verb of revealing is found."""
_ASIDE: Final = 4
"""Words at the most from a verb to "that", besides its subject and times: "في بيان لها"."""


def revealed(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make foilings and operations with "that" behind them statements, where their verb may be one of speech.

    "كشفت النيابة أن الشرطة ضبطت خلية": "كشفت" becomes a statement.
    """
    if not any(event.type in _FOUND for event in events):
        return tuple(events)
    that = clause_words(language, "complementizers", "complementizers_with_pronoun")
    spans = mentions_by_ref(doc)
    starts = {span.start: span for span in spans.values()}
    triggers = {event.trigger for event in events}

    def told(event: Event) -> Event:
        at = event.trigger
        if event.type not in _FOUND:
            return event
        spoken = any(
            candidate.tag.kind == VERB and candidate.row.type == EventType.STATEMENT
            for candidate in lexicon_of(doc).find(doc[at].norm_)
        )
        if not spoken:
            return event
        opener = _opener(doc, at, starts, triggers, that)
        if opener < 0:
            return event
        behind = {ref for ref in event.refs(Role.TARGET, Role.THEME) if token_of(ref) > opener}
        return event.without(behind & spans.keys()).with_type(EventType.STATEMENT)

    return tuple(map(told, events))


def _opener(doc: Doc, verb: int, starts: Mapping[int, Span], triggers: set[int], that: frozenset[str]) -> int:
    """The position of "that" behind a verb and its subject, or -1."""
    at, end, others = verb + 1, sentence_at(doc, verb).end, 0
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
