"""Sides that are named: of "دخل الجيش المخيم بعد اشتباكات بين فتح وجند الشام" the army is no side.

Whoever stands before such a fight came to it, stopped it or was hurt in it, and whoever stands before such talks called
or supports them. The words are data (``coordination`` of ``<xx>/mutual.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import TIME, Event, event_ref, mention_ref, of_mention, token_of
from khabar.ontology.terms import EntityClass, EventType, Role
from khabar.ontology.vocabulary import subtypes

_ACTORS: Final = frozenset(subtypes(EntityClass.ACTOR))
_MUTUAL: Final = (EventType.CLASH, EventType.MEETING, EventType.AGREEMENT, EventType.COOPERATION)
_FARTHEST: Final = 8
"""Tokens at the most between the event and "between": "اشتباكات بالأسلحة الخفيفة في المخيم بين"."""
_APART: Final = 6
"""Tokens at the most between the first side and what joins the second: "بين جنود من الجيش التشادي وعصابة"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    among: frozenset[str]
    joins: frozenset[str]
    things: frozenset[str]
    articles: frozenset[str]


def without_third(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The fights and talks between sides that are named behind them without who stands before them."""
    words = _words(language)
    starts = {span.start: span for span in doc.ents}
    taken = {event.ref for event in events}
    sides = {event.ref: frozenset(_sides(doc, event, starts, taken, words)) for event in events if event.is_a(*_MUTUAL)}
    return tuple(_of_sides(event, sides.get(event.ref, frozenset())) for event in events)


def _of_sides(event: Event, sides: frozenset[str]) -> Event:
    """An event without who stands before it, if one at least of two sides behind it takes part."""
    if len(sides) < 2 or sides.isdisjoint(event.refs(Role.AGENT)):
        return event
    before = {ref for ref in event.refs(Role.AGENT) if of_mention(ref) and token_of(ref) < event.trigger}
    return event.without(before, Role.AGENT)


def _sides(doc: Doc, event: Event, starts: Mapping[int, Span], taken: set[str], words: _Words) -> Iterator[str]:
    """Who stands right behind the "between" of an event, and who is joined to him."""
    end = doc[event.trigger].sent.end
    at = _among(doc, event.trigger, end, taken, words)
    while 0 <= at < end and doc[at].norm_ in words.articles:
        at += 1
    if at not in starts or starts[at].label_ not in _ACTORS:
        return
    yield mention_ref(at)
    first = starts[at].end
    for join in range(first, min(first + _APART, end)):
        if event_ref(join) in taken or (doc[join].is_punct and doc[join].norm_ not in words.joins):
            return
        second = join + 1
        while second < end and doc[second].norm_ in words.among | words.articles:  # "بين الجيش وبين المسلحين"
            second += 1
        if doc[join].norm_ in words.joins and second in starts and starts[second].label_ != TIME:
            yield mention_ref(second)
            return


def _among(doc: Doc, trigger: int, end: int, taken: set[str], words: _Words) -> int:
    """The token behind the first "between" behind an event, or -1.

    There is none where a pronoun is the first side ("بينه وبين") or other things are between them ("العلاقات بين").
    """
    for at in range(trigger + 1, min(trigger + 2 + _FARTHEST, end - 1)):
        if event_ref(at) in taken or doc[at].norm_ in words.joins | words.things:
            return -1
        if doc[at].norm_ in words.among:
            return at + 1
    return -1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "mutual")["coordination"]
    return _Words(*(fold_all(data[key], language) for key in ("among", "joins", "things", "articles")))
