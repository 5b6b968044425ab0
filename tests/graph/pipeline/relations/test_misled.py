"""What a state leads, and whom somebody leads who is on another one's side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.misled import without_misled


@pytest.mark.parametrize(
    ("text", "leader", "body", "kept"),
    [
        ("شن التحالف هجوما على اليمن بقيادة السعودية.", "السعودية", "اليمن", False),
        ("شاركت فرنسا في غارات على تنظيم داعش بقيادة الولايات المتحدة.", "الولايات المتحدة", "تنظيم داعش", False),
        ("شن التحالف بقيادة السعودية هجوما على اليمن.", "السعودية", "التحالف", True),
        ("اتهمت فصائل بقيادة تركيا قسد.", "تركيا", "فصائل", True),
    ],
)
def test_a_state_leads_no_state_and_no_known_group(
    text: str, leader: str, body: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    relation = Relation("leads", refs[leader], refs[body])
    assert bool(without_misled(doc, [relation], language="ar")) == kept


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "انضم إلى كتيبة الفاروق الموالية لتنظيم القاعدة بقيادة أبو عمر الشامي.",
            {"أبو عمر الشامي leads كتيبة الفاروق", "كتيبة الفاروق alliedWith تنظيم القاعدة"},
        ),
        (
            "قاتل الجيش فصيل النصر المرتبط بتنظيم القاعدة بقيادة سامي العلي.",
            {"سامي العلي leads فصيل النصر", "فصيل النصر alliedWith تنظيم القاعدة"},
        ),
        (
            "تدعم فرنسا قوات سوريا الديمقراطية المدعومة من التحالف الدولي بقيادة الولايات المتحدة.",
            {"الولايات المتحدة leads التحالف الدولي", "قوات سوريا الديمقراطية alliedWith التحالف الدولي"},
        ),
        ("انسحب تنظيم القاعدة بقيادة أبو عمر الشامي.", {"أبو عمر الشامي leads تنظيم القاعدة"}),
    ],
)
def test_who_is_on_a_side_has_its_own_leader(
    text: str, relations: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    assert {f"{names[r.head]} {r.type} {names[r.tail]}" for r in doc._.relations} == relations


@pytest.mark.parametrize(
    ("text", "relation", "kept"),
    [
        ("قال مسؤول في مكتب الرئيس كريم العطار إن الجيش انتشر.", ("memberOf", "كريم العطار", "مكتب الرئيس"), False),
        ("قال مسؤول في مكتب الرئيس كريم العطار إن الجيش انتشر.", ("memberOf", "مسؤول", "مكتب الرئيس"), True),
        ("زار الرئيس التونسي الجزائر الأحد.", ("leads", "الرئيس التونسي", "الجزائر"), False),
        ("انتقد رئيس الوزراء الإثيوبي السودان.", ("leads", "رئيس الوزراء الإثيوبي", "السودان"), False),
    ],
    ids=["called by him", "in it", "visits another country", "criticises another country"],
)
def test_an_office_has_no_member_in_who_it_is_called_by_and_another_country_no_head_in_who_is_of_one(
    text: str, relation: tuple[str, str, str], kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    type, head, tail = relation
    said = Relation(type, refs[head], refs[tail])
    assert bool(without_misled(doc, [said], language="ar")) == kept
    assert kept or said not in doc._.relations
