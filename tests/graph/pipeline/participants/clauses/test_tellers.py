"""Who tells something, and who is only told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("In Basra, the Ministry of Interior said police arrested a gang.", "said agent Ministry of Interior", "said agent police"),
        ("Shin Bet said Ahmad K, 22, had passed information to Iran.", "said agent Shin Bet", "said agent Ahmad K"),
        ("The Saudi Presidency of State Security announced the arrest of two men.", "announced agent Presidency of State Security", "announced agent Saudi"),
        ("The UN said Israel and Hamas agreed to a truce.", "agreed agent Hamas", "agreed agent UN"),
        ("An official says tip stopped attack on a stadium.", "says agent official", "stopped agent official"),
        ("Police said raids foiled the bombing.", "foiled agent Police", "said agent raids"),  # their own
        # He speaks, being named behind; they did it themselves.
        ("The men were killed, said police chief Hassan Ali.", "said agent Hassan Ali", "killed agent Hassan Ali"),
        ("Egypt said it and Jordan had signed an agreement.", "signed agent Egypt", "said agent Jordan"),
    ],
)  # fmt: skip
def test_who_is_told_of_does_not_tell_it(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
