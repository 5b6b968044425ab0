"""Remove from events the mentions that stand for nobody who takes part: air strikes and flights.

An air strike found as a force or a weapon leaves ``doc.ents`` and its events: "غارة" in "مقتل ضابط بغارة إسرائيلية"
("an officer killed in an Israeli air strike"). A flight found as a force becomes a site in ``doc.ents`` and no longer
is an agent: "KL417" in "killed in the KL417 bombing". The words are data (`[flights]` in ``<xx>/flying.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event, retyped
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventType, Role

_DEEDS: Final = frozenset({EventType.AIR_STRIKE, EventType.ATTACK})
_DOERS: Final = BODIES | {EntityType.WEAPON}


def without_nobodies(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove air strikes and flights from those who take part, and set ``doc.ents`` by them.

    "an officer killed in an Israeli air strike" with "air strike" as a force: the event and ``doc.ents`` lose it.
    """
    events = _without_flights(doc, events, language)
    gone = _drop_deeds(doc, events)
    return tuple(event.without(gone) if gone else event for event in events)


def _without_flights(doc: Doc, events: Sequence[Event], language: str) -> Sequence[Event]:
    """Make flights sites in ``doc.ents`` and no agents: "KL417" in "killed in the KL417 bombing"."""
    flights = {span.start for span in mentions(doc) if span.label_ in _DOERS and _flight(span, language)}
    if not flights:
        return events
    set_mentions(doc, (retyped(span, EntityType.SITE) if span.start in flights else span for span in mentions(doc)))
    flown = {mention_ref(start) for start in flights}
    return [event.without(flown, Role.AGENT) for event in events]


def _drop_deeds(doc: Doc, events: Sequence[Event]) -> set[str]:
    """Drop the mentions that are the word of an attack from ``doc.ents``, and return their references."""
    deeds = {event.trigger for event in events if event.type in _DEEDS}
    starts = {span.start for span in mentions(doc) if len(span) == 1 and span.start in deeds and _doer(span)}
    if starts:
        set_mentions(doc, (span for span in mentions(doc) if span.start not in starts))
    return {mention_ref(start) for start in starts}


def _doer(span: Span) -> bool:
    """Whether a mention is of a type that attacks, and none that the catalog knows by name."""
    return span.label_ in _DOERS and not span.ent_id_


def _flight(span: Span, language: str) -> bool:
    """Whether a mention is the number of a flight, two letters of an airline and digits: "KL417", and not "EU27"."""
    pattern, others = _flights(language)
    word = span[-1].text
    known = bool(span.ent_id_) or span.label_ == EntityType.WEAPON or len(span) > 2
    return not known and re.fullmatch(pattern, word) is not None and not word.startswith(others)


@lru_cache(maxsize=4)
def _flights(language: str) -> tuple[str, tuple[str, ...]]:
    data = table(language, "flying")["flights"]
    return data["pattern"], tuple(data["others"])
