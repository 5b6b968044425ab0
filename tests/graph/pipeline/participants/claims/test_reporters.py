"""Whose reports are denied, denies nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("نفت تركيا أن تكون إيران قصفت قرية في دهوك.", ["قصفت agent إيران"], []),
        (
            "نفت تركيا تقارير إيرانية عن قصف قرية في دهوك.",
            ["نفت agent تركيا"],
            ["نفت agent إيرانية", "قصف agent إيرانية"],
        ),
    ],
)
def test_whose_reports_are_denied_takes_no_part(
    text: str, expected: list[str], unexpected: list[str], holds: Holds
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)
