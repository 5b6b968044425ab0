"""Remove from events those who are only compared with somebody, ranks, and those before whom somebody is arrested.

"على غرار بقية الأحزاب" ("like the other parties"), "ضباط برتبة عقيد" ("officers with the rank of colonel"): parties and
colonel are found as participants. "إيقاف المتهمين أمام المحكمة" ("the arrest of the suspects in front of the court")
has the court arrest nobody. The words are data (``[compared]`` of ``<xx>/bystanders.toml``).
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
from khabar.graph.pipeline.words.articles import right_before
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import norms, sentence_of
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

_FARTHEST: Final = 2
"""Words at the most from a phrase of comparing to the mention: "على غرار بقية"."""
_DONE: Final = (EventClass.VIOLENCE, EventType.ARREST, EventType.SECURITY_OPERATION, EventType.ABDUCTION)


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    like: Phrases
    between: frozenset[str]
    ranks: Phrases
    joins: frozenset[str]
    before: frozenset[str]


def without_compared(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove those compared with and ranks from all events, and those "in front of" from agents of force.

    "ضباط برتبة عقيد": "عقيد" has no role.
    """
    words = _words(language)
    gone = {mention_ref(span.start) for span in _named(doc, words)}
    seeing = {mention_ref(s.start) for s in mentions(doc) if s.start and doc[s.start - 1].norm_ in words.before}
    if not gone and not seeing:
        return tuple(events)
    return tuple(
        event.without(gone, *PARTIES).without(seeing if event.is_a(*_DONE) else (), Role.AGENT) for event in events
    )


def _named(doc: Doc, words: _Words) -> Iterator[Span]:
    """The mentions behind a phrase of comparing, and ranks behind a word for rank, with ranks joined to them."""
    last: Span | None = None
    for span in mentions(doc):
        begin = max(sentence_of(span).start, span.start - _FARTHEST - 3)
        if _behind(doc, span, begin, words):
            yield span
        person = span.label_ == EntityType.PERSON
        rank = right_before(doc, words.ranks, span.start, begin=begin)
        joined = last is not None and last.end == span.start - 1 and doc[last.end].norm_ in words.joins
        last = span if person and len(span) == 1 and (rank or joined) else None
        if last is not None:
            yield span


def _behind(doc: Doc, span: Span, begin: int, words: _Words) -> bool:
    """Whether a phrase of comparing stands before a mention, with small words at most between."""
    for at in range(begin, span.start):
        for length, _ in words.like.at(doc, at, span.start):
            if all(word in words.between for word in norms(doc, at + length, span.start)):
                return True
    return False


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "bystanders")["compared"]
    like, ranks = (Phrases.of(language, data[key]) for key in ("like", "ranks"))
    between, joins, before = (fold_all(data[key], language) for key in ("between", "joins", "before"))
    return _Words(like, between, ranks, joins, before)
