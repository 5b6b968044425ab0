"""Titles behind the names of those who bear them, and plurals before the names that they count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]

RECEPTION = "شارك في المشاورات كمال الغانم، وزير الطاقة عضو البرلمان، وناصر السالم، وزير النقل والموانئ، وخالد الرميح، رئيس خفر السواحل."
CROWN_PRINCE = (
    "واجتمع الأمير سعد بن فهد بن سالم ولي ولي العهد رئيس لجنة الطاقة وزير النفط الكويتي مع الحريري ظهر السبت."
)


@pytest.mark.parametrize(
    ("text", "expected", "unwanted"),
    [
        (RECEPTION, ["المشاورات agent كمال الغانم", "المشاورات agent ناصر السالم", "المشاورات agent خالد الرميح"], ["المشاورات agent وزير الطاقة", "المشاورات agent وزير النقل والموانئ", "المشاورات agent رئيس"]),
        (CROWN_PRINCE, ["اجتمع agent سعد بن فهد بن سالم", "اجتمع agent الحريري"], ["اجتمع agent ولي العهد", "اجتمع agent رئيس", "اجتمع agent وزير النفط الكويتي"]),
        ("سامي الحداد أول رئيس كيني يزور البرازيل.", ["يزور agent سامي الحداد"], ["يزور agent رئيس كيني"]),
        ("بحث الوزيران كمال الغانم ونبيل الحداد الأزمة.", ["بحث agent كمال الغانم", "بحث agent نبيل الحداد"], ["بحث agent الوزيران"]),
    ],
)  # fmt: skip
def test_titles_are_nobody_beside_the_name(text: str, expected: list[str], unwanted: list[str], holds: Holds) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unwanted}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("التقى الوزير سامي الحداد وزير الدفاع الفرنسي في باريس.", ["التقى agent وزير الدفاع الفرنسي"]),  # an object
        ("التقى سامي الحداد وزير الدفاع ووزير الخارجية.", ["التقى agent وزير الدفاع", "التقى agent وزير الخارجية"]),
        ("اجتمع سامي الحداد مع وزير الدفاع.", ["اجتمع agent سامي الحداد", "اجتمع agent وزير الدفاع"]),
        ("اجتمع سامي الحداد ووزير الدفاع.", ["اجتمع agent سامي الحداد", "اجتمع agent وزير الدفاع"]),
        ("اجتمع سامي الحداد، رئيس البرلمان، ووزير الدفاع.", ["اجتمع agent سامي الحداد", "اجتمع agent وزير الدفاع"]),
        ("اجتمع الوزراء مع سامي الحداد.", ["اجتمع agent الوزراء", "اجتمع agent سامي الحداد"]),
    ],
)  # fmt: skip
def test_titles_of_others_stay(text: str, expected: list[str], holds: Holds) -> None:
    holds("ar", {"example": text, "expect": expected}, BOTH)


def test_bodies_in_a_title_are_no_targets(holds: Holds) -> None:
    text = "اتهم كامل الغانم رئيس اللجنة المالية في مجلس النواب السفارة الأميركية بالتدخل في الانتخابات."
    unwanted = ["اتهم target اللجنة المالية", "اتهم target مجلس النواب"]
    holds("ar", {"example": text, "expect": ["اتهم target السفارة الأميركية"], "not_expect": unwanted}, BOTH)
