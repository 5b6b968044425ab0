"""Remove targets from statements that are named in what is stated, and not before it.

Whom a statement is made to stands before its content: "قال للصحيفة إن ...", "told Reuters that ...". In "said that the
army ..." the army is no target.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.clauses.clauses import opening_words
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.ontology.terms import EventType, Role


def addressed(doc: Doc, events: Iterable[Event]) -> Iterator[Event]:
    """Remove from statements the targets that are named in what is stated.

    A name right before the opening word may still be a target: "said late that evening to Reuters that".
    """
    words = opening_words(doc.lang_)
    spans = mentions_by_ref(doc)
    for event in events:
        if event.type != EventType.STATEMENT or all(argument.role != Role.TARGET for argument in event.arguments):
            yield event
            continue
        kept = tuple(
            argument
            for argument in event.arguments
            if argument.role != Role.TARGET or not _inside(doc, event.trigger, spans.get(argument.ref), words)
        )
        yield replace(event, arguments=kept)


def _inside(doc: Doc, trigger: int, span: Span | None, words: Set[str]) -> bool:
    """Whether a mention stands behind a word that opens what is stated, in the sentence of the trigger."""
    if span is None or span.start <= trigger or sentence_at(doc, trigger) != sentence_of(span[0]):
        return False
    if span.end < len(doc) and doc[span.end].norm_ in words:
        return False
    return any(word in words for word in norms(doc, trigger + 1, span.start))
