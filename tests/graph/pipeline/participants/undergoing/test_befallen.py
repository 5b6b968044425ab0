"""Whom something befalls by the verb before its noun, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("تعرضت دورية للجيش مساء أمس لإطلاق نار في القطيف.", ["إطلاق target دورية"], ["إطلاق agent دورية"]),
        ("قالت متحدثة إن الضباط ذهبوا لاعتقال خالد المصري وتعرضوا لهجوم من قبل متظاهرين.", ["هجوم target الضباط", "هجوم agent متظاهرين"], ["هجوم target خالد المصري"]),
        ("قال نائب إن نجل زعيم الحركة السابق عمر منصور قتل في كمين لأنصار منافسه.", ["قتل target نجل"], ["قتل agent نجل"]),
        ("تعرض رتل للجيش لهجوم من قبل مسلحين قرب درنة.", ["هجوم target رتل", "هجوم agent مسلحين"], []),
        # Who has an object behind his verb does it.
        ("قال الناطق إن مسلحين قتلوا في الهجوم ستة جنود.", ["قتلوا target جنود"], ["قتلوا target مسلحين"]),
        ("حظي الوزير سالم حداد بدعم البرلمان.", ["دعم agent البرلمان"], []),
    ],
)  # fmt: skip
def test_whom_something_befalls(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)
