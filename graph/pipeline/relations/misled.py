"""Whom "بقيادة" does not put at the head of what stands before it: "حرب على اليمن بقيادة السعودية".

A state leads coalitions and forces, no other state and no group that is known by name, as annotators have it of all
seven that lead; and in "كتيبة الفاروق الموالية لتنظيم القاعدة بقيادة أبو عمر" he leads the battalion. Who a body is
called by is no member of it: "مسؤول في مكتب الرئيس كريم العطار". Of two bodies that "and" joins he leads the nearer
one, "يدعم حزب الأمل وحزب الوفاء بقيادة طلال عمر", and none who meets leaders is one of them, "التقى ترامب قادة حماس".
Nor is who is of one country at the head or a part of another that stands behind him: "زار الرئيس التونسي الجزائر".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.entities.heads import heads
from khabar.graph.pipeline.participants.names.led import leaders
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.ontology.terms import EntityType, RelationType

_OF_LANDS: Final = frozenset(
    {RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS}
)
_STANCE: Final = 4
"""Tokens at the most from a group to whose side it is on, "الموالية ل", and from a title to a body."""


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
    found = _of_others(_nearer(doc, found, spans), spans)
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


def _nearer(doc: Doc, relations: tuple[Relation, ...], spans: dict[str, Span]) -> tuple[Relation, ...]:
    """The relations without the leader of what is joined by "and" to a body that stands nearer before him."""
    led = {(relation.head, relation.tail) for relation in relations if relation.type == RelationType.LEADS}
    joins = coordinators(doc.lang_).all
    wrong: set[tuple[str, str]] = set()
    for leader, body in led:
        if leader not in spans or body not in spans or _headed(doc, spans[body]):
            continue
        behind = [other for head, other in led if head == leader and other in spans]
        for other in behind:
            between = doc[spans[body].end : spans[other].start]
            if len(between) == 1 and between[0].norm_ in joins and spans[other].end < spans[leader].start:
                wrong.add((leader, body))
    return tuple(r for r in relations if r.type != RelationType.LEADS or (r.head, r.tail) not in wrong)


def _of_others(relations: tuple[Relation, ...], spans: dict[str, Span]) -> tuple[Relation, ...]:
    """The relations without who leads a body of which the leaders stand right behind him: "التقى ترامب قادة حماس"."""
    led = {(r.head, r.tail) for r in relations if r.type == RelationType.LEADS and r.head in spans and r.tail in spans}
    several = [(spans[head], body) for head, body in led if spans[head].label_ == EntityType.PERSON_GROUP]
    wrong = {
        (one, body)
        for one, body in led
        for many, other in several
        if other == body and spans[one].label_ == EntityType.PERSON and spans[one].end == many.start
    }
    return tuple(r for r in relations if r.type != RelationType.LEADS or (r.head, r.tail) not in wrong)


def _headed(doc: Doc, body: Span) -> bool:
    """Whether a title leads to a body, which then is that of what is joined to it: "رئيس حزب الأمل وكتلته"."""
    before = doc[max(body.sent.start, body.start - _STANCE) : body.start]
    return any(RelationType.LEADS in heads(doc.lang_).relations(token.norm_) for token in before)


def _independent(body: Span) -> bool:
    """Whether it is a state, or a group that is known by name, as "فصائل" are not."""
    return body.label_ == EntityType.STATE or (body.label_ == EntityType.ARMED_GROUP and bool(body.id_))


def _sided(relation: Relation, spans: dict[str, Span]) -> bool:
    """Whether somebody is an ally of who is named right behind him."""
    first, second = spans.get(relation.head), spans.get(relation.tail)
    if relation.type != RelationType.ALLIED_WITH or first is None or second is None:
        return False
    return 0 < second.start - first.end <= _STANCE
