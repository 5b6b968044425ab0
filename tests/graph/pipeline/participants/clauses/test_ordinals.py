"""Which of those counted before does it, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("والدول ثلاث؛ الأولى قطر تدعم الحركة، والثانية تدعم الجيش الليبي.", ["تدعم agent قطر"], ["تدعم agent الجيش الليبي"]),
        ("وهناك فريقان: الأول كينيا تؤيد الحكومة، والثاني يؤيد المعارضة.", ["تؤيد agent كينيا"], ["يؤيد agent كينيا"]),
        # The second of somebody named.
        ("قال الوزير إن الكتيبة الثانية هاجمت القاعدة.", ["هاجمت target القاعدة"], []),
    ],
)  # fmt: skip
def test_which_of_those_counted_does_it(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)
