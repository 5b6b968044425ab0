"""Titles behind the names of those who bear them, and plurals before the names that they count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]

RECEPTION = "حضر الاستقبال الدكتور كمال الغانم، وزير الدولة عضو مجلس الوزراء، والدكتور عادل السالم، وزير الثقافة والإعلام، وخالد الحميدي، رئيس الاستخبارات العامة."
CROWN_PRINCE = "واجتمع الأمير سعد بن فهد بن سالم ولي ولي العهد النائب الثاني لرئيس مجلس الوزراء وزير الدفاع الكويتي مع الحريري مساء أمس."


@pytest.mark.parametrize(
    ("text", "expected", "unwanted"),
    [
        (RECEPTION, ["الاستقبال agent كمال الغانم", "الاستقبال agent عادل السالم", "الاستقبال agent خالد الحميدي"], ["الاستقبال agent وزير الدولة", "الاستقبال agent وزير الثقافة والإعلام", "الاستقبال agent رئيس"]),
        (CROWN_PRINCE, ["اجتمع agent سعد بن فهد بن سالم", "اجتمع agent الحريري"], ["اجتمع agent النائب", "اجتمع agent رئيس", "اجتمع agent وزير الدفاع الكويتي"]),
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
