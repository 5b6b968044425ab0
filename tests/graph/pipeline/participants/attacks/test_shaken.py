"""Who lives through attacks, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "عاشت باكستان موجة من التفجيرات على مساجد الشيعة.", "التفجيرات place باكستان", "التفجيرات agent باكستان"),
        ("ar", "هزت كينيا سلسلة هجمات استهدفت مخافر الحدود.", "هجمات place كينيا", "استهدفت agent كينيا"),
        ("ar", "رصدت المنظمة عشرات الاعتداءات على الصحفيين.", "الاعتداءات target الصحفيين", "الاعتداءات agent المنظمة"),
        ("en", "Germany recorded a rise in attacks on refugee shelters.", "attacks place Germany", "attacks agent Germany"),
        # What it does itself, it does.
        ("ar", "عاشت إسرائيل هجمات صاروخية فقصفت غزة.", "قصفت agent إسرائيل", "هجمات agent إسرائيل"),
        ("en", "Israel launched a series of attacks on bases.", "attacks agent Israel", "attacks place Israel"),
    ],
)  # fmt: skip
def test_who_lives_through_attacks_has_not_made_them(
    language: str, text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
