"""Through whom somebody speaks, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "حذرت النرويج على لسان وزير خارجيتها سامي فرح بلجيكا من تسليح المتمردين.", ["حذرت agent سامي فرح", "حذرت target بلجيكا"], ["حذرت target سامي فرح"]),
        ("ar", "اتهمت تركيا على لسان الناطق باسم الرئاسة كريم عساف الاتحاد الأوروبي بدعم المتمردين.", ["اتهمت target الاتحاد الأوروبي"], ["اتهمت target كريم عساف", "اتهمت target الرئاسة"]),
        ("ar", "أدانت مصر على لسان وزير الخارجية سامح فاضل الهجوم على المطار.", ["أدانت agent مصر", "أدانت agent سامح فاضل"], ["أدانت target سامح فاضل"]),
        ("ar", "طالبت فرنسا على لسان رئيسها كريم عساف الجيش اللبناني بالانتشار.", ["طالبت target الجيش اللبناني"], ["طالبت target كريم عساف"]),
        ("ar", "توعد تنظيم القاعدة على لسان زعيمه كريم عساف فرنسا بهجمات.", ["توعد target فرنسا"], ["توعد target كريم عساف", "هجمات target كريم عساف"]),
        ("en", "Russia warned Poland through its spokeswoman Anna Petrova.", ["warned agent Anna Petrova", "warned target Poland"], ["warned target Anna Petrova"]),
        # What somebody has said, and those who are no mouth of anybody.
        ("ar", "استنكرت نقابة الصحفيين ما جاء على لسان وزير العدل.", [], ["استنكرت agent وزير العدل"]),
        ("en", "Spain threatened Norway through its fighters in Yemen.", ["threatened target Norway"], ["threatened agent fighters"]),
        ("ar", "هدد حسن كامل مدينة حيفا.", ["هدد agent حسن كامل"], []),
    ],
)  # fmt: skip
def test_who_speaks_through_whom(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
