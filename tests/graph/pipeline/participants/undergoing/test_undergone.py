"""What somebody comes under: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Police officers have come under heavy fire from gunmen in Basra.", "fire target Police officers", ""),
        ("Police officers have come under heavy fire from gunmen in Basra.", "fire agent gunmen", ""),
        # Who comes somewhere and does something there is another matter.
        ("Gunmen came to the base and attacked soldiers.", "attacked agent Gunmen", "attacked target Gunmen"),
        ("Under the deal, rebels attacked nobody.", "attacked agent rebels", "attacked target rebels"),
    ],
)
def test_who_else_takes_part_stays(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "argument"),
    [
        ("ar", "نقلت إسرائيل إلى واشنطن معلومات استخباراتية عن المنشأة.", "نقلت target واشنطن"),
        ("ar", "سلمت المخابرات العراقية إلى دمشق معلومات عن تحركات الخلية.", "سلمت target دمشق"),
    ],
)
def test_who_intelligence_is_given_to_is_no_place(
    language: str, text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    place = argument.replace("target", "place")
    holds(language, {"example": text, "expect": [argument], "not_expect": [place]}, engine)


@pytest.mark.parametrize(
    ("text", "agent"),
    [("الجزائر تسلم فرنسا معلومات عن متطرفين", "الجزائر"), ("تسلم الجيش معلومات من فرنسا عن متطرفين.", "فرنسا")],
)
def test_a_verb_of_giving_that_is_written_as_one_of_receiving_tells_who_gives(
    text: str, agent: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [f"تسلم agent {agent}"]}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Ahmed Karim succeeded Sami Odeh as leader.", "succeeded target Ahmed Karim", "succeeded target Sami Odeh"),
        ("Ahmed Karim replaced Sami Odeh as army chief.", "replaced target Ahmed Karim", "replaced target Sami Odeh"),
        ("The king replaced Sami Odeh as army chief with Ahmed Karim.", "replaced agent king", "replaced target king"),
        (
            "General Sami Odeh was replaced as commander by Ahmed Karim.",
            "replaced target Ahmed Karim",
            "replaced agent Ahmed Karim",
        ),
        (
            "The king appointed Ahmed Karim, replacing General Sami Odeh.",
            "appointed theme Sami Odeh",
            "appointed target Sami Odeh",
        ),
        (
            "Ahmed Karim was appointed defence minister, replacing Sami Odeh.",
            "replacing target Ahmed Karim",
            "replacing target Sami Odeh",
        ),
        ("The king appointed Ahmed Karim.", "appointed target Ahmed Karim", "appointed theme Ahmed Karim"),
        (
            "The president replaced the defence minister.",
            "replaced target defence minister",
            "replaced target president",
        ),
    ],
)
def test_who_succeeds_another_is_put_in_office(
    text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)


def test_whom_the_appointed_replaces_has_no_role_in_arabic(holds: Callable[[str, dict[str, Any], str], None]) -> None:
    text = "عين الرئيس أحمد صالح قائدا للجيش بدلا من عمر ناصر."
    never = ["عين target عمر ناصر", "عين theme عمر ناصر"]
    holds("ar", {"example": text, "expect": ["عين target أحمد صالح"], "not_expect": never}, BOTH)


def test_what_takes_the_place_of_something_is_appointed_to_nothing(
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    text = "سقط النظام وحل محله نظام جديد بعد اعتقال سالم المهري."
    holds("ar", {"example": text, "expect": [], "not_expect": ["حل target سالم المهري"]}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("King Hamad replaced Prime Minister Omar Nassar with General Salim Haddad.",
         {"replaced target Salim Haddad", "replaced theme Omar Nassar", "replaced agent Hamad"},
         "replaced target Omar Nassar"),
        ("Karim Saleh, who was replaced by Ahmed Fares, left for Cairo.",
         {"replaced target Ahmed Fares", "replaced theme Karim Saleh"}, "replaced agent Ahmed Fares"),
        ("Karim Saleh was sacked and replaced by Ahmed Fares.", {"sacked target Karim Saleh"},
         "sacked agent Ahmed Fares"),
        ("Karim Saleh was sacked by Ahmed Fares.", {"sacked target Karim Saleh", "sacked agent Ahmed Fares"}, ""),
    ],
)  # fmt: skip
def test_who_comes_after_somebody_makes_nobody_resign(
    text: str,
    expected: set[str],
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": expected, "not_expect": [never]}, BOTH)
