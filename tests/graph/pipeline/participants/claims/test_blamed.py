"""Who is blamed, and what is left alone."""

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
            "The army blamed the ambush on rebels and called on Rwanda to withdraw.",
            ["blamed target rebels"],
            ["blamed target Rwanda", "ambush target rebels"],
        ),
        ("Officials blamed the ambush on rebels after troops opened fire on farmers.", [], ["blamed target farmers"]),
        (
            "Kabul blamed the attack on a convoy on Sunday on Islamic State.",
            ["blamed target Islamic State", "attack target convoy"],
            ["blamed target convoy"],
        ),
        (
            "Officials blamed the raid on Uganda-backed militias.",
            ["blamed agent Officials"],
            ["blamed target Uganda", "raid target Uganda"],
        ),
        (
            "Syria blamed Israel for the attack on Hezbollah.",
            ["blamed target Israel", "attack target Hezbollah"],
            ["blamed target Hezbollah", "attack agent Israel"],
        ),
        ("The ambush was blamed on Mali's army.", ["blamed target army"], ["blamed target Mali"]),
        ("The raid was blamed on Iran-aligned militias.", ["blamed target militias"], ["blamed target Iran"]),
        ("The general blamed the killing of the mayor and his son on the bandits.", ["blamed target bandits"], []),
        (
            "Police arrested three men responsible for the attack on a bank.",
            ["arrested target men"],
            ["responsible target men"],
        ),
        (
            "The ambush was blamed on the militia.",
            ["blamed target militia"],
            ["ambush agent militia", "ambush target militia"],
        ),
        (
            "Kenya was held responsible for the shelling of a village.",
            ["responsible target Kenya"],
            ["shelling agent Kenya", "held target Kenya"],
        ),
    ],
)
def test_who_is_blamed_has_not_been_hit_and_is_not_known_to_have_done_it(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
