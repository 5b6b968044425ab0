"""Hosts of talks, and who breaks an agreement, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH, LEXICAL

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The meeting was hosted by Austria and attended by envoys of Russia and Iran.", "meeting agent Austria"),
        ("The meeting was hosted by Austria and attended by envoys of Russia and Iran.", "attended agent Austria"),
        ("Kenya offered to host talks between Ethiopia and Sudan.", "talks agent Kenya"),
        ("Norway will host a new round of talks between Colombia and the rebels.", "talks agent Norway"),
        ("The negotiations, sponsored by Oman and the United States, collapsed.", "negotiations agent Oman"),
        ("Algeria said it was following the talks between Mali and the rebels.", "talks agent Algeria"),
        ("The opposition reported violations of the truce by the army.", "truce agent army"),
    ],
)
def test_hosts_and_onlookers_are_no_sides(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Turkey hosted the Ukrainian president in Ankara.", "hosted agent Turkey"),
        ("Turkey hosted the Ukrainian president in Ankara.", "hosted agent Ukrainian president"),
        ("Qatar hosted talks with Iran in Doha.", "talks agent Qatar"),
        ("Iran and Iraq signed the agreement.", "signed agent Iran"),
        ("The truce between Israel and Hamas was violated by the army.", "truce agent Israel"),
        ("The sides accused each other of breaking the truce brokered by Turkey.", "brokered agent Turkey"),
        ("Police spoke of violations of the agreement signed by Iran and Iraq.", "signed agent Iran"),
        ("Egypt hosted talks", "talks agent Egypt"),
        ("Egypt hosted the summit in Cairo.", "hosted agent Egypt"),
    ],
)
def test_who_meets_whom_stays(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)
