"""Who stands beside a meeting: where it is held, and who is only told of there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        (
            "en",
            "Kenya and Uganda met at the African Union on Friday.",
            ["met agent Kenya"],
            ["met agent African Union"],
        ),
        ("en", "Officials in the ministry met the Omani envoy.", ["met agent Officials", "met agent Omani envoy"], []),
        (
            "en",
            "A Swedish envoy among invited observers at the conference said the treaty would be signed.",
            ["conference agent Swedish envoy"],
            ["conference agent invited observers"],
        ),
        (
            "en",
            "Karim Haddad received a letter from the emir during talks with the Omani envoy.",
            ["talks agent Karim Haddad", "talks agent Omani envoy"],
            ["talks agent emir"],
        ),
        # Who is told something there may be met there, and who speaks is.
        (
            "en",
            "Omar Diallo told Farid Noor at the summit that Kenya would leave.",
            ["summit agent Omar Diallo", "summit agent Farid Noor"],
            [],
        ),
        (
            "en",
            "Omar Diallo and Farid Noor said in a meeting with Ugandan officials that Kenya would pay.",
            ["meeting agent Omar Diallo", "meeting agent Farid Noor", "meeting agent Ugandan officials"],
            [],
        ),
        (
            "ar",
            "قال الوزير سالم المهري خلال لقاء مع السفير كريم العطار إن الحدود ستفتح.",
            ["لقاء agent سالم المهري", "لقاء agent كريم العطار"],
            [],
        ),
    ],
)
def test_where_others_meet_and_who_is_told_of_there_is_no_side(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
