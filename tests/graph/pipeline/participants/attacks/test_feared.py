"""Who fears violence does it not; who is feared does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("language", "text", "expected", "unexpected"),
    [
        ("ar", "يخشى لبنان أن تقصف إسرائيل القرى الحدودية.", ["تقصف agent إسرائيل"], ["تقصف agent لبنان"]),
        ("ar", "تخشى تركيا استهداف سفارتها.", [], ["استهداف agent تركيا"]),
        ("en", "Chad fears attacks by rebels.", ["attacks agent rebels"], ["attacks agent Chad"]),
    ],
)
def test_who_fears_violence_is_not_its_agent(
    language: str, text: str, expected: list[str], unexpected: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)
