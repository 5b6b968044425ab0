"""Participants that belong to another verb: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        (
            "The US air strike on the camp was coordinated with Mogadishu.",
            "coordinated agent US",
            "strike agent Mogadishu",
        ),
        (
            "The strike on the camp was coordinated with Mogadishu.",
            "coordinated target Mogadishu",
            "coordinated agent Mogadishu",
        ),
        # What has no cause of its own has that before it.
        ("Police fired on the crowd, and four protesters were killed.", "killed instrument fired", ""),
        (
            "Guards repelled an attack by rebels and captured two fighters.",
            "attack agent rebels",
            "attack target fighters",
        ),
    ],
)
def test_who_else_takes_part_stays(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
