"""Whom people work together against: "تعاون سوريا والعراق ضد داعش", "helped Egypt foil attacks by Islamic State".

Who is fought takes no part in that work and is not supported by it. The words are data (`[opposed]` in
``<xx>/stances.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Role

_TOGETHER: Final = frozenset(
    {EventType.COOPERATION, EventType.SUPPORT, EventType.INTELLIGENCE_SHARING, EventType.AGREEMENT, EventType.MEETING}
)
_GUARDED: Final = 6
"""Tokens at the most between a word of protection and "from": "لحماية حدودها الشرقية من"."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    against: Phrases
    longest: int
    between: frozenset[str]
    joins: frozenset[str]
    protecting: frozenset[str]
    from_: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "stances")
    against = Phrases(language)
    against.add(data["opposed"], True)
    longest = max(len(words.split()) for words in data["opposed"]["words"])
    joins = fold_all((*data["and"], *data["commas"]), language)
    between = fold_all((*data["articles"], *data["opposed"]["between"]), language)
    protecting = fold_all(data["opposed"]["protecting"], language)
    return _Words(against, longest, between, joins, protecting, fold_all(data["opposed"]["from"], language))


def without_opponents(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those as sides of common work whom it is directed against."""
    if not any(event.is_a(*_TOGETHER) for event in events):
        return tuple(events)
    against, by_ref = opposed(doc, language), {event.ref: event for event in events}
    return tuple(
        event.without(against | _foiled(event, by_ref), *PARTIES) if event.is_a(*_TOGETHER) else event
        for event in events
    )


def opposed(doc: Doc, language: str) -> frozenset[str]:
    """References of those whom something is directed against, or somebody protected from."""
    return frozenset(_opposed(doc, _words(language), language))


def _opposed(doc: Doc, words: _Words, language: str) -> Iterator[str]:
    """References of the mentions behind a word of opposition, and of those in a row with them."""
    last: Span | None = None
    for span in mentions(doc):
        start = span.start
        while start and doc[start - 1].norm_ in words.between:
            start -= 1
        firsts = range(max(0, start - words.longest), start)
        behind = [
            first for first in firsts for length, _ in words.against.at(doc, first, start) if first + length == start
        ]
        if (behind and behind[-1] >= span.sent.start) or _kept_off(doc, span.start, words, language):
            last = span
        elif last is None or not _in_a_row(doc, last, start, words):
            last = None
            continue
        else:
            last = span
        yield mention_ref(span.start)


def _kept_off(doc: Doc, start: int, words: _Words, language: str) -> bool:
    """Whether somebody is protected from who begins at a token: "لحماية حدودها من" him, no "حماية مشددة من" him."""
    if not start or doc[start - 1].norm_ not in words.from_:
        return False
    for at in range(start - 3, max(doc[start - 1].sent.start, start - 3 - _GUARDED) - 1, -1):
        if doc[at].norm_ in words.protecting:
            guarded = doc[at + 1]
            return bool(guarded.ent_type_) or word_classes(language).definite(guarded.norm_)
        if doc[at].is_punct:
            return False
    return False


def _in_a_row(doc: Doc, last: Span, start: int, words: _Words) -> bool:
    between = range(last.end, start)
    return last.sent.end >= start and 0 < len(between) <= 2 and all(doc[at].norm_ in words.joins for at in between)


def _foiled(event: Event, by_ref: Mapping[str, Event]) -> frozenset[str]:
    """Who carries out what somebody is helped to foil."""
    foilings = (by_ref[ref] for ref in event.refs(Role.THEME) if ref in by_ref)
    attacks = (
        by_ref[ref]
        for foiling in foilings
        if foiling.type == EventType.FOILING
        for ref in foiling.refs(Role.THEME)
        if ref in by_ref
    )
    return frozenset(ref for attack in attacks for ref in attack.refs(Role.AGENT))
