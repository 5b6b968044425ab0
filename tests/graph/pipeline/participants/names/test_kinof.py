"""Kin of somebody with a title."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "Gunmen kidnapped the son of opposition leader Sergio Pardo in Cali.",
            ["kidnapped target son"],
            ["kidnapped target Sergio Pardo"],
        ),
        (
            "An Israeli strike killed the brother of Hamas official Bassem Nasser in Gaza.",
            ["killed target brother", "strike target brother"],
            ["killed target Bassem Nasser", "strike target Bassem Nasser"],
        ),
        (
            "The EU sanctioned the daughter of Russian tycoon Igor Melnik.",
            ["sanctioned target daughter"],
            ["sanctioned target Igor Melnik"],
        ),
        ("The brother of rebel leader Ali Reza was shot dead.", ["shot target brother"], ["shot target Ali Reza"]),
        ("Ali Reza killed the son of the mayor and fled.", ["killed agent Ali Reza", "killed target son"], []),
        ("Police arrested the brother of Omar Haddad.", ["arrested target brother"], ["arrested target Omar Haddad"]),
    ],
)
def test_what_is_done_to_the_kin_is_not_done_to_him(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
