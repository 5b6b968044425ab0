"""What each of two joined verbs is done to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("برأت المحكمة الوزير السابق وحكمت على مستشاره بالسجن.", "برأت target الوزير السابق", "برأت target مستشاره"),
        ("برأت المحكمة الوزير السابق وحكمت على مستشاره بالسجن.", "حكمت target مستشاره", "حكمت target الوزير السابق"),
        ("قضت محكمة بإعدام عادل حسن وبرأت خالد منصور.", "برأت target خالد منصور", "إعدام target خالد منصور"),
        ("شطبت كندا جبهة نوسا من لوائح الإرهاب وفرضت عقوبات على تجار أسلحة.", "عقوبات target تجار أسلحة", "عقوبات target جبهة نوسا"),
        # One that has nobody of its own has those of the other one, as a verb and a noun with a pronoun do.
        ("اعتقلت الشرطة ثلاثة مسلحين وأحالتهم إلى النيابة.", "أحالتهم target مسلحين", "اعتقلت target النيابة"),
        ("طالب النادي بفرض عقوبات على الوزير إيلي غفير ومنعه من دخول البلاد.", "منعه target إيلي غفير", "منعه target النادي"),
        ("هاجمت إيران سفينة واحتجزت طاقمها.", "هاجمت target سفينة", "هاجمت target طاقمها"),
        ("الغارة استهدفت مخزنا ودمرت مصنعا.", "دمرت target مصنعا", "دمرت target مخزنا"),
    ],
)  # fmt: skip
def test_each_of_two_verbs_has_its_own_object(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("ar", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
