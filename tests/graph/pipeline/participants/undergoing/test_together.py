"""Two that "and" joins undergo the same."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "قتل قائد الحرس كريم علي وقائد الشرطة سامي حسن.",
            ["قتل target كريم علي", "قتل target سامي حسن"],
            ["قتل agent كريم علي", "قتل agent الشرطة"],
        ),
        (
            "اعتقل رئيس البلدية فهد كامل ومدير المخابرات عمر سعد.",
            ["اعتقل target فهد كامل", "اعتقل target عمر سعد"],
            ["اعتقل agent فهد كامل", "اعتقل agent المخابرات"],
        ),
        (
            "قتل رئيس حركة الفجر سامي عون وقائد الشرطة علي ناصر.",
            ["قتل target سامي عون", "قتل target علي ناصر"],
            ["قتل agent الشرطة"],
        ),
        # Without "and" the second one is the object, and others do what they do to who stands behind them.
        ("قتل سامي عون القاضي كريم فرج.", ["قتل agent سامي عون", "قتل target كريم فرج"], []),
        ("اعتقل الجيش قائد الشرطة سامي عون.", ["اعتقل agent الجيش", "اعتقل target سامي عون"], []),
    ],
)
def test_nobody_does_it_to_who_is_joined_to_him(
    text: str, expect: list[str], not_expect: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
