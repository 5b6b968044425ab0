"""What an article tells as its news is not what it tells of the past, nor a total of many."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.coreference import resolve_events

NEWS_OF = date(2025, 6, 12)


def together(nlp: Language, text: str, first: str, second: str, published: date | None = NEWS_OF) -> bool:
    """Whether two triggers, each with the number of its sentence behind it, tell of one happening."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, published=published)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    sentence = {event.start: event.sentence for event in annotation.events}
    told = [
        {f"{text[e.start : e.end]} {sentence[e.start]}" for e in happening.evidence}
        for happening in resolve_events([annotation], index, catalog=Catalog.load())
    ]
    assert all(any(trigger in mentions for mentions in told) for trigger in (first, second))
    return any({first, second} <= mentions for mentions in told)


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        (
            "en",
            "US forces killed a commander in a raid in Idlib. A US raid in Idlib last year killed his brother.",
            "raid 0",
            "raid 1",
            False,
        ),
        (
            "en",
            "Security forces killed two militants in Sinai. Months ago, security forces killed militants in Sinai.",
            "killed 0",
            "killed 1",
            False,
        ),
        ("en", "Israel bombed Rafah. Since October 2023 Israel has bombed Rafah.", "bombed 0", "bombed 1", False),
        (
            "en",
            "Russia attacked Kharkiv. Russia has attacked Kharkiv 40 times this year.",
            "attacked 0",
            "attacked 1",
            False,
        ),
        ("en", "Russia attacked Kharkiv. Russia attacked Kharkiv on Monday.", "attacked 0", "attacked 1", True),
        (
            "en",
            "Israel has killed 4,000 people in Gaza since May. A minister said Israel had killed 4,000 people in Gaza.",
            "killed 0",
            "killed 1",
            True,
        ),
        (
            "ar",
            "اقتحم الجيش الإسرائيلي جنين. وسبق أن اقتحم الجيش الإسرائيلي جنين في يناير الماضي.",
            "اقتحم 0",
            "اقتحم 1",
            False,
        ),
        ("ar", "قصفت روسيا خاركيف. وقصفت روسيا خاركيف أربعين مرة هذا العام.", "قصفت 0", "قصفت 1", False),
        ("ar", "قصفت إسرائيل رفح. ومنذ أكتوبر 2023 قصفت إسرائيل رفح.", "قصفت 0", "قصفت 1", False),
        ("ar", "قصفت روسيا خاركيف. وقصفت روسيا خاركيف مساء الاثنين.", "قصفت 0", "قصفت 1", True),
        # "The attack" is none of many that were counted, though these were told last.
        (
            "ar",
            "هاجم الحوثيون سفينة. ومنذ نوفمبر 2023 هاجم الحوثيون مئة سفينة. وأدان الاتحاد الأوروبي الهجوم.",
            "هاجم 0",
            "الهجوم 2",
            True,
        ),
        # "The strikes" are.
        (
            "en",
            "An Israeli strike hit a car. Israel has carried out many strikes since May. Egypt condemned the strikes.",
            "strikes 1",
            "strikes 2",
            True,
        ),
    ],
)
def test_news_is_not_of_the_past(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines[language, BOTH], text, first, second) is one


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        (
            "en",
            "Russia attacked Kharkiv on Monday. Russia attacked Kharkiv on Friday.",
            "attacked 0",
            "attacked 1",
            False,
        ),
        (
            "en",
            "Russia attacked Kharkiv on Monday. Russia attacked Kharkiv on Monday night.",
            "attacked 0",
            "attacked 1",
            True,
        ),
        # The tenth of March 2025 was a Monday.
        (
            "en",
            "Russia attacked Kharkiv on Monday. Russia attacked Kharkiv on 10 March 2025.",
            "attacked 0",
            "attacked 1",
            True,
        ),
        (
            "en",
            "Russia attacked Kharkiv on Monday. Russia attacked Kharkiv on 12 March 2025.",
            "attacked 0",
            "attacked 1",
            False,
        ),
        (
            "en",
            "Russia attacked Kharkiv on Monday. Russia attacked Kharkiv yesterday.",
            "attacked 0",
            "attacked 1",
            True,
        ),
        ("ar", "قصفت روسيا خاركيف يوم الاثنين. وقصفت روسيا خاركيف يوم الجمعة.", "قصفت 0", "قصفت 1", False),
        ("ar", "قصفت روسيا خاركيف يوم الاثنين. وقصفت روسيا خاركيف فجر الاثنين.", "قصفت 0", "قصفت 1", True),
        ("ar", "قصفت روسيا خاركيف يوم الاثنين. وقصفت روسيا خاركيف في 12 مارس 2025.", "قصفت 0", "قصفت 1", False),
    ],
)
def test_without_a_date_of_the_article_weekdays_tell_events_apart(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines[language, BOTH], text, first, second, published=None) is one


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        ("ar", "أصيب أربعة في هجوم بسكين في هامبورغ. وفي كابل قتل ثلاثة في انفجار، ولم تتبن أي جهة التفجير.", "هجوم 0", "التفجير 1", False),
        ("ar", "أصيب أربعة في هجوم بسكين في هامبورغ. وفي كابل قتل ثلاثة في انفجار، ولم تتبن أي جهة التفجير.", "انفجار 1", "التفجير 1", True),
        ("ar", "قتل شخصان في هجوم بالرصاص في ملبورن. ودانت فرنسا التفجير.", "هجوم 0", "التفجير 1", False),
        ("en", "Four people were hurt in a knife attack in Hamburg. Nobody claimed the bombing.", "attack 0", "bombing 1", False),
        ("en", "Gunmen attacked a police station in Bannu. The government condemned the bombing.", "attacked 0", "bombing 1", False),
        ("en", "A blast killed two in Niger. Rebels attacked a base in Mali. France condemned the bombing.", "blast 0", "bombing 2", True),
        # What else it was done with is not said, or may have been a bomb.
        ("en", "Rebels attacked a market in Baghdad. Islamic State claimed the bombing.", "attacked 0", "bombing 1", True),
        ("en", "Gunmen with suicide vests attacked a hotel in Kabul. France condemned the bombing.", "attacked 0", "bombing 1", True),
        ("ar", "استهدف هجوم مسجدا في بيشاور. ودانت فرنسا التفجير.", "هجوم 0", "التفجير 1", True),
    ],
)  # fmt: skip
def test_a_bombing_is_the_one_told_as_such_and_no_attack_with_what_does_not_explode(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines[language, BOTH], text, first, second) == one


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        ("en", "David Cameron visited Algiers on Wednesday. He met Abdelmalek Sellal.", "visited 0", "met 1", False),
        ("ar", "زار ديفيد كاميرون الجزائر الأربعاء. والتقى كاميرون عبد المالك سلال.", "زار 0", "التقى 1", False),
        # Told together, or once more.
        ("ar", "زار ديفيد كاميرون الجزائر والتقى عبد المالك سلال.", "زار 0", "التقى 0", True),
        ("en", "David Cameron visited Algiers on Wednesday. The visit lasted a day.", "visited 0", "visit 1", True),
    ],
)
def test_a_visit_is_no_meeting_of_which_another_sentence_tells(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines[language, BOTH], text, first, second) == one


@pytest.mark.parametrize(("day", "count"), [("2 June", 2), ("1 June", 1)])
def test_what_was_told_before_the_day_of_an_attack_is_another(
    day: str, count: int, engines: dict[tuple[str, str], Language]
) -> None:
    texts = (
        "Gunmen attacked a hotel in Kismayo, killing nine people. Police blamed the attack on al-Shabaab.",
        f"A bomb exploded in Kismayo on {day} 2025. Al-Shabaab carried out the attack, police said.",
    )
    articles = [
        Article(text=text, title=text.split(".")[0], language="en", published=date(2025, 6, 1 + number))
        for number, text in enumerate(texts)
    ]
    annotations = sorted(annotate(engines["en", BOTH], articles), key=lambda annotation: annotation.article.id)
    index = resolve_entities(annotations, catalog=Catalog.load())
    found = resolve_events(annotations, index, catalog=Catalog.load())
    assert sum(event.type in ("Attack", "Bombing") for event in found) == count


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        # "Some of many" takes up none, the rest does.
        ("ar", "استهدف تفجير سوقا في بغداد. وتبنى التنظيم العديد من الهجمات.", "تفجير 0", "الهجمات 1", False),
        ("ar", "استهدف تفجير سوقا في بغداد. وتبنى التنظيم الهجوم.", "تفجير 0", "الهجوم 1", True),
        # Support is of many kinds.
        (
            "en",
            "Labor supported the bill. Critics know little of the training that the guards are given.",
            "supported 0",
            "training 1",
            False,
        ),
        ("en", "France gave Chad military aid. The aid was sent by air.", "aid 0", "aid 1", True),
    ],
)
def test_a_noun_takes_up_what_it_may_be(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines[language, BOTH], text, first, second) is one


@pytest.mark.parametrize(
    ("text", "first", "second", "one"),
    [
        ("The Houthis did not sign the agreement between Yemen and Oman.", "sign 0", "agreement 0", False),
        ("Armenia has not signed the peace treaty with Azerbaijan.", "signed 0", "treaty 0", True),
    ],
)
def test_an_agreement_of_others_is_not_what_somebody_has_not_signed(
    text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    assert together(engines["en", BOTH], text, first, second) == one
