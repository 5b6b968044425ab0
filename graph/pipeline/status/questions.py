"""Find the events that are only asked about: nobody says that they happened.

A question that asks whether something is so begins with a word for that, "Has Iran armed the Houthis?", "هل قصفت تركيا
القرية؟" ("Has Turkey shelled the village?"), or has no asking word at all: "Hamas leader killed in Beirut?". One that
asks who, when or why takes for granted that it happened, and is left alone.

Not asked about are events in a relative or adverbial clause, "Did Hamas respond after Israel bombed the camp?", and
known events with an article, "Did Iran condemn the attack?", unless the one asked about is their agent: "Did Iran order
the attack?".

The words are data (``<xx>/status.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.ofdoc import kinds_at
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import token_of
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import Role, Status

_PLAIN: Final = 14
"""Tokens at the most of a question without an asking word, as headlines have it; longer ones end with somebody's."""
_LONGEST: Final = 4
"""Tokens at the most between an article and its noun: "the deadly drone attack"."""


class _Words(NamedTuple):
    marks: frozenset[str]
    asking: Phrases
    pronouns: frozenset[str]
    first: frozenset[str]
    openers: frozenset[str]
    begins: frozenset[str]
    known: Phrases
    articles: frozenset[str]


class _Question(NamedTuple):
    """A question, from its first token up to where something known begins, or to the mark."""

    start: int
    end: int


def asked(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events that are only asked about; events need their arguments.

    "Has Iran armed the Houthis?" gives that of "armed".
    """
    words = _words(language)
    found: set[int] = set()
    for question in _questions(doc, words):
        here = [event for event in events if question.start <= event.trigger < question.end]
        found.update(event.trigger for event in here if not _known(doc, event, question, words, language))
    return frozenset(
        event.trigger for event in events if event.trigger in found and event.status in (Status.ACTUAL, Status.NEGATED)
    )


def _questions(doc: Doc, words: _Words) -> Iterator[_Question]:
    for token in doc:
        if token.text in words.marks:
            start = _asks(doc, sentence_of(token), token.i, words)
            if start is not None:
                behind = range(start + 2, token.i)  # "هل ما زال"
                ends = (at for at in behind if any(True for _ in words.known.at(doc, at, token.i)))
                yield _Question(start, next(ends, token.i))


def _asks(doc: Doc, sentence: Span, mark: int, words: _Words) -> int | None:
    """The position where a question begins that asks whether something is so, or None.

    It is the start of the sentence, or stands behind a label, a comma or a quote.
    """

    def begin(at: int) -> int:
        while at < mark and (doc[at].is_punct or doc[at].is_space or doc[at].norm_ in words.openers):
            at += 1
        return at

    begins = [sentence.start, *(at + 1 for at in range(sentence.start, mark) if doc[at].norm_ in words.begins)]
    starts = [at for at in map(begin, begins) if at < mark]
    for start in reversed(starts):
        if words.asking.stand(doc, start):
            return start
    plain = not any(doc[at].norm_ in words.pronouns for at in range(sentence.start, mark))
    quote = max((at for at in range(sentence.start, mark) if doc[at].is_quote), default=-1)
    own = next((start for start in starts if start > quote), None)
    short = own is not None and mark - own <= _PLAIN
    return own if short and plain and all(doc[at].norm_ not in words.first for at in starts) else None


def _known(doc: Doc, event: Event, question: _Question, words: _Words, language: str) -> bool:
    """Whether an event with an article is taken as known: "condemn the attack".

    It is not where an agent of it stands before: "Did Iran order the attack?".
    """
    verb = VERB in kinds_at(doc, event.trigger)
    if verb and doc[event.trigger - 1].norm_ not in words.articles:
        return False
    if word_classes(language).definite(doc[event.trigger].norm_):
        article = event.trigger
    else:
        first = max(question.start, event.trigger - _LONGEST)
        before = (at for at in range(event.trigger - 1, first - 1, -1) if doc[at].norm_ in words.articles)
        article = next(before, -1)
        spans = {at: span for span in mentions(doc) for at in range(span.start, span.end)}
        inside = range(article + 1, event.trigger)
        if article >= 0 and any(at in spans and spans[at].start <= article for at in inside):
            article = -1  # "did the army attack"
    doers = [token_of(ref) for ref in event.refs(Role.AGENT)]
    return article >= 0 and not any(question.start <= at < article for at in doers)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[questions]` in ``<xx>/status.toml``, and what opens clauses."""
    data, clauses = table(language, "status")["questions"], table(language, "clauses")
    lists = {key: fold_all(data[key], language) for key in ("pronouns", "first", "openers", "begins", "articles")}
    known = Phrases.of(language, (*clauses["relatives"], *clauses["adverbials"], *clauses["contrasts"], *data["known"]))
    return _Words(marks=frozenset(data["marks"]), asking=Phrases.of(language, data["asking"]), known=known, **lists)
