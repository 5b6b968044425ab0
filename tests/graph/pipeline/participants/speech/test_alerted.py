"""Who is alerted to whom, and by whom: what is left alone."""

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
            "Swedish police, alerted to the gunman by a shopkeeper, sealed off the street.",
            ["alerted agent shopkeeper", "alerted target Swedish police"],
            ["alerted agent Swedish police"],
        ),
        (
            "The coast guard was alerted by fishermen to a boat carrying weapons.",
            ["alerted agent fishermen", "alerted target coast guard"],
            [],
        ),
        (
            "The ministry was alerted to an attack by rebels on a village.",
            ["alerted target ministry", "attack agent rebels"],
            ["alerted agent rebels"],
        ),
        ("The embassy alerted its citizens to the risk of attacks.", ["alerted target citizens"], []),
        ("The UN warned of attacks by armed groups.", ["warned agent UN", "attacks agent armed groups"], []),
        ("Residents were warned by the army to leave the town.", ["warned agent army", "warned target Residents"], []),
        ("Kenya said it had warned Uganda about the rebels.", ["warned agent Kenya", "warned target Uganda"], []),
        ("Ghana was alerted to the smugglers by Interpol.", ["alerted target Ghana"], ["alerted place Ghana"]),
    ],
)
def test_who_is_alerted_is_not_whom_he_is_alerted_to(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
