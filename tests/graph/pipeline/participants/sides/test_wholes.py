"""Bodies beside their own people, and who approves of what others have agreed on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("اجتمعت دول مجلس التعاون الخليجي مع الصين في الدوحة.", "اجتمعت agent مجلس التعاون الخليجي"),
        ("اجتمع النواب من حزب النهضة مع رئيس الحكومة.", "اجتمع agent حزب النهضة"),
        ("اجتمعت الدول المؤسسة في مجلس الأمن مع إيران.", "اجتمعت agent مجلس الأمن"),
        ("التقت الوزيرة مع سفراء النرويج وتشيلي والأردن.", "التقت agent النرويج"),
        ("التقت الوزيرة مع سفراء النرويج وتشيلي والأردن.", "التقت agent تشيلي"),
        ("التقت الوزيرة مع سفراء النرويج وتشيلي والأردن.", "التقت agent الأردن"),
        ("صادق مجلس الأمن على اتفاق بين إيران وفرنسا.", "اتفاق agent مجلس الأمن"),
        ("صادقت الجمعية العامة على اتفاق يحد من نشاط إيران النووي.", "اتفاق agent الجمعية العامة"),
    ],
)
def test_whole_bodies_and_approvers_are_no_sides(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "not_expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اجتمع النواب مع حزب النهضة.", ["اجتمع agent النواب", "اجتمع agent حزب النهضة"]),
        ("اجتمعت الحكومة مع مسؤولين من إيران.", ["اجتمعت agent الحكومة", "اجتمعت agent مسؤولين"]),
        ("اتفقت حكومة إيران وروسيا على هدنة.", ["اتفقت agent روسيا"]),
        ("اجتمع مندوب النرويج وتشيلي.", ["اجتمع agent مندوب", "اجتمع agent تشيلي"]),
        ("وافقت إيران على اتفاق مع فرنسا.", ["اتفاق agent إيران", "اتفاق agent فرنسا"]),
        ("وقعت إيران اتفاقا مع فرنسا.", ["اتفاقا agent إيران", "اتفاقا agent فرنسا"]),
    ],
)
def test_sides_stay(text: str, expected: list[str], holds: Holds) -> None:
    holds("ar", {"example": text, "expect": expected}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected", "not_expect"),
    [
        ("IS militants attacked a checkpoint.", ["attacked agent militants"], ["attacked agent IS"]),
        ("Police arrested two IS fighters.", ["arrested target fighters"], ["arrested target IS"]),
        ("Hamas fired rockets and militants attacked a checkpoint.", ["attacked agent militants"], []),
        ("The army clashed with Hamas.", ["clashed agent Hamas"], []),
    ],
)
def test_people_alone_do_what_a_body_s_people_do(
    text: str, expected: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expected, "not_expect": not_expect}, BOTH)
