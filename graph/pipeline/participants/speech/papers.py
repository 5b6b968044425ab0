"""Make whoever has written a paper the agent of what it says, in place of those who read it out or print it.

"تلا المتظاهرون بيانا لحزب الأمة يهدد المجلس بالتصعيد" ("protesters read out a statement of the Umma party that
threatens the council with escalation"): the protesters are found as threatening; the party is, and is the agent of what
is threatened. Whoever a letter is sent "to" has not written it. The words are data (`[written]` of
``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event, grouped
from khabar.graph.pipeline.mentions import mentions_within
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EventClass, EventType, Role

_FAR: Final = 4
"""Tokens at the most from a paper to its writer: "a statement signed by the"."""
_NEAR: Final = 2
"""Tokens at the most from the writer to what the paper says: "التي"."""


class _Words(NamedTuple):
    """Folded words of a language."""

    papers: frozenset[str]
    by: frozenset[str]
    to: frozenset[str]
    ascribed: frozenset[str]
    that: frozenset[str]


def of_writers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make writers the agents of what their papers say, in place of those named before the papers.

    "تلا المتظاهرون بيانا لحزب الأمة يهدد": "يهدد" has the agent "حزب الأمة", and no longer "المتظاهرون".
    """
    words = _words(language)
    changed, beside = {event.ref: event for event in events}, grouped(doc, events)
    for paper, writer in _written(doc, words, language):
        here = (
            changed[event.ref] for event in beside.get(sentence_of(writer).start, ()) if event.is_a(EventClass.SPEECH)
        )
        said = _said(doc, writer, here, words)
        if said is None:
            continue
        who = mention_ref(writer.start)
        others = {ref for ref in said.refs(Role.AGENT) if _before(doc, ref, paper)}
        changed[said.ref] = _by(said, others, who)
        for theme in said.refs(Role.THEME) & changed.keys():
            if changed[theme].refs(Role.AGENT) & others:
                changed[theme] = _by(changed[theme], others, who)
    return tuple(changed[event.ref] for event in events)


def _by(event: Event, others: set[str], who: str) -> Event:
    """Put one agent in the place of others."""
    kept = event.without({*others, who}, Role.AGENT)
    return kept.first(Role.AGENT, [who])


def _before(doc: Doc, ref: str, paper: int) -> bool:
    """Whether a mention stands before a paper in its sentence."""
    at = token_of(ref)
    return sentence_at(doc, paper).start <= at < paper


def _written(doc: Doc, words: _Words, language: str) -> Iterator[tuple[int, Span]]:
    """The positions of the papers of a text, each with the mention of its writer."""
    classes = word_classes(language)
    for token in doc:
        if classes.bare(token.norm_) not in words.papers:
            continue
        at = token.i + 1
        for span in mentions_within(doc[at : sentence_of(token).end]):
            if span.label_ == TIME:
                continue
            between = [each.norm_ for each in doc[at : span.start]]
            if len(between) > _FAR or not words.by.union(words.to, classes.articles).issuperset(between):
                break
            if words.to.isdisjoint(between) or not words.ascribed.isdisjoint(between):
                if span.label_ in ACTORS and (between or classes.article):
                    yield token.i, span
                break
            at = span.end  # to whom it is sent


def _said(doc: Doc, writer: Span, events: Iterable[Event], words: _Words) -> Event | None:
    """The event of speech, other than a statement, right behind a writer; or None."""
    for event in events:
        between = doc[writer.end : event.trigger]
        near = 0 <= event.trigger - writer.end <= _NEAR and event.trigger < sentence_of(writer).end
        if near and event.type != EventType.STATEMENT and all(token.norm_ in words.that for token in between):
            return event
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["written"]
    keys = ("papers", "by", "to", "ascribed", "that")
    return _Words(*(fold_all(data[key], language) for key in keys))
