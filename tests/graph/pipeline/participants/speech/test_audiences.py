"""Media and audiences: who takes part stays, and what an interview leaves out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("language", "text", "expected", "unexpected"),
    [
        ("ar", "اتهمت الحكومة قناة الجزيرة بالتحريض.", ["اتهمت target قناة الجزيرة"], []),
        ("ar", "التقى الوزير نظيره التركي في أنقرة.", ["التقى agent الوزير"], []),
        (
            "ar",
            "حذر الوزير في مقابلة مع قناة الجزيرة إسرائيل من قصف القرية.",
            ["حذر agent الوزير", "حذر target إسرائيل"],
            ["حذر target قناة الجزيرة", "حذر agent قناة الجزيرة"],
        ),
        (
            "en",
            "The rebels threatened the governor before parliament.",
            ["threatened target governor"],
            ["threatened target parliament"],
        ),
    ],
)
def test_media_and_audiences_are_no_targets_of_what_is_said_there(
    language: str, text: str, expected: list[str], unexpected: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)
