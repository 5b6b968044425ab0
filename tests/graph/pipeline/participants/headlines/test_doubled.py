"""Headlines of two sentences: who begins the second has no part in the first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL, load
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.events.ofdoc import read_by
from khabar.graph.pipeline.participants.headlines.doubled import told_as_done
from khabar.ontology.terms import Status


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        (
            "مقتل قيادي بغارة أميركية والجيش الصومالي يستعيد بلدة",
            {"يستعيد agent الجيش الصومالي"},
            {"غارة agent الجيش الصومالي", "مقتل agent الجيش الصومالي"},
        ),
        (
            "إحباط مخطط لاستهداف حافلة سياحية والكويت تعلن الحداد",
            {"استهداف target حافلة سياحية", "تعلن agent الكويت"},
            {"استهداف target الكويت"},
        ),
        (
            "كوريا الشمالية تتوعد بضربة استباقية وسيول تنفي الاستسلام",
            {"تتوعد agent كوريا الشمالية", "تنفي agent سيول"},
            {"تتوعد target سيول"},
        ),
        (
            "المعارضة تقصف حلب والجيش السوري يستعيد قرية",
            {"يستعيد agent الجيش السوري"},
            {"يستعيد agent المعارضة", "تقصف target الجيش السوري"},
        ),
        (
            "قتلى بهجوم لحركة الشباب على نزل في كيسمايو والشرطة تحاصر المسلحين",
            {"تحاصر agent الشرطة", "تحاصر target المسلحين"},
            {"تحاصر target نزل"},
        ),
        (
            'اعتقال خلية في إدلب و"داعش" يتبنى هجوم تدمر',
            {"يتبنى agent داعش"},
            {"اعتقال target داعش", "يتبنى agent خلية"},
        ),
        (
            'مقتل "أبو النور" و"كتائب الفجر" تتهم حماس',
            {"تتهم agent كتائب الفجر", "تتهم target حماس"},
            {"تتهم target أبو النور", "تتهم agent حماس"},
        ),
        (
            "اشتباكات عنيفة بعد مقتل سامي الحسن وخليفة حفتر يأمر باعتقال المنفذين",
            {"مقتل target سامي الحسن"},
            {"مقتل target خليفة حفتر"},
        ),
        (
            'كندا تحظر جماعة "النجم" والمحكمة العليا ترفض الطعن',
            {"تحظر agent كندا"},
            {"تحظر target المحكمة العليا"},
        ),
    ],
)
def test_the_second_sentence_has_a_subject_of_its_own(
    text: str,
    expected: set[str],
    unexpected: set[str],
    engine: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, engine)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A dual has both for its subject.
        ("لبنان وقبرص يتبادلان المعلومات", "يتبادلان agent لبنان"),
        # A verb that agrees with another word: what is talked about was the meeting's.
        ("لقاء بين قطر والدول العربية يتطرق إلى الأزمة", "لقاء agent الدول العربية"),
        # A sentence with its full stop may go on with a relative clause.
        ("هاجم المسلحون الجيش والشرطة تدعمها وحدات خاصة.", "هاجم target الشرطة"),
        # Indefinite: those who support him.
        ("اعتقال صحافي وناشطين يدعمون المعارضة", "اعتقال target ناشطين"),
    ],
)
def test_what_is_joined_stays_joined(
    text: str,
    expected: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert expected in said(engines["ar", BOTH], text)


@pytest.mark.parametrize(
    ("text", "unexpected"),
    [
        ('مدريد تصنف "فجر الحرية" منظمة إرهابية وعمان والدوحة ترحبان', "تصنف target عمان"),  # two
        ("بغداد تفكك شبكة تجسس وأربيل تنفي وجود معسكرات", "تفكك target أربيل"),  # a place
        (
            "إصابة قائد في الجناح العسكري لحماس ومخابرات الجيش توقف مهربا",
            "إصابة agent مخابرات",
        ),  # two mentions, one of the other
        ("طائرات تقصف البقاع وحزب الله يهدد", "تقصف target حزب الله"),  # no feminine ending
        ("غارات أميركية على مطار صعدة والحوثيون يتوعدون بالرد", "غارات target الحوثيون"),
        ("بلجيكا تصنف جماعة متطرفة منظمة إرهابية وهولندا تدرس القرار", "تصنف target هولندا"),
        ("مقتل شرطي في هجوم غرب بوركينا فاسو والنيجر تعزز حدودها", "هجوم place النيجر"),
        ("البحرين تدرج 6 أشخاص على قائمة الإرهاب ودول الخليج ترحب", "تدرج target دول الخليج"),
    ],
)
def test_a_second_sentence_may_have_any_verb_of_the_present(
    text: str,
    unexpected: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert unexpected not in said(engines["ar", BOTH], text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قصف يستهدف سوريا ولبنان يوم الأحد", "قصف target لبنان"),
        ("الشرطة تعتقل صحافيين وناشطين في القدس", "تعتقل target ناشطين"),
    ],
)
def test_a_noun_behind_who_is_joined_is_no_verb(
    text: str,
    expected: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    assert expected in said(engines["ar", BOTH], text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("الرئيس المصري يلتقي نظيره الفرنسي", "actual"),
        ("العاهل الأردني يستقبل رئيس الوزراء العراقي", "actual"),
        ("الرئيس المصري يلتقي نظيره الفرنسي غدا", "planned"),  # with a time it is still to come
        ("الرئيس المصري سيلتقي نظيره الفرنسي", "planned"),
    ],
)
def test_a_headline_tells_what_was_done_in_the_present(
    text: str, status: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert [event.status for event in engines["ar", BOTH](text)._.events if event.type == "Meeting"] == [status]


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("حماس تفرج عن أسيرين واستشهاد صحفي بغارة إسرائيلية", {"استشهاد target صحفي"}, {"استشهاد agent حماس"}),
        ("حماس تفرج عن أسيرين ومقتل صحفي", {"مقتل target صحفي"}, {"مقتل agent حماس"}),
        (
            "الحوثيون يهاجمون سفينة ومقتل بحار برصاص قراصنة",
            {"مقتل agent قراصنة"},
            {"مقتل agent الحوثيون", "مقتل instrument يهاجمون"},
        ),
        (
            "روسيا تقصف خاركيف ومقتل أربعة مدنيين بانفجار لغم",
            {"مقتل instrument انفجار"},
            {"مقتل agent روسيا", "انفجار agent روسيا"},
        ),
        ("إيران تتهم إسرائيل ومقتل عالم بتفجير في طهران", {"مقتل target عالم"}, {"تتهم theme مقتل"}),
        # What came of it, and nothing else is said to have done it.
        ("إسرائيل تقصف غزة ومقتل 5 أشخاص", {"مقتل agent إسرائيل"}, set()),
        ("الجيش يقتحم نابلس واعتقال ثلاثة شبان", {"اعتقال agent الجيش"}, set()),
    ],
)
def test_a_noun_begins_a_second_sentence(
    text: str,
    expected: set[str],
    unexpected: set[str],
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)


def test_a_verb_of_the_users_own_begins_a_second_sentence(
    own_verb: Callable[..., Path], said: Callable[[Language, str], set[str]]
) -> None:
    nlp = load("ar", lexicons=[own_verb("زعفط", "يزعفط")])
    found = said(nlp, "المعارضة تقصف حلب والجيش السوري يزعفط قرية")
    assert "يزعفط agent الجيش السوري" in found
    assert "تقصف target الجيش السوري" not in found


def test_a_present_verb_of_the_users_own_tells_what_was_done(own_verb: Callable[..., Path]) -> None:
    path = own_verb("زعفط", "يزعفط")
    doc = load("ar", engine=LEXICAL, lexicons=[path])("الجيش السوري يزعفط قرية قرب حلب")
    (event,) = doc._.events
    assert not told_as_done(doc, [event], language="ar")
    with read_by(doc, lexicon("ar", (path,))):
        assert told_as_done(doc, [event], language="ar") == {event.ref}


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("وزير الدفاع التركي يشار غولر يلتقي نظيره العراقي", {"يلتقي"}),
        ("سمو أمير البلاد يستقبل رئيس وزراء باكستان", {"يستقبل"}),
        ("الرئيس المصري يزور مسقط ويلتقي نظيره العماني", {"يزور", "يلتقي"}),
        ("قائد الجيش اللبناني يلتقي نظيره المصري", {"يلتقي"}),
        ("وزير الدفاع التركي يشار غولر يلتقي نظيره العراقي الأحد", set()),
        ("مصادر تتوقع أن يلتقي الرئيس المصري نظيره العراقي", {"تتوقع"}),
    ],
)
def test_a_title_before_the_subject_of_a_headline_changes_nothing(
    text: str, done: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    told = told_as_done(doc, doc._.events, language="ar")
    assert {doc[event.trigger].text for event in doc._.events if event.ref in told} == done


def test_a_minister_meets_another_in_a_headline(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("وزير الدفاع التركي يشار غولر يلتقي نظيره العراقي")
    assert [event.status for event in doc._.events] == [Status.ACTUAL]
