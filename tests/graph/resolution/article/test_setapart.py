"""Which events a text sets apart from one it tells: by its words, and by the time it gives them."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.setapart import SetApart


def annotated(nlp: Language, text: str, published: date | None = None) -> Annotation:
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang, published=published)])
    return annotation


def further(nlp: Language, text: str) -> list[str]:
    """The triggers that are said to be of another event."""
    annotation = annotated(nlp, text)
    apart = SetApart(annotation)
    return [event.trigger for event in annotation.events if apart.further(event)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_language_tells_of_another_event(
    language: str, engines: dict[tuple[str, str], Language]
) -> None:
    data = table(language, "setapart")
    assert further(engines[language, BOTH], data["example"]) == data["expect"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Police recalled another deadly attack on a bank.", ["attack"]),
        ("en", "Police recalled previous attacks on banks.", ["attacks"]),
        # So is what was done by it.
        ("ar", "وقتل جندي في هجوم آخر على مصرف.", ["قتل", "هجوم"]),
        ("ar", "وقتل جندي في تفجير انتحاري مماثل قرب مصرف.", ["قتل", "تفجير"]),
        ("ar", "وسبق أن هاجم مسلحون المصرف.", ["هاجم"]),
        ("ar", "وسبق أن أعلنت الشرطة مقتل المدير.", ["أعلنت"]),
        ("en", "Gunmen had previously attacked the bank.", ["attacked"]),
        ("en", "Police previously said that gunmen attacked the bank.", ["said"]),
        # What is taken for known is no other one, nor is one of which another thing is said to be so.
        ("en", "Police condemned the earlier attack on a bank.", []),
        ("en", "Police condemned an attack on another bank.", []),
        ("en", "Police condemned an attack on a bank.", []),
        ("ar", "وأدانت الشرطة الهجوم السابق على مصرف.", []),
        ("ar", "وأدانت الشرطة هجوما على مصرف آخر.", []),
    ],
)
def test_words_say_that_an_event_is_another_one(
    language: str, text: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert further(engines[language, BOTH], text) == expected


@pytest.mark.parametrize("published", [None, date(2024, 6, 12)])
@pytest.mark.parametrize(
    ("language", "told", "again", "where", "otherwise"),
    [
        ("en", "Gunmen attacked a bank on Monday.", "In 2019 gunmen attacked Palm bank.", "Palm bank", True),
        ("en", "Gunmen attacked a bank on Monday.", "Last month gunmen attacked Palm bank.", "Palm bank", True),
        ("en", "Gunmen attacked a bank on Monday.", "Two years earlier gunmen attacked Palm bank.", "Palm bank", True),
        ("en", "Gunmen attacked a bank.", "Two years ago gunmen attacked Palm bank.", "Palm bank", True),
        ("en", "Gunmen attacked a bank.", "Gunmen staged a similar attack on Palm bank.", "Palm bank", True),
        ("ar", "هاجم مسلحون مصرفا الاثنين.", "وهاجم مسلحون مصرف النخيل الشهر الماضي.", "مصرف النخيل", True),
        ("ar", "هاجم مسلحون مصرفا.", "وفي عام 2019 هاجم مسلحون مصرف النخيل.", "مصرف النخيل", True),
        ("ar", "هاجم مسلحون مصرفا الاثنين.", "وبعد يومين هاجم مسلحون مصرف النخيل.", "مصرف النخيل", True),
        # Counted from what follows it.
        ("ar", "هاجم مسلحون مصرفا.", "وهاجم مسلحون مصرف النخيل بعد يومين من مقتل قائدهم.", "مصرف النخيل", False),
        # The same day, a part of one, no time, or a time that may be that of the news.
        ("en", "Gunmen attacked a bank on Monday.", "On Monday gunmen attacked Palm bank.", "Palm bank", False),
        ("en", "Gunmen attacked a bank on Monday.", "At dawn gunmen attacked Palm bank.", "Palm bank", False),
        ("en", "Gunmen attacked a bank on Monday.", "Gunmen attacked Palm bank.", "Palm bank", False),
        ("en", "Gunmen attacked a bank.", "Gunmen attacked Palm bank on Monday.", "Palm bank", False),
        # The day before, of which the day of the report may have been given.
        ("en", "Gunmen attacked a bank on Monday.", "On Sunday gunmen attacked Palm bank.", "Palm bank", False),
        ("en", "Gunmen attacked a bank on Monday.", "This week gunmen attacked Palm bank.", "Palm bank", False),
        ("ar", "هاجم مسلحون مصرفا الاثنين.", "وهاجم مسلحون مصرف النخيل فجرا.", "مصرف النخيل", False),
    ],
)
def test_what_is_dated_otherwise_is_another_event(
    language: str,
    told: str,
    again: str,
    where: str,
    otherwise: bool,
    published: date | None,
    engines: dict[tuple[str, str], Language],
) -> None:
    annotation = annotated(engines[language, BOTH], f"{told} {again}", published)
    (mention,) = [m for m in annotation.mentions if m.text == where]
    lead = [event for event in annotation.events if event.sentence == 0]
    assert SetApart(annotation).otherwise(mention, lead) is otherwise


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A commander wanted over a 2022 hotel attack was killed in Hama.", ["attack"]),
        ("A man wanted over the attack was killed in Hama.", []),
        ("Police arrested a man after an attack in Hama.", []),
    ],
)
def test_what_somebody_is_wanted_for_is_told_of_him_alone(
    text: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    annotation = annotated(engines["en", BOTH], text)
    apart = SetApart(annotation)
    assert [event.trigger for event in annotation.events if apart.sought(event)] == expected
