"""Who is named in what a sanction is over does not come under it: "sanctions over Russian oil purchases by India".

Who stands first there, as whose act it is, may: "sanctions over Turkey's purchases". Those behind him do not, nor do
those whose goods it is, and nobody there does where somebody else is said to be sanctioned. The words are data
(``<xx>/undergone.toml``, [over]).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role

_REACH: Final = 8
"""Tokens at the most between the word for the sanction and "over": "imposed sanctions on Uganda on Monday over"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    over: frozenset[str]
    goods: frozenset[str]
    ends: frozenset[str]
    by: frozenset[str]


def without_reasons(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The sanctions without those as targets who are only named in what they are over."""
    words = _words(language)
    if not words.over or not any(event.is_a(EventType.SANCTION) for event in events):
        return tuple(events)
    return tuple(_of_whom(doc, event, words, language) if event.is_a(EventType.SANCTION) else event for event in events)


def _of_whom(doc: Doc, event: Event, words: _Words, language: str) -> Event:
    targets = event.refs(Role.TARGET)
    end = doc[event.trigger].sent.end
    over = next((at for at in _behind(event, end) if doc[at].norm_ in words.over), -1)
    if over < 0 or not targets:
        return event
    named = list(_named(doc, over, words))
    refs = {mention_ref(span.start) for span in named}
    others = targets - refs
    first = named[:1] if named and not others and _whose(doc, named[0], over, words, language) else []
    return event.without(refs - {mention_ref(span.start) for span in first}, Role.TARGET)


def _behind(event: Event, end: int) -> range:
    return range(event.trigger + 1, min(end, event.trigger + 2 + _REACH))


def _named(doc: Doc, over: int, words: _Words) -> Iterator[Span]:
    """The mentions from "over" on up to a mark, a verb or "by" and the like."""
    starts = {span.start: span for span in mentions(doc)}
    for at in range(over + 1, doc[over].sent.end):
        if doc[at].is_punct and doc[at].text != "-":
            return
        if doc[at].norm_ in words.ends or doc[at].norm_ in words.by:
            return
        if at in starts:
            yield starts[at]


def _whose(doc: Doc, span: Span, over: int, words: _Words, language: str) -> bool:
    """Whether a mention stands right behind "over", and what is behind it is no goods: "Turkish purchases"."""
    near = all(doc[at].norm_ in word_classes(language).articles for at in range(over + 1, span.start))
    return near and (span.end >= len(doc) or doc[span.end].norm_ not in words.goods)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["over"]
    over, goods, by = (words_of(language, "undergone", "over", key) for key in ("over", "goods", "by"))
    return _Words(over, goods, all_forms(VERB, data["verbs"], language), by)
