"""What aid comes on and where it comes in, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("وصلت طائرة مساعدات كويتية إلى مطار دمشق الدولي.", "مساعدات place مطار دمشق الدولي", "مساعدات target مطار دمشق الدولي"),
        ("وصلت شاحنات تحمل مساعدات إنسانية من الأمم المتحدة إلى معبر باب الهوى.", "مساعدات agent الأمم المتحدة", "مساعدات target معبر باب الهوى"),
        # What is no station, or is helped itself, receives the aid.
        ("قدمت قطر مساعدات لمستشفى الشفاء في غزة.", "مساعدات target مستشفى الشفاء", "مساعدات place مستشفى الشفاء"),
        ("دعمت ألمانيا مطار بيروت بأجهزة كشف.", "دعمت target مطار بيروت", "دعمت place مطار بيروت"),
    ],
)  # fmt: skip
def test_aid_is_for_those_behind_the_port(
    text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
