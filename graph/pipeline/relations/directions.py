"""Directions lie nowhere: "قرى إلى الشرق من المدينة" says where villages lie, not where the east does."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Relation, mention_ref
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType

_BEFORE: Final = 3
"""Tokens at the most before a country of those that say that something is only near it: "close to the"."""


def without_directions(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without the places of what is called by a direction alone; of 56 such that annotators had marked
    one lies somewhere."""
    found = tuple(relations)
    if not any(relation.type == RelationType.LOCATED_IN for relation in found):
        return found
    classes = word_classes(language)
    bare = {
        mention_ref(span.start)
        for span in doc.ents
        if len(span) == 1 and classes.bare(span[0].norm_) in classes.directions
    }
    return tuple(r for r in found if r.type != RelationType.LOCATED_IN or r.head not in bare)


def without_neighbours(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without those that put into a country what is only near it: "a Malian base near Burkina Faso"."""
    found = tuple(relations)
    spans = {mention_ref(span.start): span for span in doc.ents}

    def near(relation: Relation) -> bool:
        head, tail = spans.get(relation.head), spans.get(relation.tail)
        if relation.type != RelationType.LOCATED_IN or head is None or tail is None or head.end > tail.start:
            return False
        known = Catalog.load().find(tail.text, language)
        if tail.label_ != EntityType.STATE and (known is None or known.type != EntityType.STATE):
            return False
        begin = max(head.end, tail.start - _BEFORE)
        return any(token.norm_ in _beside(language) for token in doc[begin : tail.start])

    return tuple(relation for relation in found if not near(relation))


@lru_cache(maxsize=4)
def _beside(language: str) -> frozenset[str]:
    return fold_all(table(language, "clauses")["beside"], language)
