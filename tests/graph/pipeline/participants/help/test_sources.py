"""Who gave what led to something: what is left alone."""

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
            "The operation that led to the arrest of two men was carried out by Greek police.",
            ["operation agent Greek police", "arrest agent Greek police"],
            [],
        ),
        (
            "The attack that led to the arrest of the general was carried out by rebels.",
            ["attack agent rebels", "arrest target general"],
            ["arrest agent rebels"],
        ),
        ("The convoy that was attacked by rebels came from Chad.", ["attacked agent rebels"], ["attacked agent Chad"]),
        (
            "The tip that led to the arrest of the bomb-maker came from the CIA, officials said.",
            ["tip agent CIA", "said agent officials"],
            ["arrest agent CIA", "tip agent officials"],
        ),
        (
            "The warning that led to the arrest of the pilot came from Kuwait.",
            ["warning agent Kuwait", "arrest target pilot"],
            ["arrest agent Kuwait"],
        ),
    ],
)
def test_who_gave_what_led_to_something_has_not_done_it(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
