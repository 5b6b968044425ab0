"""Bodies that announce what happened to their own people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("تصدى لهم الحرس الذي أعلن مقتل أحد أفراده بالرصاص.", "مقتل agent الحرس"),
        ("أعلنت الحركة اعتقال عدد من قادتها في مسقط.", "اعتقال agent الحركة"),
        ("أكد الحزب اختطاف ثلاثة من أعضائه.", "اختطاف agent الحزب"),
    ],
)
def test_who_tells_of_its_own_losses_has_not_caused_them(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "not_expect": [argument]}, BOTH)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("أعلنت الشرطة اعتقال عدد من المسلحين.", "اعتقال agent الشرطة"),
        ("أعلن الجيش اعتقال القيادي كريم العطار واثنين من مرافقيه.", "اعتقال agent الجيش"),
    ],
)
def test_who_tells_of_others_stays(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "expect": [argument]}, BOTH)
