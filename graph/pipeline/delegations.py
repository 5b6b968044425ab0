"""Whose head the head of a delegation is: "وفد من الحركة برئاسة نائب سابق" has him head the delegation, no movement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Relation, mention_ref
from khabar.ontology.terms import EntityType, RelationType

_OF: Final = frozenset({RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS})


def without_senders(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:  # noqa: ARG001
    """The relations without those that make the head of some people the head of the body they are of.

    Of 13 such that annotators had marked one heads the body, too.
    """
    found = tuple(relations)
    groups = {mention_ref(span.start) for span in doc.ents if span.label_ == EntityType.PERSON_GROUP}
    heads = {(r.head, r.tail) for r in found if r.type == RelationType.LEADS}
    of = {(r.head, r.tail) for r in found if r.type in _OF and r.head in groups}
    sent = {(head, body) for head, group in heads for other, body in of if other == group}
    return tuple(r for r in found if r.type != RelationType.LEADS or (r.head, r.tail) not in sent)
