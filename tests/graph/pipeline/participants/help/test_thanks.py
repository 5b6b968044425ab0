"""Help that somebody is thanked for, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("Israel thanked Greece for the assistance.", "assistance agent Greece", "assistance agent Israel"),
        ("The minister thanked Qatar for its aid to Gaza.", "aid target Gaza", "aid target minister"),
        ("The minister praised Turkey for its support for Syria.", "support agent Turkey", "support target minister"),
        ("Jordan said it was grateful to France for its support.", "support agent France", "support agent Jordan"),
        ("The president thanked the army for its support.", "support agent army", "support target army"),
    ],
)
def test_who_else_gets_the_help_stays(text: str, expected: str, never: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Iran supports the Houthis with weapons.", "supports target Houthis"),
        ("Poland increased its support for Ukraine.", "support target Ukraine"),
        ("With the support of France, the army retook the town.", "support target army"),
        ("France sent aid to Lebanon.", "aid target Lebanon"),
    ],
)
def test_help_without_thanks_is_left_alone(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)
