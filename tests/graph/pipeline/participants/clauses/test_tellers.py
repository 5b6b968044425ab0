"""Who tells something, and who is only told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("In Basra, the Ministry of Interior said police arrested a gang.", "said agent Ministry of Interior", "said agent police"),
        ("Shin Bet said Ahmad K, 22, had passed information to Iran.", "said agent Shin Bet", "said agent Ahmad K"),
        ("The Saudi Presidency of State Security announced the arrest of two men.", "announced agent Presidency of State Security", "announced agent Saudi"),
        ("The UN said Israel and Hamas agreed to a truce.", "agreed agent Hamas", "agreed agent UN"),
        ("An official says tip stopped attack on a stadium.", "says agent official", "stopped agent official"),
        ("Police said searches foiled the bombing.", "foiled agent Police", "said agent searches"),  # their own
        # He speaks, being named behind; they did it themselves.
        ("The men were killed, said police chief Hassan Ali.", "said agent Hassan Ali", "killed agent Hassan Ali"),
        ("Egypt said it and Jordan had signed an agreement.", "signed agent Egypt", "said agent Jordan"),
    ],
)  # fmt: skip
def test_who_is_told_of_does_not_tell_it(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("en", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        # a clause about him
        ("الرجل الذي قال الادعاء إنه دبر الهجوم أنكر التهم.", "قال agent الادعاء", "قال agent الرجل"),
        ("الجماعة التي تقول أنقرة إنها فرع للحزب نفت مسؤوليتها.", "تقول agent أنقرة", "تقول agent الجماعة"),
        ("رجل يدعى سالم الكندي قالت النيابة إنه مول الخلية.", "قالت agent النيابة", "قالت agent سالم الكندي"),
        ("سجن موظف يدعى حبيب ناصر ذكرت الشرطة أنه تجسس.", "ذكرت agent الشرطة", "ذكرت agent حبيب ناصر"),
        # a clause before
        ("رفض الوزير قرار المحكمة، وقال خبراء إن الحرب وشيكة.", "قال agent خبراء", "قال agent الوزير"),
        ("تجمع المزارعون أمام البلدية، وقال وزير الزراعة التونسي منذر الزواري إن الهجوم فشل.", "قال agent منذر الزواري", "قال agent المزارعون"),
        # What a medium has passed on is said by both, and who speaks does so of whom he tells.
        ("الوزير الذي أكد أن الجيش انسحب استقال.", "أكد agent الوزير", "أكد agent الجيش"),
        ("قالت الوزيرة في بيان نشرته وكالة الأنباء إن الجيش انسحب.", "نشرته agent وكالة الأنباء", "نشرته agent الجيش"),
        ("وقال الوزير إن الجيش انسحب.", "قال agent الوزير", "قال agent الجيش"),
    ],
)  # fmt: skip
def test_neither_who_a_clause_is_about_nor_who_stands_in_one_before_tells_it(
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("ar", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
