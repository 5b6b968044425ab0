"""Weapons that stand where the subject does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        (
            "قصفت مروحيات الخميس سيارات كان الخاطفون ينقلون فيها الرهائن",
            ["قصفت instrument مروحيات"],
            ["قصفت agent الخاطفون"],
        ),
        ("قصفت طائرات تابعة للتحالف مواقع للحوثيين", ["قصفت agent لتحالف", "قصفت instrument طائرات"], []),
        (
            "قصفت طائرات حربية تابعة لروسيا مواقع للمعارضة",
            ["قصفت agent روسيا"],
            ["قصفت target روسيا"],
        ),
        (
            "قصفت مدفعية الدعم السريع حيا في الفاشر",
            ["قصفت agent الدعم السريع", "قصفت instrument مدفعية"],
            ["قصفت target الدعم السريع"],
        ),
        ("قصفت مدفعية الجيش السوري حيا في درعا", ["قصفت agent الجيش السوري", "قصفت target حيا"], []),
        (
            "استهدف الطيران المسير للدعم السريع محطة كهرباء في الولاية.",
            ["استهدف agent لدعم السريع", "استهدف instrument الطيران المسير", "استهدف target محطة كهرباء"],
            [],
        ),
        (
            "قالت النقابة إن طائرة مسيرة تابعة للدعم السريع قصفت مستشفى في الفاشر.",
            ["قصفت agent لدعم السريع", "قصفت instrument طائرة مسيرة"],
            ["قصفت target لدعم السريع"],
        ),
        ("قصف الجيش مواقع تابعة للحوثيين", ["قصف agent الجيش"], ["قصف agent لحوثيين"]),
    ],
)
def test_whose_the_weapons_are_acts_and_nobody_behind_the_target(
    text: str, expected: list[str], unexpected: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)
