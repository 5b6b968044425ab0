"""Who calls a meeting or tells of one: whose sides stay."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "عقد مجلس الشورى جلسة طارئة بطلب من أنقرة.", ["جلسة agent مجلس الشورى"], ["جلسة agent أنقرة"]),
        (
            "ar",
            "كشف الناطق باسم الحركة عن محادثات بين قطر ومصر في الدوحة.",
            ["محادثات agent قطر", "محادثات agent مصر"],
            ["محادثات agent الناطق"],
        ),
        # Talks of two, and what they are about.
        (
            "ar",
            "اتفق الوزيران بعد لقاء مع السفير كريم العطار على فتح المعابر.",
            ["لقاء agent كريم العطار"],
            [],
        ),
        (
            "en",
            "Karim Haddad discussed the war between Chad and Sudan with Omar Nasser.",
            ["discussed agent Karim Haddad", "discussed agent Omar Nasser"],
            [],
        ),
    ],
)
def test_who_calls_a_meeting_or_tells_of_it_is_no_side(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
