"""Whose intelligence served an operation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "The raid was carried out with intelligence provided by the CIA.",
            ["provided agent CIA"],
            ["raid agent CIA"],
        ),
        (
            "Police arrested two men using intelligence from Mossad.",
            ["arrested agent Police", "arrested target men", "intelligence agent Mossad"],
            ["arrested agent Mossad", "intelligence target men"],
        ),
        (
            "Iraqi jets struck an Islamic State hideout with intelligence from the coalition.",
            ["intelligence agent coalition"],
            ["struck agent coalition", "intelligence target Islamic State"],
        ),
        ("Mossad shared intelligence with Paris and police arrested two men.", ["arrested agent police"], []),
        ("Police acted on information from witnesses and arrested two men.", ["arrested agent Police"], []),
    ],
)
def test_who_gives_intelligence_does_not_act_on_it(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_a_counterpart_is_told_and_not_told_of(holds: Holds) -> None:
    text = "جاءت العملية عقب معلومات استخبارية زوّد بها جهاز المخابرات الوطني العراقي نظيره السوري قبل أسبوعين."
    expected = ["زوّد agent جهاز المخابرات الوطني العراقي", "زوّد target نظيره السوري"]
    holds("ar", {"example": text, "expect": expected, "not_expect": ["زوّد theme نظيره السوري"]}, BOTH)
