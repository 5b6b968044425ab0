"""Remove from events the seats that only say where a body is, and say where it is.

"شركة مقرها صنعاء" ("a company with its seat in Sanaa"): nothing is done to the seat or to Sanaa, and the company is
"locatedIn Sanaa". A seat that is struck itself is none of these: "قصفت إسرائيل مقرها في غزة" ("Israel shelled their
headquarters in Gaza"). The words are data (``<xx>/seats.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event, Relation
from khabar.graph.pipeline.mentions import mentions_by_end, mentions_by_start, mentions_by_token
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import BODIES
from khabar.ontology.terms import EntityType, RelationType

_PLACED: Final = BODIES | {EntityType.MEDIA, EntityType.SITE}
_RULE, _CONFIDENCE = "seats", 0.8


def without_seats(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the seats of bodies, and where they are, from events.

    "أدرجت الخزانة شركة مقرها صنعاء" ("the Treasury listed a company with its seat in Sanaa"): "أدرجت" loses the targets
    "مقرها" and "صنعاء".
    """
    gone = {mention_ref(start) for _, seat, where in _seats(doc, language) for start in (seat, where.start)}
    return tuple(event.without(gone) for event in events)


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
