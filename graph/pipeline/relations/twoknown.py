"""Drop sameAs between two different things of the catalog, and between a place and a medium or person.

"Pakistan said it shot down five jets, a claim India denied": Pakistan and India are found as one. A state and its
capital may be the same, as annotators have it, and so may two places; of 459 annotated pairs of known names no others
are. Nor is a medium a place, as in the line "RABAT (AFP) -".
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.ontology.terms import EntityType

_GROUND: Final = frozenset({EntityType.PLACE, EntityType.STATE, EntityType.SITE})
_NO_GROUND: Final = frozenset({EntityType.MEDIA, EntityType.PERSON})


def without_two_known(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """Drop sameAs between two things of the catalog, or between a place and a medium or person."""
    found = tuple(relations)
    if all(relation.type != SAME_AS for relation in found):
        return found
    spans = mentions_by_ref(doc)
    return tuple(r for r in found if r.type != SAME_AS or not _two(spans.get(r.head), spans.get(r.tail)))


def _two(first: Span | None, second: Span | None) -> bool:
    """Whether two mentions cannot be one thing."""
    if first is None or second is None:
        return False
    labels = {first.label_, second.label_}
    if labels & _GROUND and labels & _NO_GROUND:
        return True
    one, other = (Catalog.load().by_id(span.id_) for span in (first, second))
    if one is None or other is None or one.id == other.id:
        return False
    if other.id in (one.capital_of, one.seat_of) or one.id in (other.capital_of, other.seat_of):
        return False
    return not any(entry.type == EntityType.PLACE and not entry.capital_of for entry in (one, other))
