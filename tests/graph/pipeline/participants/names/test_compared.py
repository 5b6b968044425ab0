"""Whom somebody is only compared with, and ranks, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("قتلت القوات ضابطين برتبتي نقيب وملازم.", ["قتلت target ضابطين"], ["قتلت target نقيب", "قتلت target ملازم"]),
        ("أدانت حركة النهضة الهجوم على غرار بقية الأحزاب الإسلامية.", ["أدانت agent حركة النهضة"], ["أدانت agent الأحزاب الإسلامية"]),
        ("أعادت الشرطة إيقاف المتهمين أمام المحكمة.", ["إيقاف target المتهمين"], ["إيقاف agent المحكمة"]),
        # An officer who is killed, and a court that tries somebody.
        ("قتل العميد سامر محمود في الهجوم.", ["قتل target سامر محمود"], []),
        ("مثل المتهم أمام المحكمة العسكرية.", [], ["مثل place المحكمة العسكرية"]),
    ],
)  # fmt: skip
def test_who_is_only_compared(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)
