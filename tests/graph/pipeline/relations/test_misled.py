"""What a state leads, whom somebody leads who is on another one's side, and who belongs to an office."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.misled import without_misled


@pytest.mark.parametrize(
    ("text", "relation", "kept"),
    [
        ("شن التحالف هجوما على اليمن بقيادة السعودية.", ("leads", "السعودية", "اليمن"), False),
        (
            "شاركت فرنسا في غارات على تنظيم داعش بقيادة الولايات المتحدة.",
            ("leads", "الولايات المتحدة", "تنظيم داعش"),
            False,
        ),
        ("شن التحالف بقيادة السعودية هجوما على اليمن.", ("leads", "السعودية", "التحالف"), True),
        ("اتهمت فصائل بقيادة تركيا قسد.", ("leads", "تركيا", "فصائل"), True),
        ("قال مسؤول في مكتب الرئيس كريم العطار إن الجيش انتشر.", ("memberOf", "كريم العطار", "مكتب الرئيس"), False),
        ("قال مسؤول في مكتب الرئيس كريم العطار إن الجيش انتشر.", ("memberOf", "مسؤول", "مكتب الرئيس"), True),
        ("زار الرئيس التونسي الجزائر الأحد.", ("leads", "الرئيس التونسي", "الجزائر"), False),
        ("انتقد رئيس الوزراء الإثيوبي السودان.", ("leads", "رئيس الوزراء الإثيوبي", "السودان"), False),
    ],
    ids=[
        "a state leads no state",
        "nor a known group",
        "a coalition",
        "factions",
        "an office is called by him",
        "in an office",
        "visits another country",
        "criticises another country",
    ],
)
def test_a_relation_that_words_side_by_side_suggest_is_none(
    text: str, relation: tuple[str, str, str], kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    type, head, tail = relation
    said = Relation(type, refs[head], refs[tail])
    assert bool(without_misled(doc, [said], language="ar")) == kept
    assert kept or said not in doc._.relations


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
        ("يدعم حزب الأمل وحزب الوفاء بقيادة طلال عمر الخطة.", {"طلال عمر leads حزب الوفاء"}),
        ("يحاصر تنظيم داعش وحركة طالبان بقيادة أبو عمر الشامي البلدة.", {"أبو عمر الشامي leads حركة طالبان"}),
        ("انتقد كريم العطار زعماء الاتحاد الأفريقي.", {"زعماء leads الاتحاد الأفريقي"}),
    ],
)
def test_who_is_on_a_side_has_its_own_leader(
    text: str, relations: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    assert {f"{names[r.head]} {r.type} {names[r.tail]}" for r in doc._.relations} == relations
