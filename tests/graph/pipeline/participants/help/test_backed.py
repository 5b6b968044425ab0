"""Who is the other side of a clash or of talks, and who only backs a side."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "اندلعت معارك بين الجيش المدعوم من روسيا وفصائل المعارضة.", "معارك agent فصائل المعارضة", "المدعوم agent فصائل المعارضة"),
        ("ar", "اندلعت معارك بين الجيش المدعوم من روسيا وإيران والحوثيين.", "المدعوم agent إيران", "المدعوم agent الحوثيين"),
        ("en", "Clashes broke out between fighters backed by Iran and the army.", "Clashes agent army", "backed agent army"),
        ("en", "Talks between the council supported by Oman and the rebels began.", "supported agent Oman", "supported agent rebels"),
        # There is no other side: both have backed him.
        ("ar", "سيطر الجيش المدعوم من روسيا وإيران على البلدة.", "المدعوم agent إيران", "المدعوم target إيران"),
        ("en", "Fighters backed by Iran and Russia attacked the base.", "backed agent Russia", "backed target Iran"),
    ],
)  # fmt: skip
def test_who_backs_a_side_and_who_is_the_other(
    language: str,
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
