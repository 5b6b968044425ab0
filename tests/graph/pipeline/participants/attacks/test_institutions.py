"""Which institution an attack is called by, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("The Mogadishu interior ministry attack killed 12 people.", ["attack target Mogadishu interior ministry"], ["attack agent Mogadishu interior ministry", "killed agent Mogadishu interior ministry"]),
        ("The Quetta police academy attack left 60 cadets dead.", ["attack target Quetta police academy"], ["attack agent Quetta police academy"]),
        ("The Islamabad court attack was claimed by Boko Haram.", ["attack target Islamabad court"], ["attack agent Islamabad court"]),
        ("A police academy suicide bombing in Quetta killed 20 recruits.", [], ["bombing agent police", "killed agent police"]),
        # Forces attack, and so does whose attack it is or who "attacks" somebody.
        ("The army attack killed nine people.", ["attack agent army"], []),
        ("A police attack on protesters wounded 20 people.", ["attack agent police"], []),
        ("The ministry's attack on the opposition drew protests.", ["attack agent ministry"], []),
        ("The interior ministry attacks the press.", ["attacks agent interior ministry"], []),
    ],
)  # fmt: skip
def test_an_institution_before_an_attack_is_struck(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": expected, "not_expect": never}, BOTH)
