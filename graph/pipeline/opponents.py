"""Whom people work together against: "تعاون سوريا والعراق ضد داعش", "helped Egypt foil attacks by Islamic State".

Who is fought takes no part in that work and is not supported by it. The words are data (`[opposed]` in
``<xx>/stances.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.cues import Phrases
from khabar.graph.pipeline.doc import Event, mention_ref
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EventType, Role

_TOGETHER: Final = frozenset(
    {EventType.COOPERATION, EventType.SUPPORT, EventType.INTELLIGENCE_SHARING, EventType.AGREEMENT, EventType.MEETING}
)
_PARTS: Final = frozenset({Role.AGENT, Role.TARGET})


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    against: Phrases
    longest: int
    between: frozenset[str]
    joins: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "stances")
    against = Phrases(language)
    against.add(data["opposed"], True)
    longest = max(len(words.split()) for words in data["opposed"]["words"])
    joins = frozenset(fold(word, language) for word in (*data["and"], *data["commas"]))
    between = frozenset(fold(word, language) for word in (*data["articles"], *data["opposed"]["between"]))
    return _Words(against, longest, between, joins)


def without_opponents(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without those as sides of common work whom it is directed against."""
    if not any(_common(event) for event in events):
        return tuple(events)
    against = frozenset(_opposed(doc, _words(language)))
    return tuple(_without(event, against | _foiled(event, events)) if _common(event) else event for event in events)


def _common(event: Event) -> bool:
    return not _TOGETHER.isdisjoint(lineage(event.type, event.own))


def _opposed(doc: Doc, words: _Words) -> Iterator[str]:
    """References of the mentions behind a word of opposition, and of those in a row with them."""
    last: Span | None = None
    for span in doc.ents:
        start = span.start
        while start and doc[start - 1].norm_ in words.between:
            start -= 1
        firsts = range(max(span.sent.start, start - words.longest), start)
        if any(first + length == start for first in firsts for length, _ in words.against.at(doc, first, start)):
            last = span
        elif last is None or not _in_a_row(doc, last, start, words):
            last = None
            continue
        else:
            last = span
        yield mention_ref(span.start)


def _in_a_row(doc: Doc, last: Span, start: int, words: _Words) -> bool:
    between = range(last.end, start)
    return last.sent.end >= start and 0 < len(between) <= 2 and all(doc[at].norm_ in words.joins for at in between)


def _foiled(event: Event, events: Sequence[Event]) -> frozenset[str]:
    """Who carries out what somebody is helped to foil."""
    by_ref = {each.ref: each for each in events}
    foilings = (by_ref[ref] for ref in _refs(event, Role.THEME) if ref in by_ref)
    attacks = (
        by_ref[ref]
        for foiling in foilings
        if foiling.type == EventType.FOILING
        for ref in _refs(foiling, Role.THEME)
        if ref in by_ref
    )
    return frozenset(ref for attack in attacks for ref in _refs(attack, Role.AGENT))


def _without(event: Event, opponents: frozenset[str]) -> Event:
    kept = tuple(a for a in event.arguments if a.role not in _PARTS or a.ref not in opponents)
    return event if len(kept) == len(event.arguments) else replace(event, arguments=kept)


def _refs(event: Event, role: str) -> frozenset[str]:
    return frozenset(argument.ref for argument in event.arguments if argument.role == role)
