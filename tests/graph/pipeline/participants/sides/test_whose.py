"""Whose an act is stands right before its noun in English."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        ("Turkey slammed US sanctions on its arms agency.", {"sanctions agent US"}, {"sanctions agent Turkey"}),
        ("Hungary blocked EU sanctions on the patriarch.", {"sanctions agent EU"}, {"sanctions agent Hungary"}),
        ("Iraq protested Turkish raids on its territory.", {"raids agent Turkish"}, {"raids agent Iraq"}),
        ("Iran brushed off US threats against its navy.", {"threats agent US"}, {"threats agent Iran"}),
        ("US and EU sanctions hit Russia.", {"sanctions agent US", "sanctions agent EU"}, set()),
        (
            "Norway blacklisted Otto, saying his fighters killed nine men.",
            {"killed agent fighters"},
            {"killed agent Norway"},
        ),
        ("Norway said its fighters had killed nine men.", {"killed agent fighters"}, set()),
        ("Kenya imposed sanctions on the rebels.", {"sanctions agent Kenya"}, set()),
    ],
)
def test_who_comments_on_an_act_does_not_do_it(
    text: str, expect: set[str], not_expect: set[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
