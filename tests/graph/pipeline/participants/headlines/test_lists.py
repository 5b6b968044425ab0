"""What a headline joins by a comma alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "Peru designates Hamas, Hezbollah as terrorist groups",
            ["designates target Hamas", "designates target Hezbollah"],
            [],
        ),
        ("Israel strikes Syria, Lebanon", ["strikes target Syria", "strikes target Lebanon"], []),
        ("Israel strikes Syria, Lebanon says", ["strikes target Syria"], ["strikes target Lebanon"]),
        # a place may lie in what stands behind the comma, and a sentence is no headline
        ("Israel strikes Aleppo, Syria", ["strikes target Aleppo"], ["strikes target Syria"]),
    ],
)
def test_what_is_done_to_the_first_is_done_to_the_second(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_no_state_of_a_list_lies_in_the_next(engines: dict[tuple[str, str], Language]) -> None:
    assert not engines["en", BOTH]("Israel strikes Syria, Lebanon")._.relations
