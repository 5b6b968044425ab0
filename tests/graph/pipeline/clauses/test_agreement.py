"""Verbs and the countries behind them that do not agree, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.clauses.agreement import (
    FEMININE,
    MASCULINE,
    SEVERAL,
    agreeing,
    numbers,
    without_disagreeing,
    without_tellers,
)
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument", "not_argument"),
    [
        ("واتهم تل أبيب بانتهاك اتفاق وقف إطلاق النار.", "اتهم target تل أبيب", "اتهم agent تل أبيب"),
        ("وهدد إيران بضربات جديدة.", "هدد target إيران", "ضربات agent إيران"),
        ("وحذر إسرائيل من اجتياح رفح.", "حذر target إسرائيل", "حذر agent إسرائيل"),
        ("وحذر الدول المجاورة من التدخل.", "حذر target الدول المجاورة", "حذر agent الدول المجاورة"),
        ("ودعا الفصائل العراقية إلى ضبط النفس.", "دعا target الفصائل العراقية", "دعا agent الفصائل العراقية"),
    ],
)
def test_a_country_behind_a_masculine_verb_is_not_its_subject(
    text: str, argument: str, not_argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument], "not_expect": [not_argument]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("واتهمت إيران إسرائيل بقصف السفارة.", "اتهمت agent إيران"),
        ("وحذر العراق من هجمات إرهابية جديدة.", "حذر agent العراق"),  # masculine
        ("وهدد لبنان بتقديم شكوى.", "هدد agent لبنان"),
        ("وقال السلطات السويدية إنها تحقق في الهجوم.", "قال agent السلطات السويدية"),  # a slip
        # No verb: what it governs says who does it to whom.
        ("جاء ذلك بعد قصف روسيا لإدلب.", "قصف agent روسيا"),
        ("استنكر الوزير دعم إيران للجماعة.", "دعم agent إيران"),
    ],
)
def test_a_country_that_agrees_may_be_the_subject(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        ("دان المفتي من يخطفون الأطفال ويهاجمون القرى.", "يخطفون target الأطفال", "يخطفون agent المفتي"),
        ("لعن الخطيب من يقتلون الأبرياء.", "يقتلون target الأبرياء", "يقتلون agent الخطيب"),
        ("وكان الوزير من الذين يدعمون الانقلاب.", "يدعمون agent الوزير", None),
    ],
)
def test_one_alone_does_not_do_what_several_do(
    text: str, expect: str, not_expect: str | None, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [expect], "not_expect": [not_expect] if not_expect else []}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument", "not_argument"),
    [
        ("قال النائب إنهم هاجموا القرية.", "هاجموا target القرية", "هاجموا agent النائب"),
        ("قال محمود إنهم قصفوا المستشفى.", "قصفوا target المستشفى", "قصفوا agent محمود"),
        # His men, himself, and one of whom the verb tells.
        ("أكد قائد الفصيل أن مقاتليه هاجموا الثكنة.", "هاجموا agent مقاتليه", "هاجموا agent قائد"),
        ("قال النائب إنه هاجم القرية.", "هاجم agent النائب", "هاجم target النائب"),
    ],
)
def test_who_tells_what_several_did_has_not_done_it(
    text: str, argument: str, not_argument: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument], "not_expect": [not_argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("إيران", {FEMININE}),
        ("الحكومة", {FEMININE}),
        ("لبنان", {MASCULINE, FEMININE, SEVERAL}),
        ("الجيش", {MASCULINE, FEMININE, SEVERAL}),
    ],
)
def test_what_a_verb_before_somebody_may_be(
    text: str, expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL](f"وقال {text} إن الهجوم وقع أمس.")
    (span,) = (span for span in doc.ents if span.text == text)
    assert numbers(span, language="ar") == expected


def test_verbs_have_the_gender_of_their_endings(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("اتهم اتهمت اتهموا هجوم")
    assert [agreeing(doc, at, language="ar") for at in range(4)] == [{"s"}, {"f"}, {"p"}, set()]


def test_where_verbs_do_not_agree_with_gender_nothing_changes(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("He accused Iran.")
    (iran,) = doc.ents
    events = (Event(1, "Accusation", "actual", (Argument("agent", mention_ref(iran.start)),)),)
    assert without_disagreeing(doc, events, language="en") == events


def test_who_tells_what_several_did_is_not_one_of_them(settled: Callable[..., set[str]]) -> None:
    said = ("قال", "Statement", "agent النائب,theme هاجموا")
    told = settled(
        without_tellers,
        "ar",
        "قال {النائب:Person} إنهم هاجموا {القرية:Place}",
        said,
        ("هاجموا", "Attack", "agent النائب,target القرية"),
    )
    assert told == {"قال agent النائب", "قال theme هاجموا", "هاجموا target القرية"}
    said = ("قال", "Statement", "agent النائب,theme هاجم")
    alone = settled(
        without_tellers, "ar", "قال {النائب:Person} إنه هاجم {القرية:Place}", said, ("هاجم", "Attack", "agent النائب")
    )
    assert "هاجم agent النائب" in alone
