"""Remove from agreements those whom they are said to cover, or not to.

"لا تشمل الهدنة حزب الله" ("the truce does not cover Hezbollah"): Hezbollah has made no truce, and the truce is made.
The words are data (`[covered]` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Status

_FARTHEST: Final = 6
"""Tokens at the most from an agreement to the verb of covering behind it."""


class _Words(NamedTuple):
    """Words of a language; the file explains them."""

    covering: Phrases
    between: frozenset[str]
    sides: frozenset[str]
    joins: frozenset[str]


def without_covered(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove from agreements those whom they are said to cover, or not to.

    "لا تشمل الهدنة حزب الله": "الهدنة" loses "حزب الله".
    """
    words = _words(language)
    covering = dict(_covering(doc, events, words, language))

    def without(event: Event) -> Event:
        objects = covering.get(event.trigger, frozenset())
        return event.without(objects, *PARTIES) if objects else event

    return tuple(without(event) for event in events)


def covering(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements found as negated, where the sentence only denies that they cover somebody."""
    made = (at for at, _ in _covering(doc, events, _words(language), language))
    negated = {event.trigger for event in events if event.status == Status.NEGATED}
    return frozenset(made) & negated


def _covering(doc: Doc, events: Sequence[Event], words: _Words, language: str) -> Iterator[tuple[int, frozenset[str]]]:
    """The triggers of agreements that cover somebody or not, each with the references of those."""
    agreements = {event.trigger for event in events if event.is_a(EventType.AGREEMENT)}
    if not agreements:
        return
    spans = mentions_by_start(doc)
    passable = words.between
    for at in words.covering.places(doc, 0, len(doc)):
        if at in agreements or not words.covering.stand(doc, at):
            continue
        behind = at + 1
        before = passable | words.sides
        subject = behind if behind in agreements else _subject(doc, at, agreements, before, language)
        if subject < 0:
            continue
        first = behind if subject < at else behind + 1
        while first < sentence_at(doc, at).end and doc[first].norm_ in passable:
            first += 1
        yield subject, frozenset(_row(doc, first, spans, words.joins))


def _subject(doc: Doc, verb: int, agreements: Set[int], passable: Set[str], language: str) -> int:
    """The position of the agreement before a verb, with definite and small words at most between; or -1."""
    for at in range(verb - 1, max(sentence_at(doc, verb).start, verb - _FARTHEST) - 1, -1):
        if at in agreements:
            return at
        norm = doc[at].norm_
        if not doc[at].ent_type_ and norm not in passable and not word_classes(language).definite(norm):
            return -1
    return -1


def _row(doc: Doc, at: int, spans: Mapping[int, Span], joins: Set[str]) -> Iterator[str]:
    """The references of the mention at a position and of those joined to it."""
    while at in spans:
        yield mention_ref(at)
        at = spans[at].end
        while at < len(doc) and doc[at].norm_ in joins:
            at += 1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["covered"]
    between, sides, joins = (fold_all(data[key], language) for key in ("between", "sides", "joins"))
    return _Words(Phrases.of(language, verbs=data["verbs"]), between, sides, joins)
