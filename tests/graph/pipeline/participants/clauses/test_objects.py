"""Whom those have done something to whom something is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("language", "text", "expect", "not_expect"),
    [
        (
            "ar",
            "قال المتحدث إن القوات قتلت مسلحين هاجموا الجنود.",
            ["قتلت target مسلحين", "هاجموا target الجنود"],
            ["قتلت target الجنود", "قتلت instrument هاجموا"],
        ),
        (
            "en",
            "Troops killed two gunmen who had attacked a convoy of soldiers.",
            ["killed target gunmen", "attacked target soldiers"],
            ["killed target soldiers", "killed target convoy"],
        ),
        # who is killed in a clash has fought in it
        (
            "ar",
            "أعلنت الوزارة مقتل عنصرين من حركة الفجر في تبادل لإطلاق النار مع قوات الأمن.",
            ["مقتل target عنصرين", "مقتل instrument تبادل", "تبادل agent عنصرين"],
            [],
        ),
        # nobody of them has done anything to the other
        ("en", "Gunmen killed a judge and two policemen.", ["killed target judge", "killed target policemen"], []),
    ],
)
def test_whom_they_attacked_is_not_killed_with_them(
    language: str, text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
