"""Remove from a cooperation, support or meeting those whom it is directed against.

"تعاون سوريا والعراق ضد داعش" ("Syria and Iraq cooperated against IS"), "helped Egypt foil attacks by Islamic State": IS
is found as a side or as supported, and removed; so is whoever somebody is protected "from". The words are data
(`[opposed]` in ``<xx>/stances.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at, sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EventType, Role

_TOGETHER: Final = frozenset(
    {EventType.COOPERATION, EventType.SUPPORT, EventType.INTELLIGENCE_SHARING, EventType.AGREEMENT, EventType.MEETING}
)
_GUARDED: Final = 6
"""Tokens at the most from a word of protection to "from": "لحماية حدودها الشرقية من"."""


class _Words(NamedTuple):
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
    """Remove opponents, and the agents of what is foiled, from the sides of common work.

    "تعاون سوريا والعراق ضد داعش": "تعاون" loses "داعش".
    """
    if not any(event.is_a(*_TOGETHER) for event in events):
        return tuple(events)
    against, by_ref = opposed(doc, language), {event.ref: event for event in events}
    return tuple(
        event.without(against | _foiled(event, by_ref), *PARTIES) if event.is_a(*_TOGETHER) else event
        for event in events
    )


def opposed(doc: Doc, language: str) -> frozenset[str]:
    """The references of those whom something is directed against, or somebody is protected from."""
    return frozenset(_opposed(doc, _words(language), language))


def _opposed(doc: Doc, words: _Words, language: str) -> Iterator[str]:
    """Yield the references of mentions behind a word of opposition, and of those in a row with them."""
    last: Span | None = None
    for span in mentions(doc):
        start = span.start
        while start and doc[start - 1].norm_ in words.between:
            start -= 1
        firsts = range(max(0, start - words.longest), start)
        behind = [
            first for first in firsts for length, _ in words.against.at(doc, first, start) if first + length == start
        ]
        if (behind and behind[-1] >= sentence_of(span).start) or _kept_off(doc, span.start, words, language):
            last = span
        elif last is None or not _in_a_row(doc, last, start, words):
            last = None
            continue
        else:
            last = span
        yield mention_ref(span.start)


def _kept_off(doc: Doc, start: int, words: _Words, language: str) -> bool:
    """Whether somebody is protected from the mention at a position: "لحماية حدودها من", but not "حماية مشددة من"."""
    if not start or doc[start - 1].norm_ not in words.from_:
        return False
    for at in range(start - 3, max(sentence_at(doc, start - 1).start, start - 3 - _GUARDED) - 1, -1):
        if doc[at].norm_ in words.protecting:
            guarded = doc[at + 1]
            return bool(guarded.ent_type_) or word_classes(language).definite(guarded.norm_)
        if doc[at].is_punct:
            return False
    return False


def _in_a_row(doc: Doc, last: Span, start: int, words: _Words) -> bool:
    """Whether a mention follows another one behind a comma or "and"."""
    between = range(last.end, start)
    return (
        sentence_of(last).end >= start and 0 < len(between) <= 2 and all(doc[at].norm_ in words.joins for at in between)
    )


def _foiled(event: Event, by_ref: Mapping[str, Event]) -> frozenset[str]:
    """The agents of the attacks in a foiling that an event has as theme: "helped Egypt foil attacks by"."""
    foilings = (by_ref[ref] for ref in event.refs(Role.THEME) if ref in by_ref)
    attacks = (
        by_ref[ref]
        for foiling in foilings
        if foiling.type == EventType.FOILING
        for ref in foiling.refs(Role.THEME)
        if ref in by_ref
    )
    return frozenset(ref for attack in attacks for ref in attack.refs(Role.AGENT))
