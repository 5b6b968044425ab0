"""Who is no target by the words between him and what is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("قصف سلاح الجو معسكر المتمردين ثأرا لضباطه القتلى.", ["قصف target معسكر"], ["قصف target ضباطه"]),
        ("استهدف الجيش قادة الفصيل وتركوا عناصر داعش في الصحراء.", ["استهدف target قادة"], ["استهدف target عناصر"]),
        ("هاجم الجيش قادة الفصيل وعناصر داعش في الصحراء.", ["هاجم target قادة", "هاجم target عناصر"], []),
        ("اعترض نواب، بينهم ثلاثة من قادة حزب النهضة، على تعيين الوزير.", ["اعترض agent نواب"], ["اعترض target قادة"]),
        ("اعتقلت الشرطة متظاهرين بينهم صحافيون.", ["اعتقلت target متظاهرين", "اعتقلت target صحافيون"], ["اعتقلت agent صحافيون"]),
        ("هناك فصائل موالية للرئيس هادي تحظى بدعم من السعودية.", ["دعم target فصائل موالية"], ["دعم target هادي"]),
        ("حذر الشيخ سالم المهري مفتي الديار رئيس هيئة العلماء رئيس لجنة الفتوى من التهاون.", ["حذر agent سالم المهري"], ["حذر target رئيس"]),
        ("حذر ترامب رئيس الوزراء الإسرائيلي من ضرب إيران.", ["حذر target رئيس الوزراء الإسرائيلي"], []),
    ],
)  # fmt: skip
def test_whom_something_is_done_to(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)
