"""Remove from the targets of a sanction those who are only named in the reason for it.

"Sanctions over Russian oil purchases by India": Russia is found as a target, and removed. Where nobody else is a
target, the first mention behind "over" stays one if it is whose act it is ("sanctions over Turkey's purchases"), but
not if it is whose goods they are ("Russian oil"). Mentions behind "by" are left as they are. The words are data
(``<xx>/undergone.toml``, [over]); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role

_REACH: Final = 8
"""Tokens at the most from the trigger to "over": "imposed sanctions on Uganda on Monday over"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    over: frozenset[str]
    goods: frozenset[str]
    ends: frozenset[str]
    by: frozenset[str]


def without_reasons(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove whoever is named behind "over" from the targets of sanctions, but the one whose act it is.

    "sanctions over Turkey's purchases of Russian arms": "sanctions" keeps the target "Turkey" and loses "Russian".
    """
    words = _words(language)
    if not words.over or not any(event.is_a(EventType.SANCTION) for event in events):
        return tuple(events)
    return tuple(_of_whom(doc, event, words, language) if event.is_a(EventType.SANCTION) else event for event in events)


def _of_whom(doc: Doc, event: Event, words: _Words, language: str) -> Event:
    """Remove from a sanction's targets those named in its reason; see the module."""
    targets = event.refs(Role.TARGET)
    end = sentence_at(doc, event.trigger).end
    over = next((at for at in _behind(event, end) if doc[at].norm_ in words.over), -1)
    if over < 0 or not targets:
        return event
    named = list(_named(doc, over, words))
    refs = {mention_ref(span.start) for span in named}
    others = targets - refs
    first = named[:1] if named and not others and _whose(doc, named[0], over, words, language) else []
    return event.without(refs - {mention_ref(span.start) for span in first}, Role.TARGET)


def _behind(event: Event, end: int) -> range:
    """The positions behind a trigger at which "over" may stand."""
    return range(event.trigger + 1, min(end, event.trigger + 2 + _REACH))


def _named(doc: Doc, over: int, words: _Words) -> Iterator[Span]:
    """The mentions from "over" on, up to a punctuation mark, a verb, or "by" and the like."""
    starts = mentions_by_start(doc)
    for at in range(over + 1, sentence_at(doc, over).end):
        if doc[at].is_punct and doc[at].text != "-":
            return
        if doc[at].norm_ in words.ends or doc[at].norm_ in words.by:
            return
        if at in starts:
            yield starts[at]


def _whose(doc: Doc, span: Span, over: int, words: _Words, language: str) -> bool:
    """Whether a mention stands right behind "over" with no word for goods behind it: "over Turkish purchases"."""
    near = all(doc[at].norm_ in word_classes(language).articles for at in range(over + 1, span.start))
    return near and (span.end >= len(doc) or doc[span.end].norm_ not in words.goods)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["over"]
    over, goods, by = (words_of(language, "undergone", "over", key) for key in ("over", "goods", "by"))
    return _Words(over, goods, all_forms(VERB, data["verbs"], language), by)
