"""Who is helped by an attack, and who is attacked by those who help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("en", "US strikes supported the Kurds in Kobani.", "supported target Kurds", "strikes target Kurds"),
        (
            "en",
            "Russian shelling helped the army retake Palmyra.",
            "helped target army",
            "shelling target army",
        ),
        (
            "en",
            "French raids helped Malian troops recapture Konna.",
            "helped target Malian troops",
            "raids agent Malian troops",
        ),
        (
            "ar",
            "الضربات الإسرائيلية ساعدت المعارضة على السيطرة على حلب.",
            "ساعدت target المعارضة",
            "الضربات target المعارضة",
        ),
        (
            "ar",
            "القصف الفرنسي دعم القوات المالية في كونا.",
            "دعم target القوات المالية",
            "القصف target القوات المالية",
        ),
        # Whom others help is attacked all the same.
        ("en", "Israel bombed Hezbollah, which Iran supports.", "bombed target Hezbollah", "bombed agent Iran"),
        (
            "en",
            "The army attacked rebels and supported the police.",
            "attacked target rebels",
            "attacked target police",
        ),
    ],
)
def test_who_is_helped_by_an_attack_is_not_attacked(
    language: str,
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
