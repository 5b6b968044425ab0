"""Meetings told one after the other: whose sides stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        (
            "ar",
            "استقبل الملك سالم المهري الرئيس فادي صقر وعقد محادثات مع الوزير نبيل الشامي.",
            ["استقبل agent فادي صقر", "محادثات agent سالم المهري", "محادثات agent نبيل الشامي"],
            ["استقبل agent نبيل الشامي", "محادثات agent فادي صقر"],
        ),
        (
            "en",
            "Salem Mahri met Fadi Sakr in Muscat, and then held talks with Nabil Shami.",
            ["met agent Fadi Sakr", "talks agent Nabil Shami"],
            ["talks agent Fadi Sakr"],
        ),
        # One meeting, in two words.
        (
            "ar",
            "بعد اجتماع الوزير سامر الحداد مع السفير كريم العطار، عقد الرجلان مؤتمرا في الدوحة.",
            ["اجتماع agent سامر الحداد", "اجتماع agent كريم العطار"],
            [],
        ),
        (
            "ar",
            "أجرى الرئيس نبيل الشامي لقاءات ومحادثات مع الوزير سامر الحداد.",
            ["لقاءات agent سامر الحداد", "محادثات agent سامر الحداد", "محادثات agent نبيل الشامي"],
            [],
        ),
    ],
)
def test_sides_of_another_meeting_are_none(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
