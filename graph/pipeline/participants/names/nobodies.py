"""Remove from events the mentions that stand for nobody who takes part, and say where bodies have their seats.

`without_nobodies` is a pass over events, with three cases. An air strike found as a force or a weapon leaves
``doc.ents`` and its events: "غارة" in "مقتل ضابط بغارة إسرائيلية" ("an officer killed in an Israeli air strike"). A
flight found as a force becomes a site in ``doc.ents`` and no longer is an agent: "KL417" in "killed in the KL417
bombing". Nothing is done to a seat and its place that only say where a body is: "شركة مقرها صنعاء" ("a company with its
seat in Sanaa").

`placed` is a pass over static relations, which gives that company its "locatedIn Sanaa". A seat that is struck itself
is none of these: "قصفت إسرائيل مقرها في غزة" ("Israel shelled their headquarters in Gaza").

The words are data (``<xx>/seats.toml``, and `[flights]` in ``<xx>/flying.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, Relation, retyped
from khabar.graph.pipeline.mentions import mentions, mentions_by_end, mentions_by_start, mentions_by_token, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_DEEDS: Final = frozenset({EventType.AIR_STRIKE, EventType.ATTACK})
_DOERS: Final = BODIES | {EntityType.WEAPON}
_PLACED: Final = BODIES | {EntityType.MEDIA, EntityType.SITE}
_RULE, _CONFIDENCE = "seats", 0.8


def without_nobodies(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove air strikes, flights and seats from those who take part, and set ``doc.ents`` by the first two.

    "an officer killed in an Israeli air strike" with "air strike" as a force: the event and ``doc.ents`` lose it.
    """
    events = _without_flights(doc, events, language)
    seats = {mention_ref(start) for _, seat, where in _seats(doc, language) for start in (seat, where.start)}
    gone = _drop_deeds(doc, events) | seats
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


def placed(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """Add "locatedIn" between bodies and the places of their seats, and remove the relations of the seats.

    "شركة مقرها صنعاء" ("a company with its seat in Sanaa"): "شركة locatedIn صنعاء" is added.
    """
    seats = list(_seats(doc, language))
    gone = {mention_ref(seat) for _, seat, _ in seats}
    kept = [r for r in relations if r.head not in gone and r.tail not in gone]
    known = {(r.type, r.head, r.tail) for r in kept}
    for body, _, where in seats:
        new = (RelationType.LOCATED_IN, mention_ref(body.start), mention_ref(where.start))
        if new not in known:
            kept.append(Relation(*new, _RULE, _CONFIDENCE))
    return tuple(kept) if seats else tuple(relations)


def _doer(span: Span) -> bool:
    """Whether a mention is of a type that attacks, and none that the catalog knows by name."""
    return span.label_ in _DOERS and not span.ent_id_


def _flight(span: Span, language: str) -> bool:
    """Whether a mention is the number of a flight, two letters of an airline and digits: "KL417", and not "EU27"."""
    pattern, others = _flights(language)
    word = span[-1].text
    known = bool(span.ent_id_) or span.label_ == EntityType.WEAPON or len(span) > 2
    return not known and re.fullmatch(pattern, word) is not None and not word.startswith(others)


def _seats(doc: Doc, language: str) -> Iterator[tuple[Span, int, Span]]:
    """Each body with the position of the word for its seat behind it, and the place of the seat.

    "شركة مقرها صنعاء" gives "شركة", the position of "مقرها", and "صنعاء". Of "قصفت إسرائيل مقرها في غزة" nothing is
    given: behind a definite body a seat with "in" is one of its own, which something is done to.
    """
    seats, links, joins = _words(language)
    if not seats:
        return
    ends = mentions_by_end(doc)
    starts = mentions_by_start(doc)
    inside = mentions_by_token(doc)
    for token in doc:
        seat = token.i
        if token.norm_ not in seats or len(inside.get(seat, [token])) > 1 or sentence_of(token).start == seat:
            continue
        at = seat + 1
        linked = at < len(doc) and doc[at].norm_ in links
        where = starts.get(at + linked)
        before = seat - 1 if doc[seat - 1].norm_ in joins else seat
        body = ends.get(before)
        if where is None or body is None or where.label_ not in (EntityType.PLACE, EntityType.STATE):
            continue
        if body.label_ in _PLACED and not (linked and before == seat and _definite(body, language)):
            yield body, seat, where


def _definite(span: Span, language: str) -> bool:
    """Whether a mention is known to the catalog or has an article."""
    return bool(span.ent_id_) or word_classes(language).definite(span[0].norm_)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = table(language, "seats")
    return (
        fold_all(data["seats"], language),
        fold_all(data["links"], language),
        fold_all(data["joins"], language),
    )


@lru_cache(maxsize=4)
def _flights(language: str) -> tuple[str, tuple[str, ...]]:
    data = table(language, "flying")["flights"]
    return data["pattern"], tuple(data["others"])
