"""Who is said to have done something: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Hezbollah is suspected of bombing the embassy.", "bombing agent Hezbollah", "suspected agent Hezbollah"),
        ("Boko Haram was blamed by the army for the attack on Damboa.", "blamed agent army", "attack agent Boko Haram"),
        (
            "Police arrested a man wanted in connection with the bombing of a church.",
            "arrested target man",
            "bombing agent man",
        ),
        (
            "US forces killed a commander suspected in the attack on the consulate.",
            "killed target commander",
            "killed instrument attack",
        ),
        # Who accuses in the active does so.
        ("Israel blamed Hezbollah for the rocket attack.", "blamed agent Israel", "blamed target Israel"),
        ("The rebels sought for years to kill the governor.", "sought agent rebels", "sought target rebels"),
        ("Troops killed two militants in an attack on the camp.", "attack target camp", "attack agent militants"),
    ],
)
def test_nobody_of_the_main_clause_has_done_what_somebody_is_accused_of(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
