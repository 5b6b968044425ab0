"""Remove from the agents of a meeting, agreement or cooperation those who the sentence says are absent.

"ناقش البرلمان الميزانية في غياب وزير المالية" ("parliament discussed the budget in the absence of the finance
minister"), "donors met with Russia absent": the minister and Russia are found as agents. So are those who stay away
("وغابت روسيا عن المؤتمر"), without whom others meet, and with whom a side is at odds: "وقع الصومال اتفاقا مع مصر وسط
توتر مع إثيوبيا" ("Somalia signed an agreement with Egypt amid tension with Ethiopia"). The words are data (`[absent]`
of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.articles import leads_to
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EventType, Role

_TYPES: Final = (EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION)
_TITLE: Final = 5
"""Tokens at the most from "the absence of" to the name, where a title stands: "Prime Minister"."""
_ADJECTIVES: Final = 3
"""Tokens at the most from a word for a dispute to "with": "خلاف حدودي طويل مع"."""


class _Words(NamedTuple):
    """Phrases of a language and folded words."""

    absence: Phrases
    without: Phrases
    verbs: frozenset[str]
    adjectives: frozenset[str]
    from_: frozenset[str]
    amid: frozenset[str]
    odds: frozenset[str]
    with_: frozenset[str]
    before: bool


def without_absent(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from the agents of meetings and agreements those who are said, behind them, to be absent.

    "donors met with Russia absent": "met" loses the agent "Russia".
    """
    if not any(event.is_a(*_TYPES) for event in events):
        return tuple(events)
    absent = dict(_absent(doc, _words(language), language))
    if not absent:
        return tuple(events)

    def met(event: Event) -> Event:
        if not event.is_a(*_TYPES):
            return event
        sentence = sentence_at(doc, event.trigger)
        return event.without({ref for ref, at in absent.items() if event.trigger < at < sentence.end}, Role.AGENT)

    return tuple(map(met, events))


def _absent(doc: Doc, words: _Words, language: str) -> Iterator[tuple[str, int]]:
    """The references of those absent, each with the position of the word that says so; of a joined row, all."""
    joins = coordinators(language)
    linked = joins.all | words_of(language, "led", "possessives")
    last: tuple[int, int] | None = None
    for span in mentions(doc):
        if span.label_ in LOCATIONS:
            continue
        at = _said(doc, span, words)
        at = _at_odds(doc, span, words, language) if at is None else at
        if at is None and last is not None:
            between = norms(doc, last[0], span.start)
            at = last[1] if not between or (len(between) == 1 and between[0] in linked) else None
        last = None if at is None else (span.end, at)
        if at is not None:
            yield mention_ref(span.start), at


def _said(doc: Doc, span: Span, words: _Words) -> int | None:
    """The position of a word for absence before a mention, or of a verb or adjective of absence beside it; or None."""
    begin = sentence_of(span).start
    for at in range(span.start - 1, max(begin, span.start - 2 - _TITLE) - 1, -1):
        if doc[at].ent_type_ or doc[at].is_punct:
            break
        size = words.absence.length(doc, at, span.start)
        if size and at + size <= span.start:
            return at
    for at in range(span.start - 1, max(begin, span.start - 4) - 1, -1):
        if leads_to(doc, words.without, at, span.start):
            return at
    first = span.start - 1 - (span.start > begin and doc[span.start - 1].norm_ in words.from_)
    beside = (first,) if words.before else (span.end, span.end + 1)
    verb = next((at for at in beside if begin <= at < sentence_of(span).end and doc[at].norm_ in words.verbs), None)
    if verb is None and span.end < sentence_of(span).end and doc[span.end].norm_ in words.adjectives:
        return span.end
    return verb


def _at_odds(doc: Doc, span: Span, words: _Words, language: str) -> int | None:
    """The position of "amid" before "tension with" a mention; None without it, as in "to end the dispute with"."""
    begin, at = sentence_of(span).start, span.start - 1
    if at <= begin or doc[at].norm_ not in words.with_:
        return None
    classes = word_classes(language)
    for noun in range(at - 1, max(begin, at - _ADJECTIVES - 1), -1):
        if classes.bare(doc[noun].norm_) in words.odds:
            return noun - 1 if doc[noun - 1].norm_ in words.amid else None
        if doc[noun].ent_type_ or doc[noun].is_punct:
            return None
    return None


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["absent"]
    return _Words(
        absence=Phrases.of(language, data["absence"]),
        without=Phrases.of(language, data["without"]),
        verbs=all_forms(VERB, data["verbs"], language),
        adjectives=fold_all(data["adjectives"], language),
        from_=fold_all(data["from"], language),
        amid=fold_all(data["amid"], language),
        odds=fold_all(data["odds"], language),
        with_=fold_all(data["with"], language),
        before=verb_first(language),
    )
