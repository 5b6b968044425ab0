"""Drop or move relations that words side by side suggest and the sentence does not tell.

A "leads" relation is found wherever "بقيادة" ("led by") or a title stands near a body. Six cases are put right:

1. A state leads coalitions and forces, no other state and no group that is known by name: of "حرب على اليمن بقيادة
السعودية" ("a war on Yemen led by Saudi Arabia") the state does not lead Yemen. In annotated text that held of all seven
states that lead.

2. Behind a group and its ally the person leads the group: "كتيبة الفاروق الموالية لتنظيم القاعدة بقيادة أبو عمر" ("the
Farouq battalion, loyal to al-Qaeda, led by Abu Omar").

3. Of two bodies that "and" joins the person leads the nearer one: "يدعم حزب الأمل وحزب الوفاء بقيادة طلال عمر" ("the
Hope Party and the Loyalty Party led by Talal Omar support").

4. Somebody who meets leaders is none of them: "التقى ترامب قادة حماس" ("Trump met leaders of Hamas").

5. Nobody is a member of an office that is called by his own name: "مسؤول في مكتب الرئيس كريم العطار" ("an official in
the office of President Karim Al-Attar").

6. Somebody called by one country belongs to no other country that stands right behind: "زار الرئيس التونسي الجزائر"
("the Tunisian president visited Algeria").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.ontology.terms import EntityType, RelationType

_OF_LANDS: Final = frozenset(
    {RelationType.LEADS, RelationType.MEMBER_OF, RelationType.PART_OF, RelationType.REPRESENTS}
)
_STANCE: Final = 4
"""Tokens at the most between a group and its ally, "الموالية ل" ("loyal to"), and from a title to a body."""


def without_misled(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop the wrong relations of the six cases above, and move leaders from an ally to the group before it.

    "كتيبة الفاروق الموالية لتنظيم القاعدة بقيادة أبو عمر": "أبو عمر leads تنظيم القاعدة" becomes "أبو عمر leads كتيبة
    الفاروق".
    """
    found = tuple(relations)
    if any(relation.type == RelationType.MEMBER_OF for relation in found):
        called = leaders(doc, language=language)
        found = tuple(r for r in found if r.type != RelationType.MEMBER_OF or called.get(r.tail) != r.head)
    if all(relation.type not in _OF_LANDS for relation in found):
        return found
    spans = mentions_by_ref(doc)
    found = tuple(relation for relation in found if not _of_another_land(relation, spans))
    found = _without_who_meets_leaders(_of_nearer_bodies(doc, found, spans), spans)
    sides = {relation.tail: relation.head for relation in found if _with_ally_behind(relation, spans)}
    kept: list[Relation] = []
    for relation in found:
        leader, body = spans.get(relation.head), spans.get(relation.tail)
        if relation.type == RelationType.LEADS and leader is not None and body is not None:
            if leader.label_ == EntityType.STATE and _not_led_by_states(body):
                continue
            if leader.label_ == EntityType.PERSON and leader.start >= body.end and relation.tail in sides:
                relation = replace(relation, tail=sides[relation.tail])
        kept.append(relation)
    return once(kept)


def _of_another_land(relation: Relation, spans: Mapping[str, Span]) -> bool:
    """Whether a relation joins somebody called by one country to another country right behind: case 6."""
    one, land = spans.get(relation.head), spans.get(relation.tail)
    if relation.type not in _OF_LANDS or one is None or land is None or one.end != land.start:
        return False
    own = Catalog.load().nationality(one[-1].norm_, one.doc.lang_)
    return own is not None and land.label_ == EntityType.STATE and land.id_ not in ("", own)


def _of_nearer_bodies(doc: Doc, relations: tuple[Relation, ...], spans: Mapping[str, Span]) -> tuple[Relation, ...]:
    """Drop "leads" with the farther of two bodies that "and" joins before a leader, unless a title stands before it."""
    led = {(relation.head, relation.tail) for relation in relations if relation.type == RelationType.LEADS}
    joins = coordinators(doc.lang_).all
    wrong: set[tuple[str, str]] = set()
    for leader, body in led:
        if leader not in spans or body not in spans or _titled_before(doc, spans[body]):
            continue
        behind = [other for head, other in led if head == leader and other in spans]
        for other in behind:
            between = doc[spans[body].end : spans[other].start]
            if len(between) == 1 and between[0].norm_ in joins and spans[other].end < spans[leader].start:
                wrong.add((leader, body))
    return tuple(r for r in relations if r.type != RelationType.LEADS or (r.head, r.tail) not in wrong)


def _without_who_meets_leaders(relations: tuple[Relation, ...], spans: Mapping[str, Span]) -> tuple[Relation, ...]:
    """Drop "leads" with a person who stands right before the leaders of the same body: "التقى ترامب قادة حماس"."""
    led = {(r.head, r.tail) for r in relations if r.type == RelationType.LEADS and r.head in spans and r.tail in spans}
    several = [(spans[head], body) for head, body in led if spans[head].label_ == EntityType.PERSON_GROUP]
    wrong = {
        (one, body)
        for one, body in led
        for many, other in several
        if other == body and spans[one].label_ == EntityType.PERSON and spans[one].end == many.start
    }
    return tuple(r for r in relations if r.type != RelationType.LEADS or (r.head, r.tail) not in wrong)


def _titled_before(doc: Doc, body: Span) -> bool:
    """Whether a title stands before a body, and so before what is joined to it: "رئيس حزب الأمل وكتلته"."""
    before = doc[max(sentence_of(body).start, body.start - _STANCE) : body.start]
    return any(RelationType.LEADS in heads(doc.lang_).relations(token.norm_) for token in before)


def _not_led_by_states(body: Span) -> bool:
    """Whether no state leads a body: it is a state, or an armed group known by name, not "فصائل" ("factions")."""
    return body.label_ == EntityType.STATE or (body.label_ == EntityType.ARMED_GROUP and bool(body.id_))


def _with_ally_behind(relation: Relation, spans: Mapping[str, Span]) -> bool:
    """Whether a relation is with an ally named right behind the group: "كتيبة الفاروق الموالية لتنظيم القاعدة"."""
    first, second = spans.get(relation.head), spans.get(relation.tail)
    if relation.type != RelationType.ALLIED_WITH or first is None or second is None:
        return False
    return 0 < second.start - first.end <= _STANCE
