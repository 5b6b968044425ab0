"""Drop locatedIn between a thing and what it is only near, north of, or called a side of.

"A fort north of Sirte", "قرية قرب الرقة" ("a village near Raqqa"): fort and village are found as located in the town.
The last word before a place tells: "a fort near Sirte in eastern Libya" is in Libya and not in Sirte. Bare directions
("the south") and vehicles are in no place. The seat in "الرمادي، مركز محافظة الأنبار" ("Ramadi, the seat of Anbar
province") is the town, whose relation it becomes. The words are data (``<xx>/located.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.inflection import NOUN, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import LOCATIONS
from khabar.ontology.terms import EntityType, RelationType

if TYPE_CHECKING:  # a graph that is loaded asks about its places, and needs no spaCy
    from spacy.tokens import Doc, Span

_BEFORE: Final = 8
"""Tokens before a place among which the word that tells how something lies to it is looked for."""


class _Words(NamedTuple):
    inside: frozenset[str]
    beside: frozenset[str]
    around: frozenset[str]
    away: frozenset[str]
    distances: frozenset[str]
    settlements: frozenset[str]
    moving: frozenset[str]
    directions: frozenset[str]
    sides: frozenset[str]
    seats: frozenset[str]
    skipped: frozenset[str]  # hyphens and articles

    def direction(self, norm: str) -> bool:
        """Whether a word is a direction or a distance."""
        return norm in self.directions or norm in self.distances


def without_directions(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop locatedIn of a mention that is a bare direction, and in one, except "في الجنوب" ("in the south").

    Of 56 such heads that annotators had marked one is located somewhere.
    """
    found = tuple(relations)
    if not any(relation.type == RelationType.LOCATED_IN for relation in found):
        return found
    bare = {mention_ref(span.start): span for span in mentions(doc) if _bare(span, language)}
    regions = {ref for ref, span in bare.items() if _region(doc, span, language)}
    return tuple(
        r for r in found if r.type != RelationType.LOCATED_IN or not (r.head in bare or r.tail in bare.keys() - regions)
    )


def without_neighbours(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop locatedIn of vehicles, and in places that something is only near or on a side of; settle seats.

    "a fort north of Sirte": "a fort locatedIn Sirte" is dropped. Of all the heads of annotated locatedIn two are a
    vehicle.
    """
    found = tuple(relations)
    spans = mentions_by_ref(doc)

    def near(relation: Relation) -> bool:
        head, tail = spans.get(relation.head), spans.get(relation.tail)
        if relation.type != RelationType.LOCATED_IN or head is None or tail is None or head.end > tail.start:
            return False
        return head[0].norm_ in moving or _outside(doc, head, tail, language)

    moving = _words(language).moving
    return once(
        _of_its_seat(doc, r, spans, language) for r in found if not (near(r) or _in_its_seat(doc, r, spans, language))
    )


def _named(doc: Doc, seat: Span | None, spans: Mapping[str, Span], language: str) -> str:
    """The reference of the town that is called a seat behind a comma: "الرمادي، مركز محافظة الأنبار"; or ""."""
    if seat is None or len(seat) > 1 or seat[0].norm_ not in _words(language).seats:
        return ""
    marks = word_classes(language).commas
    town = next(
        (ref for ref, span in spans.items() if span.end == seat.start - 1 and span.label_ == EntityType.PLACE), ""
    )
    return town if doc[seat.start - 1].text in marks else ""


def _in_its_seat(doc: Doc, relation: Relation, spans: Mapping[str, Span], language: str) -> bool:
    """Whether a relation puts a town into the seat that it is."""
    seat = spans.get(relation.tail)
    return relation.type == RelationType.LOCATED_IN and relation.head == (_named(doc, seat, spans, language) or None)


def _of_its_seat(doc: Doc, relation: Relation, spans: Mapping[str, Span], language: str) -> Relation:
    """Put a town for the seat that it is as the head of a relation."""
    town = _named(doc, spans.get(relation.head), spans, language) if relation.type == RelationType.LOCATED_IN else ""
    return replace(relation, head=town) if town and town != relation.tail else relation


def _outside(doc: Doc, head: Span, tail: Span, language: str) -> bool:
    """Whether the last word between two mentions that says how one lies to the other says that it is outside."""
    words = _words(language)
    if head[-1].norm_ in words.beside and tail.start - head.end <= 1:
        return True  # "الجبل المحاذي لبلدة"
    for at in range(tail.start - 1, max(head.end, tail.start - _BEFORE) - 1, -1):
        norm = doc[at].norm_
        if doc[at].ent_type_ in LOCATIONS or (doc[at].is_punct and norm not in words.skipped):
            return False
        before = doc[at - 1].norm_
        if norm in words.away and (before in words.distances or (at > head.end and before in words.directions)):
            return not _in_part(doc, at - 1, head, words)
        if norm in words.inside:
            return False
        if norm in words.beside:
            return True
        if norm in words.around:
            return _round(head, tail, language)
    return False


def _in_part(doc: Doc, at: int, head: Span, words: _Words) -> bool:
    """Whether a direction is a part of the place: "in the north of Mali", but "to the north of Gao"."""
    while at >= head.end and (words.direction(doc[at].norm_) or doc[at].norm_ in words.skipped):
        at -= 1
    return at >= head.end and doc[at].norm_ in words.inside


def _round(head: Span, tail: Span, language: str) -> bool:
    """Whether "around" means "near", as of hills or a town, and not "throughout": "schools around Italy"."""
    if _state(tail, language):
        return False
    return head.label_ == EntityType.PLACE or not tail.text.islower()


def on_a_side(head: str, between: str, tail: str, *, language: str) -> bool:
    """Whether a mention called by a side of a town is outside of that: "بلدة الضمير شمال دمشق", "south of London".

    Given as texts of the head, of what is between, and of the tail. Annotators let things be located in such a side;
    the town is another place. In Arabic a market may be in that side of the town, a settlement is not.
    """
    words, classes = _words(language), word_classes(language)
    norms = fold(tail.replace("-", " "), language).split()
    size = next((at for at, norm in enumerate(norms) if norm not in words.directions), 0)
    if not size or not words.inside.isdisjoint(fold(between, language).split()):
        return False
    if classes.article:
        if classes.bare(fold(head, language).split()[0]) not in words.settlements:
            return False
    elif norms[size] not in words.away:
        return False
    else:
        size += 1
    named = Catalog.load().find_all(" ".join(norms[size:]), language)
    return bool(named) and all(map(_town, named))


def _bare(span: Span, language: str) -> bool:
    """Whether a mention is a direction and no more; with a capital it is the name of a land: "in the Northeast"."""
    words, classes = _words(language), word_classes(language)
    norms = [token.norm_ for token in span if token.norm_ not in words.skipped]
    sides = words.directions | words.sides
    return bool(norms) and not span[0].is_title and all(classes.bare(norm) in sides for norm in norms)


def _region(doc: Doc, span: Span, language: str) -> bool:
    """Whether a direction is a part of the land by its article and "in": "في الجنوب", but not "من الجنوب"."""
    inside = span.start > 0 and doc[span.start - 1].norm_ in _words(language).inside
    return inside and word_classes(language).definite(span[0].norm_)


def _state(span: Span, language: str) -> bool:
    """Whether a mention is a state, by its type or by the catalog."""
    known = Catalog.load().find(span.text, language)
    return span.label_ == EntityType.STATE or (known is not None and known.type == EntityType.STATE)


def _town(entry: Entry) -> bool:
    """Whether an entry of the catalog is a town."""
    return entry.type == EntityType.PLACE and bool(entry.population or entry.capital_of)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, classes = table(language, "located"), word_classes(language)
    names = ("inside", "beside", "around", "away", "distances", "settlements", "sides", "seats")
    lists = {name: fold_all(data[name], language) for name in names}
    moving = all_forms(NOUN, data["moving"], language)
    directions = classes.directions | {classes.article + norm for norm in classes.directions}
    return _Words(**lists, moving=moving, directions=directions, skipped=classes.hyphens | classes.articles)
