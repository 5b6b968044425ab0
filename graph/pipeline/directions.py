"""Directions lie nowhere: "قرى إلى الشرق من المدينة" says where villages lie, not where the east does."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Relation, mention_ref
from khabar.graph.pipeline.wordclasses import word_classes
from khabar.ontology.terms import RelationType


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
