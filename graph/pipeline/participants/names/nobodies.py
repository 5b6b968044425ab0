"""Mentions that stand for nobody: an air strike taken for a force, and the seat by which a body is only placed.

A flight is no force either and is a site: of "killed in the KL417 bombing" it has killed nobody.
Of "شركة مقرها صنعاء" nothing is done to the seat, and the company lies in Sanaa; "قصفت إسرائيل مقرها في غزة" tells of a
seat that was struck. The words are data (``<xx>/seats.toml``, and `[flights]` in ``<xx>/flying.toml``).
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
from khabar.graph.pipeline.mentions import mentions, set_mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, EventType, RelationType, Role

_DEEDS: Final = frozenset({EventType.AIR_STRIKE, EventType.ATTACK})
_DOERS: Final = BODIES | {EntityType.WEAPON}
_PLACED: Final = BODIES | {EntityType.MEDIA, EntityType.SITE}
_RULE, _CONFIDENCE = "seats", 0.8


def without_nobodies(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events without such; ``doc.ents`` is set without those that are the words for what happens."""
    flights = {span.start for span in mentions(doc) if span.label_ in _DOERS and _flight(span, language)}
    if flights:
        set_mentions(doc, (retyped(span, EntityType.SITE) if span.start in flights else span for span in mentions(doc)))
        flown = {mention_ref(start) for start in flights}
        events = [event.without(flown, Role.AGENT) for event in events]
    deeds = {event.trigger for event in events if event.type in _DEEDS}
    said = [span for span in mentions(doc) if len(span) == 1 and span.start in deeds and _doer(span)]
    gone = {mention_ref(span.start) for span in said} | {
        mention_ref(start) for _, seat, where in _seats(doc, language) for start in (seat, where.start)
    }
    if said:
        starts = {span.start for span in said}
        set_mentions(doc, (span for span in mentions(doc) if span.start not in starts))
    return tuple(event.without(gone) if gone else event for event in events)


def placed(doc: Doc, relations: Sequence[Relation], *, language: str) -> tuple[Relation, ...]:
    """The static relations with bodies where they have their seats, and without the seats."""
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
    return span.label_ in _DOERS and not span.ent_id_


def _flight(span: Span, language: str) -> bool:
    """Whether a mention is the number of a flight, two letters of an airline and digits; "EU27" is none."""
    pattern, others = _flights(language)
    word = span[-1].text
    known = bool(span.ent_id_) or span.label_ == EntityType.WEAPON or len(span) > 2
    return not known and re.fullmatch(pattern, word) is not None and not word.startswith(others)


def _seats(doc: Doc, language: str) -> Iterator[tuple[Span, int, Span]]:
    """Bodies, the words for the seats of theirs that stand behind them, and where these are."""
    seats, links, joins = _words(language)
    if not seats:
        return
    ends = {span.end: span for span in mentions(doc)}
    starts = {span.start: span for span in mentions(doc)}
    inside = {token.i: span for span in mentions(doc) for token in span}
    for token in doc:
        seat = token.i
        if token.norm_ not in seats or len(inside.get(seat, [token])) > 1 or token.sent.start == seat:
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
