"""Whose act a noun tells of, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("قال الوزير إن معاناة الشعب اليمني سببها دعم إيران للحوثيين.", ["دعم agent إيران", "دعم target لحوثيين"], ["دعم agent الشعب اليمني"]),
        ("انتقدت المعارضة السورية دعم موسكو لنظام الأسد.", ["دعم agent موسكو", "دعم target نظام الأسد"], ["دعم agent المعارضة السورية"]),
        ("تفاوض الأمم المتحدة على الهدنة وإنهاء العقوبات المفروضة على برنامج إيران الصاروخي.", [], ["العقوبات agent الأمم المتحدة"]),
        ("يشكو المعارضون من محاولات للنظام لاستهداف المدنيين.", ["استهداف target المدنيين"], ["استهداف agent المعارضون"]),
        # Who imposes them himself.
        ("فرضت كندا عقوبات على حركة النجباء.", ["عقوبات agent كندا"], []),
        ("أعلنت فرنسا دعم الجيش اللبناني.", ["دعم target الجيش اللبناني"], []),
    ],
)  # fmt: skip
def test_whose_act_a_noun_tells_of(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)
