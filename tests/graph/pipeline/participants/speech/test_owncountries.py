"""What a speaker says that his country does: the country does it, and is not threatened or warned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.participants.speech.owncountries import by_own_countries

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("language", "text", "expect", "not_expect"),
    [
        (
            "ar",
            "هدد الرئيس المالي سامي ديالو بأن بلاده ستهاجم المتمردين في الشمال.",
            ["تهاجم agent بلاده", "هدد agent سامي ديالو"],
            ["تهاجم agent سامي ديالو", "هدد target بلاده"],
        ),
        (
            "ar",
            "هدد وزير الدفاع السعودي بأن بلاده ستضرب مواقع الحوثيين.",
            ["تضرب agent بلاده"],
            ["هدد target بلاده"],
        ),
        (
            "en",
            "Kenya's foreign minister warned that his country would respond to any attack by Somali militants.",
            ["warned agent foreign minister"],
            ["warned target country"],
        ),
        # behind a verb the country is no subject of what "that" opens
        ("ar", "قال الوزير سامي ديالو إن المتمردين هاجموا بلاده.", ["هاجموا target بلاده"], ["هاجموا agent بلاده"]),
        ("en", "The minister said rebels had attacked his country.", ["attacked target country"], []),
    ],
)
def test_the_country_behind_that_acts(
    language: str, text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_the_speaker_s_country_acts_for_him_and_is_not_spoken_to(settled: Callable[..., set[str]]) -> None:
    told = settled(
        by_own_countries,
        "ar",
        "هدد {الوزير:Person} بأن {بلاده:State} ستقصف {العاصمة:Place}",
        ("هدد", "Threat", "agent الوزير,target بلاده"),
        ("تقصف", "Attack", "agent الوزير,target العاصمة"),
    )
    assert told == {"هدد agent الوزير", "تقصف agent بلاده", "تقصف target العاصمة"}
