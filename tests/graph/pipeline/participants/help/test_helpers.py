"""Whose help somebody has: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "نفذت مصر المشروع بدعم الرئيس سالم الفهد.", "دعم agent سالم الفهد", "دعم agent مصر"),
        ("ar", "تقدم الجيش في البلدة بمساندة قوات العشائر.", "مساندة target الجيش", "مساندة agent الجيش"),
        # What is promised, asked or said of somebody is for him.
        ("ar", "اتهم الوزير قطر بدعم الجماعة.", "دعم target الجماعة", "دعم agent الجماعة"),
        ("ar", "قامت الحكومة بمساعدة اللاجئين.", "مساعدة target اللاجئين", "مساعدة agent اللاجئين"),
    ],
)  # fmt: skip
def test_who_helps_whom(
    language: str,
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
