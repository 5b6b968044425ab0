"""Titles before names: which are of the person named behind them, and which of another one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL

TWO = [
    ("استقبل الرئيس المصري الرئيس الفرنسي سالم الحداد", "الرئيس المصري"),
    ("التقى الوزير العراقي وزير الدفاع التركي سالم الحداد", "الوزير العراقي"),
    ("استقبل ولي العهد السعودي وزير الخارجية الإيراني سالم الحداد", "ولي العهد السعودي"),
    ("التقى رئيس الوزراء العراقي السفيرة الأميركية سلوى الحداد", "رئيس الوزراء العراقي"),
    ("استقبل أمير قطر الرئيس الأميركي سالم الحداد", "أمير"),
]
ADJECTIVES = [text for text, first in TWO if first != "أمير"]


def persons(nlp: Language, text: str) -> list[str]:
    return [span.text for span in nlp(text).ents if span.label_ == "Person"]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("text", "first"), TWO)
def test_of_two_titles_of_two_states_the_first_is_of_another_person(
    text: str, first: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], text) in ([first, "سالم الحداد"], [first, "سلوى الحداد"])


@pytest.mark.parametrize("text", ADJECTIVES)
def test_who_is_named_with_the_second_title_is_not_the_first_nor_has_his_state(
    text: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    (named,) = (f"e{span.start}" for span in doc.ents if span.text.endswith("الحداد"))
    assert not [relation for relation in doc._.relations if named in (relation.head, relation.tail)]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "قال رئيس الوزراء القطري وزير الخارجية سالم الحداد إن الاتفاق قريب",  # of one state, both of one person
        "قال الرئيس المصري سالم الحداد إن الاتفاق قريب",
    ],
)
def test_titles_of_one_state_are_of_the_person_named(
    text: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], text) == ["سالم الحداد"]


OFFICES = [
    ("أقال الرئيس وزير الزراعة سالم الحداد بعد الفضيحة", "الرئيس"),
    ("كلف الملك رئيس المصرف سالم الحداد بتشكيل الوزارة", "الملك"),
    ("وأعفى الرئيس التونسي وزير التجارة سالم الحداد من مهامه", "الرئيس التونسي"),
    ("التقى الوزير السفير الهولندي سالم الحداد صباحا", "الوزير"),
]


@pytest.mark.parametrize(("text", "first"), OFFICES)
def test_a_leader_before_an_office_of_another_one_is_a_person_of_his_own(
    text: str, first: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", BOTH], text) == [first, "سالم الحداد"]


@pytest.mark.parametrize(
    "text",
    [
        "قال الرئيس رئيس حزب العدل سالم الحداد إن الاتفاق قريب",  # what is said has no object
        "زار نائب الرئيس وزير الزراعة سالم الحداد المعرض",  # who is the minister himself
        "توفي الوزير السابق رئيس الجمعية سالم الحداد فجرا",
        "وصل الرئيس المشير سالم الحداد صباحا",
    ],
)
def test_a_leader_who_is_not_told_apart_from_the_office_behind_him_is_no_person_of_his_own(
    text: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert "سالم الحداد" in persons(engines["ar", BOTH], text)
    assert not {"الرئيس", "الوزير", "الوزير السابق"} & set(persons(engines["ar", BOTH], text))


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("أعفى الرئيس قائد الشرطة سالم الحداد من منصبه", "Resignation"),
        ("أقال الرئيس حاكم المصرف سالم الحداد أمس", "Resignation"),
        ("اتهم الوزير زعيم حزب العدل سالم الحداد بالتآمر", "Accusation"),
    ],
)
def test_of_two_titles_side_by_side_the_second_is_of_whom_something_is_done_to(
    text: str, type_: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    (event,) = (event for event in doc._.events if event.type == type_)
    roles = {(argument.role, names.get(argument.ref)) for argument in event.arguments}
    assert {("target", "سالم الحداد")} <= roles
    assert ("agent", "سالم الحداد") not in roles
    body = {names[r.tail] for r in doc._.relations if names[r.head] == "سالم الحداد" and r.type == "leads"}
    assert len(body) == 1


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize("title", ["السفير", "المبعوث", "وزير الداخلية"])
@pytest.mark.parametrize("adjective", ["الغاني", "التشادي", "الكيني", "المصري"])
def test_the_adjective_of_any_state_is_no_name_behind_a_title(
    title: str, adjective: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], f"قال {title} {adjective} إن الهجوم فشل.") == [f"{title} {adjective}"]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize("title", ["السفير", "المبعوث", "وزير الداخلية"])
@pytest.mark.parametrize("adjective", ["التشادي", "الكيني", "المصري"])
def test_a_title_with_the_adjective_of_a_state_is_left_to_the_name(
    title: str, adjective: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", engine], f"قال {title} {adjective} سالم الحداد إن الهجوم فشل.") == ["سالم الحداد"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("استقبل رئيس الوزراء مبعوثه الخاص سالم الحداد في عدن", "رئيس الوزراء"),
        ("التقى الرئيس التركي مستشارته الخاصة سلوى الحداد صباحا", "الرئيس التركي"),
        ("دعا الأمين العام للمنظمة ومبعوثه الخاص إلى اليمن سالم الحداد إلى هدنة", "الأمين العام"),
    ],
)
def test_whom_somebody_is_the_envoy_of_is_another_person(
    text: str, first: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = persons(engines["ar", BOTH], text)
    assert len(found) == 2
    assert found[0].startswith(first)


@pytest.mark.parametrize(
    "text",
    [
        "قال مؤسس الحزب ورئيسه سالم الحداد إن الاتفاق قريب",
        "رفض مدير المركز ومؤسسه سالم الحداد العرض",
    ],
)
def test_a_title_of_the_same_body_is_of_the_same_person(text: str, engines: dict[tuple[str, str], Language]) -> None:
    assert persons(engines["ar", BOTH], text) == ["سالم الحداد"]


def test_a_second_title_that_is_found_has_its_own_state(engines: dict[tuple[str, str], Language]) -> None:
    text = "التقى رئيس الوزراء العراقي السفيرة الأميركية سارة ميلر."
    assert persons(engines["ar", BOTH], text) == ["رئيس الوزراء العراقي", "سارة ميلر"]


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("استقبل الرئيس اللبناني سالم الحداد قائد القيادة المركزية الأميركية.", "قائد"),
        ("التقى الأمين العام للحزب سالم الحداد رئيس المخابرات المصرية.", "رئيس"),
        ("اتهم الوزير سالم الحداد زعيم حركة النهضة بالفساد.", "زعيم"),
    ],
)
def test_a_title_behind_the_name_of_who_meets_somebody_is_of_whom_he_meets(
    text: str, met: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert met in persons(engines["ar", BOTH], text)


@pytest.mark.parametrize(
    "text",
    [
        "قال الوزير سالم الحداد رئيس اللجنة إن العمل بدأ.",
        "التقى سالم الحداد رئيس الحزب وفدا من النقابات.",
        "حضر الوزير سالم الحداد رئيس اللجنة الاجتماع.",
    ],
)
def test_a_title_behind_a_name_is_its_bearers_otherwise(text: str, engines: dict[tuple[str, str], Language]) -> None:
    assert persons(engines["ar", BOTH], text) == ["سالم الحداد"]
