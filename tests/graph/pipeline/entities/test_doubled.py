"""Last names side by side."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


def persons(nlp: Language, text: str) -> list[str]:
    """The texts of the persons of a text."""
    return [span.text for span in nlp(text).ents if span.label_ == "Person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهم حفتر الدبيبة بعرقلة التصويت.", ["حفتر", "الدبيبة"]),
        ("استقبل توم باراك عون في القصر.", ["توم باراك", "عون"]),
        ("زار إيمانويل ماكرون بوتين أمس.", ["إيمانويل ماكرون", "بوتين"]),
        ("قال محمد مرسي العياط إنه بريء.", ["محمد مرسي العياط"]),
        ("وصل محمد بن سلمان آل سعود أمس.", ["محمد بن سلمان آل سعود"]),
        ("استقبل تبون ماكرون في القصر.", ["تبون", "ماكرون"]),
        (
            "قال خالد الراوي وعادل النجار إن الحرب انتهت. واتهم الراوي النجار بالفساد.",
            ["خالد الراوي", "عادل النجار", "الراوي", "النجار"],
        ),
    ],
)
def test_two_last_names_are_two_persons(
    text: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert persons(engines["ar", BOTH], text) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وقال صدام حسين إن العراق باق.", "صدام حسين"),
        ("وقال خليفة حفتر إن قواته باقية.", "خليفة حفتر"),
        ("قال خالد الراوي إن الحرب انتهت. وقال سالم الراوي إنها لم تنته.", "سالم الراوي"),  # one of his family
    ],
)
def test_a_first_and_a_last_name_are_one(text: str, name: str, engines: dict[tuple[str, str], Language]) -> None:
    assert name in persons(engines["ar", BOTH], text)


def test_a_title_of_several_words_is_no_part_of_a_name(engines: dict[tuple[str, str], Language]) -> None:
    text = "زار المعرض الأمير سعد بن فهد ولي العهد رئيس الحرس الأميري وزير النفط."
    assert persons(engines["ar", BOTH], text)[:2] == ["سعد بن فهد", "ولي العهد"]


def test_what_the_catalog_knows_of_each_stays(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("استقبل تبون ماكرون في القصر.")
    assert [span.id_ for span in doc.ents if span.label_ == "Person"] == ["abdelmadjid-tebboune", "emmanuel-macron"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دخلت القوات حلب.", [("القوات", "SecurityForce"), ("حلب", "Place")]),
        ("حضر قائد الجيش العماد سعد الحمود.", [("الجيش", "SecurityForce"), ("سعد الحمود", "Person")]),
        ("حاصرت الميليشيات الفاشر.", [("الميليشيات", "ArmedGroup"), ("الفاشر", "Place")]),
        ("انتشرت القوات البحرية.", [("القوات البحرية", "SecurityForce")]),
    ],
)
def test_a_force_is_not_called_by_the_town_that_it_takes(
    text: str, expected: list[tuple[str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    assert [(span.text, span.label_) for span in engines["ar", BOTH](text).ents] == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("قالت وكيلة وزارة الدفاع لشؤون السياسات ميرا هولت إن القرار نهائي.", "وزارة الدفاع"),
        ("استقبل وكيل وزارة الداخلية للشؤون المالية سعد الحمود الوفد.", "وزارة الداخلية"),
        ("قالت وزارة الدولة لشؤون المرأة إن القرار نهائي.", "وزارة الدولة لشؤون المرأة"),
        ("قال نائب رئيس الاتحاد العام للشغل سامي الحداد إن الإضراب قائم.", "الاتحاد العام للشغل"),
    ],
)
def test_what_a_deputy_is_for_is_no_part_of_his_body(
    text: str, body: str, engines: dict[tuple[str, str], Language]
) -> None:
    bodies = [span.text for span in engines["ar", BOTH](text).ents if span.label_ in ("GovernmentBody", "Organization")]
    assert bodies == [body]


@pytest.mark.parametrize(
    ("text", "person", "place"),
    [
        ("أقال الملك محافظ أسوان سالم الحداد أمس", "سالم الحداد", "أسوان"),
        ("قال السفير الهولندي في أبوجا يان فيسر إن بلاده ستساعد", "يان فيسر", "أبوجا"),
        ("أوقفت الشرطة حاكم إقليم كيفو جاك كاتومبي أمس", "جاك كاتومبي", "إقليم كيفو"),
        ("قالت مراسلة القناة في غزة ليلى حسن سالم إن القصف مستمر", "ليلى حسن سالم", "غزة"),
    ],
)
def test_where_somebody_is_posted_is_no_part_of_his_name(
    text: str, person: str, place: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert {("Person", person), ("Place", place)} <= {(span.label_, span.text) for span in doc.ents}


def test_a_name_that_begins_like_a_town_stays_whole_without_a_title_of_a_town(
    engines: dict[tuple[str, str], Language],
) -> None:
    assert "سيدني ديفيد كول" in persons(engines["ar", BOTH], "زار الحاكم سيدني ديفيد كول المعرض")


@pytest.mark.parametrize(
    ("text", "name", "capital"),
    [
        ("وحذر نائب رئيس مجلس الأمن الروسي دميتري مدفيديف برلين من أن بلاده سترد.", "دميتري مدفيديف", "برلين"),
        ("اتهم المبعوث جون كارتر كييف بخرق الهدنة.", "جون كارتر", "كييف"),
    ],
)
def test_the_capital_that_somebody_speaks_to_is_no_part_of_his_name(
    text: str, name: str, capital: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = {span.text: span.label_ for span in engines["ar", BOTH](text).ents}
    assert found[name] == "Person"
    assert found[capital] == "State"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دخلت دورية أميركية بلدة تل تمر بريف الحسكة الشمالي.", ["بلدة تل تمر", "ريف الحسكة الشمالي"]),
        ("عاد الأهالي إلى مدينة دير حافر بريف حلب الشرقي.", ["مدينة دير حافر", "ريف حلب الشرقي"]),
        ("توغلت قوة إسرائيلية في بلدة جباتا الخشب بريف القنيطرة.", ["بلدة جباتا الخشب", "ريف القنيطرة"]),
        ("انفجرت عبوة في منطقة براكي براك.", ["منطقة براكي براك"]),
    ],
)
def test_a_town_ends_before_the_region_that_it_lies_in(
    text: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    found = engines["ar", BOTH](text).ents
    assert [span.text for span in found if span.label_ in ("Place", "Site")] == expected
