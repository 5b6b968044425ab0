"""Offices of those to whom something is done, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


def told(nlp: Language, text: str) -> set[tuple[str, str, str]]:
    """The static relations of a text with the texts of both ends."""
    doc = nlp(text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    return {(relation.type, names[relation.head], names[relation.tail]) for relation in doc._.relations}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "one", "other", "body"),
    [
        (
            "استقبلت وزيرة الخارجية الليبية نادية الورفلي رئيس بعثة الأمم المتحدة يان كوبات.",
            "نادية الورفلي",
            "يان كوبات",
            "بعثة الأمم المتحدة",
        ),
        ("أقال الرئيس سعيد الهاشمي رئيس الحكومة أحمد الحشايشي.", "سعيد الهاشمي", "أحمد الحشايشي", "الحكومة"),
        ("التقى الوزير خالد الغامدي قائد الجيش محمد هيكل.", "خالد الغامدي", "محمد هيكل", "الجيش"),
    ],
)
def test_nobody_has_the_office_of_whom_he_meets_or_dismisses(
    text: str, one: str, other: str, body: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines["ar", engine], text)
    assert ("leads", one, body) not in found
    assert engine == LEXICAL or ("leads", other, body) in found


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "وقال يان كوبات رئيس بعثة الأمم المتحدة في ليبيا إن الوضع خطير.",
            ("leads", "يان كوبات", "بعثة الأمم المتحدة"),
        ),
        ("التقى أحمد السالم، قائد الجيش، نظيره التركي.", ("leads", "أحمد السالم", "الجيش")),
    ],
)
def test_a_title_behind_a_name_may_be_its_own(
    text: str, relation: tuple[str, str, str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert relation in told(engines["ar", engine], text)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        (
            "وعين رئيس المجلس سامي الحداد اللواء نادر القيسي عضوا في المجلس خلفا لعادل الزبيدي.",
            ("memberOf", "نادر القيسي", "المجلس"),
        ),
        (
            "أعلنت القيادة تعيين الفريق خالد القيسي رئيسا لأركان الجيش خلفا لعبد الرزاق النعيمي.",
            ("leads", "خالد القيسي", "أركان الجيش"),
        ),
        ("قتل القيادي البارز في كتائب النصر رائد سعد إثر غارة.", ("memberOf", "رائد سعد", "كتائب النصر")),
        (
            "حمل رئيس هيئة مقاومة الجدار مؤيد شعبان الحكومة المسؤولية.",
            ("leads", "مؤيد شعبان", "هيئة مقاومة الجدار"),
        ),
    ],
)
def test_whom_somebody_replaces_and_a_first_name_that_is_a_title_elsewhere_have_no_office(
    text: str, relation: tuple[str, str, str], engines: dict[tuple[str, str], Language]
) -> None:
    assert relation in told(engines["ar", BOTH], text)


def test_who_is_dismissed_is_not_who_dismisses(engines: dict[tuple[str, str], Language]) -> None:
    found = told(engines["ar", BOTH], "أقال ولد الغزواني مدير الأمن.")
    assert not any(type == "sameAs" for type, _, _ in found)


@pytest.mark.parametrize(
    ("text", "own", "not_own"),
    [
        ("استقبل أمير الكويت رئيس وزراء الأردن.", ("رئيس وزراء", "الأردن"), ("رئيس وزراء", "الكويت")),
        ("حذر قائد الجيش السوداني رئيس وزراء إثيوبيا.", ("رئيس وزراء", "إثيوبيا"), ("رئيس وزراء", "الجيش السوداني")),
        ("التقى رئيس وزراء لبنان وزير الدفاع الإيطالي.", ("رئيس وزراء", "لبنان"), ("وزير الدفاع الإيطالي", "لبنان")),
        ("أكد قائد الجيش اللبناني العماد سمير عون دعمه.", ("سمير عون", "الجيش اللبناني"), None),
    ],
)
def test_nobody_leads_what_the_title_before_his_leads(
    text: str, own: tuple[str, str], not_own: tuple[str, str] | None, engines: dict[tuple[str, str], Language]
) -> None:
    found = told(engines["ar", BOTH], text)
    assert ("leads", *own) in found
    assert not_own is None or ("leads", *not_own) not in found
