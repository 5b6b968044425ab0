"""Whom participles of help are about, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("استعادت قوات عربية سورية وقوات العشائر مدعومة بالجيش الأردني بلدة نصيب.", "مدعومة target قوات عربية سورية", "مدعومة agent قوات عربية سورية"),
        ("واصلت قوات الجيش المدعومة بالمقاومة الموالية للرئيس هادي تقدمها في تعز.", "المدعومة agent المقاومة", "المدعومة target المقاومة"),
        ("سيطر الحوثيون مدعومين من إيران على صنعاء.", "مدعومين agent إيران", "مدعومين target صنعاء"),
        ("صوت حزب الوفد وحزب النور المؤيد للإخوان ضد القانون.", "المؤيد agent حزب النور", "المؤيد agent حزب الوفد"),
        # The plural is about all of them.
        ("تقدم الجيش والحشد الشعبي مدعومين بطيران التحالف في الموصل.", "مدعومين target الجيش", "مدعومين agent الجيش"),
    ],
)  # fmt: skip
def test_who_backs_whom(
    text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
