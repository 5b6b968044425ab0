"""Who does what a verb of the dual says."""

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
            "وصل وزير الدفاع الغاني إلى نيامي والتقى نظيره النيجري، ووقعا اتفاقا أمنيا.",
            ["اتفاقا agent وزير الدفاع الغاني", "اتفاقا agent نظيره النيجري"],
            [],
        ),
        (
            "اتصل وزير الدفاع الغاني بنظيره النيجري، وأكدا رفضهما للهجوم.",
            ["أكدا agent وزير الدفاع الغاني", "أكدا agent نظيره النيجري"],
            [],
        ),
        # the two are one mention, and nobody has met
        ("هاجم رجلان كنيسا في مانشستر وقتلا شخصين.", ["قتلا agent رجلان"], []),
        # the verb is none of the dual
        ("التقى وزير الدفاع الغاني نظيره النيجري، وأكد رفضه للهجوم.", ["أكد agent وزير الدفاع الغاني"], ["أكد agent نظيره النيجري"]),
    ],
)  # fmt: skip
def test_a_verb_of_the_dual_is_of_the_two_who_met(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("ar", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
