"""Who acts on information, and who gave it, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("en", "Agents acted on information passed on by Chadian intelligence and arrested six men.", ["passed agent Chadian intelligence", "passed target Agents"], ["passed agent Agents"]),
        ("en", "They were acting on intelligence provided by Ethiopia's security service.", ["provided agent security service"], ["provided agent Ethiopia"]),
        ("en", "Detectives worked from intelligence supplied by Britain's MI5.", ["supplied agent MI5", "supplied target Detectives"], []),
        ("ar", "اعتمد المحققون على معلومات قدمتها الشرطة الأوروبية.", ["قدمتها agent الشرطة الأوروبية", "قدمتها target المحققون"], []),
        ("ar", "عمل الجنود بمعلومات مررتها المخابرات التشادية.", ["مررتها target الجنود"], ["مررتها theme الجنود"]),
        ("ar", "واستندت الشرطة الدنماركية إلى معلومات زودها بها الموساد في اعتقال سبعة أشخاص.", ["اعتقال agent الشرطة الدنماركية"], ["اعتقال agent الموساد"]),
    ],
)  # fmt: skip
def test_who_acts_on_information_has_received_it(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
