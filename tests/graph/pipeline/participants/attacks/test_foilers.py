"""Who has done what is told behind an attack that was fended off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Kenyan police said on Monday they had foiled an attack by al-Shabaab fighters on a school in the northern county of Garissa, killing five fighters and recovering rifles.", "killing agent Kenyan police", "killing agent fighters"),
        ("Syrian forces repelled an assault by rebels on Aleppo, destroying two tanks and killing 10 fighters.", "destroying agent Syrian forces", "destroying agent rebels"),
        ("Chad's army said on Friday it had foiled an attack by Boko Haram militants on a base in Lake Chad, wounding 20 fighters and destroying two vehicles.", "destroying agent army", "destroying agent militants"),
        ("Togo was behind a foiled assassination attempt against the minister, Ghana said.", "assassination agent Togo", "foiled agent Togo"),
        # It was not fended off, or another verb tells of them.
        ("Al-Shabaab attacked a base in Garissa, killing 12 soldiers.", "killing agent Al-Shabaab", "killing target Al-Shabaab"),
        ("Police foiled an attack by al-Shabaab fighters, who attacked a village later, killing five farmers.", "killing agent fighters", "killing agent Police"),
    ],
)  # fmt: skip
def test_who_fends_off_an_attack_does_what_is_told_behind(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
