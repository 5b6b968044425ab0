"""Who denies a charge for others, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("en", "A spokeswoman for the Rwandan army, Yolande Uwase, denied the accusations that it had armed the rebels.", ["accusations target Rwandan army", "armed agent Rwandan army"], ["accusations target Yolande Uwase", "armed agent Yolande Uwase"]),
        ("en", "Abdi Noor, a lawyer for the suspects, denied accusations that they had planned to attack the airport.", ["attack agent suspects"], ["accusations target Abdi Noor"]),
        ("en", "The group's spokesman Salim Haddad rejected accusations that it had armed the rebels.", ["accusations target group"], ["accusations target Salim Haddad"]),
        ("en", "The mayor, Salim Haddad, denied accusations that he had armed the rebels.", ["accusations target Salim Haddad"], []),
        ("ar", "رفض المحامي عمر ديالو، وكيل الجنرال، اتهامات بارتكاب جرائم حرب.", [], ["اتهامات target عمر ديالو"]),
        ("ar", "نفى شقيق المتهم، سعيد نور، الاتهامات الموجهة إليه.", ["الاتهامات target سعيد نور"], []),
    ],
)  # fmt: skip
def test_those_are_accused_for_whom_somebody_denies_it(
    language: str, text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": expected, "not_expect": never}, BOTH)
