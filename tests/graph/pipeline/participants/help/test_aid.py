"""What aid comes on and where it comes in, and who is recruited, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("وصلت طائرة مساعدات كويتية إلى مطار دمشق الدولي.", "مساعدات place مطار دمشق الدولي", "مساعدات target مطار دمشق الدولي"),
        ("وصلت شاحنات تحمل مساعدات إنسانية من الأمم المتحدة إلى معبر باب الهوى.", "مساعدات agent الأمم المتحدة", "مساعدات target معبر باب الهوى"),
        # What is no station, or is helped itself, receives the aid.
        ("قدمت قطر مساعدات لمستشفى الشفاء في غزة.", "مساعدات target مستشفى الشفاء", "مساعدات place مستشفى الشفاء"),
        ("دعمت ألمانيا مطار بيروت بأجهزة كشف.", "دعمت target مطار بيروت", "دعمت place مطار بيروت"),
    ],
)  # fmt: skip
def test_aid_is_for_those_behind_the_port(
    text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "تورط سليم في تسفير شبان إلى سوريا للقتال مع داعش.", "تسفير theme شبان", "تسفير target شبان"),
        ("ar", "يستقطب تنظيم داعش شبابا أوروبيين عبر الإنترنت.", "يستقطب theme شبابا أوروبيين", "يستقطب target شبابا أوروبيين"),
        ("en", "The recruitment of children by the Houthis continues.", "recruitment theme children", "recruitment target children"),
        ("en", "Ahmed recruited fighters for ISIS.", "recruited target ISIS", "recruited target fighters"),
        # Who is trained is helped.
        ("ar", "دربت بريطانيا جنودا أوكرانيين.", "دربت target جنودا أوكرانيين", "دربت theme جنودا أوكرانيين"),
    ],
)  # fmt: skip
def test_who_is_recruited_gets_no_help(
    language: str, text: str, expected: str, never: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
