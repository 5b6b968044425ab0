"""Who is only named to compare somebody with, or as a rank: "على غرار بقية الأحزاب", "ضباط برتبة عقيد".

They take part in nothing. Nor has anybody arrested those who were arrested in front of him: "إيقاف المتهمين أمام
المحكمة". The words are data (``[compared]`` of ``<xx>/bystanders.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_FARTHEST: Final = 2
"""Words at the most between what compares and who is compared with: "على غرار بقية"."""
_DONE: Final = (EventClass.VIOLENCE, EventType.ARREST, EventType.SECURITY_OPERATION, EventType.ABDUCTION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    like: Phrases
    between: frozenset[str]
    ranks: Phrases
    joins: frozenset[str]
    before: frozenset[str]


def without_compared(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those whom somebody is compared with, and without ranks; nor done by who only saw it."""
    words = _words(language)
    gone = {mention_ref(span.start) for span in _named(doc, words)}
    seeing = {mention_ref(s.start) for s in mentions(doc) if s.start and doc[s.start - 1].norm_ in words.before}
    if not gone and not seeing:
        return tuple(events)
    return tuple(
        event.without(gone, *PARTIES).without(seeing if event.is_a(*_DONE) else (), Role.AGENT) for event in events
    )


def _named(doc: Doc, words: _Words) -> Iterator[Span]:
    """Those behind a word of comparing, and ranks behind a word for one, with the ranks joined to them."""
    last: Span | None = None
    for span in mentions(doc):
        begin = max(span.sent.start, span.start - _FARTHEST - 3)
        if _behind(doc, span, begin, words):
            yield span
        person = span.label_ == EntityType.PERSON
        rank = any(
            at + n == span.start for at in range(begin, span.start) for n, _ in words.ranks.at(doc, at, span.start)
        )
        joined = last is not None and last.end == span.start - 1 and doc[last.end].norm_ in words.joins
        last = span if person and len(span) == 1 and (rank or joined) else None
        if last is not None:
            yield span


def _behind(doc: Doc, span: Span, begin: int, words: _Words) -> bool:
    for at in range(begin, span.start):
        for length, _ in words.like.at(doc, at, span.start):
            if all(token.norm_ in words.between for token in doc[at + length : span.start]):
                return True
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["compared"]
    like, ranks = (Phrases.of(language, data[key]) for key in ("like", "ranks"))
    between, joins, before = (fold_all(data[key], language) for key in ("between", "joins", "before"))
    return _Words(like, between, ranks, joins, before)
