"""Agreements and talks called by a city; the examples of the language data are run with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "unexpected"),
    [
        ("ar", "انسحبت إيران من اتفاق القاهرة", ["اتفاق place القاهرة"], ["اتفاق agent القاهرة"]),
        ("ar", "اتفقت أنقرة على سحب القوات", ["اتفقت agent أنقرة"], ["اتفقت place أنقرة"]),  # a verb
        ("ar", "أعلن الوزير اتفاق أنقرة مع دمشق", ["اتفاق agent أنقرة", "اتفاق agent دمشق"], []),
        ("en", "The Cairo talks failed on Sunday", [], ["talks agent Cairo"]),
        ("en", "Turkey announced an Ankara and Damascus agreement", [], ["agreement place Damascus"]),
    ],
)
def test_a_city_beside_the_noun_is_where_it_was_unless_another_side_follows(
    language: str,
    text: str,
    expected: list[str],
    unexpected: list[str],
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)
