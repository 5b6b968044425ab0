"""Whom "بقيادة" does not put at the head of what stands before it: "حرب على اليمن بقيادة السعودية".

A state leads coalitions and forces, no other state and no group that is known by name, as annotators have it of all
seven that lead; and in "كتيبة الفاروق الموالية لتنظيم القاعدة بقيادة أبو عمر" he leads the battalion. Who a body is
called by is no member of it: "مسؤول في مكتب الرئيس كريم العطار". Nor is who is of one country at the head or a part of
another that stands behind him: "زار الرئيس التونسي الجزائر".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.participants.names.led import leaders
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.ontology.terms import EntityType, RelationType

_OF_LANDS: Final = frozenset(
    {RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS}
)
_STANCE: Final = 4
"""Tokens at the most from a group to whose side it is on: "الموالية ل"."""


def without_misled(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """The relations without what states lead not, and with the leaders of whoever is on somebody's side."""
    found = tuple(relations)
    if any(relation.type == RelationType.MEMBER_OF for relation in found):
        called = leaders(doc, language=language)
        found = tuple(r for r in found if r.type != RelationType.MEMBER_OF or called.get(r.tail) != r.head)
    if all(relation.type not in _OF_LANDS for relation in found):
        return found
    spans = mentions_by_ref(doc)
    found = tuple(relation for relation in found if not _of_another_land(relation, spans))
    sides = {relation.tail: relation.head for relation in found if _sided(relation, spans)}
    kept: list[Relation] = []
    for relation in found:
        leader, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type == RelationType.LEADS and leader is not None and body is not None:
            if leader.label_ == EntityType.STATE and _independent(body):
                continue
            if leader.label_ == EntityType.PERSON and leader.start >= body.end and relation.tail in sides:
                relation = replace(relation, tail=sides[relation.tail])
        kept.append(relation)
    return once(kept)


def _of_another_land(relation: Relation, spans: dict[str, Span]) -> bool:
    """Whether one who is called by his country stands right before another country that he would be of."""
    one, land = spans.get(relation.head), spans.get(relation.tail)
    if relation.type not in _OF_LANDS or one is None or land is None or one.end != land.start:
        return False
    own = Catalog.load().nationality(one[-1].norm_, one.doc.lang_)
    return own is not None and land.label_ == EntityType.STATE and land.id_ not in ("", own)


def _independent(body: Span) -> bool:
    """Whether it is a state, or a group that is known by name, as "فصائل" are not."""
    return body.label_ == EntityType.STATE or (body.label_ == EntityType.ARMED_GROUP and bool(body.id_))


def _sided(relation: Relation, spans: dict[str, Span]) -> bool:
    """Whether somebody is an ally of who is named right behind him."""
    first, second = spans.get(relation.head), spans.get(relation.tail)
    if relation.type != RelationType.ALLIED_WITH or first is None or second is None:
        return False
    return 0 < second.start - first.end <= _STANCE
