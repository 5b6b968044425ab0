"""Make whoever an adjective like "banned" stands beside the only target of the ban.

"خلية تابعة لجماعة الإخوان المحظورة" ("a cell of the banned Brotherhood"), "the banned PKK": the ban is found with other
mentions of the sentence as agents or targets, which are removed; whoever stands behind "by" stays. The words are data
(``<xx>/unarmed.toml``, [banned]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_within
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventType, Role

_MARKS: Final = 2
"""Tokens at the most, all of them marks, between a name and the adjective: 'تنظيم "داعش" المحظور'."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    adjectives: frozenset[str]
    by: frozenset[str]
    before: bool


def banned(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the actor beside an adjective of banning the only target, and remove agents that are not behind "by".

    "the banned PKK": the target of "banned" is "PKK".
    """
    words = _words(language)
    return tuple(
        _banned(doc, event, words)
        if event.type == EventType.SANCTION and doc[event.trigger].norm_ in words.adjectives
        else event
        for event in events
    )


def _banned(doc: Doc, event: Event, words: _Words) -> Event:
    """Settle one ban by the actor beside its adjective, if there is one."""
    target = next(_beside(doc, event.trigger, words), None)
    if target is None or (words.before and _subject(doc, event.trigger)):
        return event
    ref = mention_ref(target.start)
    others = {
        mention_ref(span.start)
        for span in mentions_within(sentence_at(doc, event.trigger))
        if span.start != target.start and not (span.start and doc[span.start - 1].norm_ in words.by)
    }
    kept = event.without(others, Role.AGENT, Role.TARGET).without({ref})
    return kept.first(Role.TARGET, [ref])


def _subject(doc: Doc, at: int) -> bool:
    """Whether an actor stands right before the word, which is then a verb: "Germany banned Hamas" is left."""
    span = mentions_by_end(doc).get(at)
    return span is not None and span.label_ in ACTORS


def _beside(doc: Doc, at: int, words: _Words) -> Iterator[Span]:
    """The actors right beside the adjective: behind it in languages where it stands before its noun, else before."""
    for span in mentions_within(sentence_at(doc, at)):
        between = doc[at + 1 : span.start] if words.before else doc[span.end : at]
        near = span.start > at if words.before else span.end <= at
        if near and span.label_ in ACTORS and len(between) <= _MARKS and all(token.is_punct for token in between):
            yield span


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unarmed")["banned"]
    return _Words(fold_all(data["adjectives"], language), fold_all(data["by"], language), data["before"])
