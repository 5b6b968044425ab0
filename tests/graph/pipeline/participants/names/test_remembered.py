"""Persons whose graves and memorials are named, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "argument"),
    [
        ("en", "Twin bombs exploded near the grave of Samir Haddad in Tyre.", "exploded target Samir Haddad"),
        ("en", "Gunmen attacked the funeral of the general Omar Hadi on Sunday.", "attacked target Omar Hadi"),
        ("ar", "هاجم مسلحون موكب تشييع القائد سالم الحداد في بغداد.", "هاجم target سالم الحداد"),
        ("ar", "استهدف تفجير المشيعين قرب قبر خالد الراوي في الموصل.", "تفجير target خالد الراوي"),
    ],
)
def test_who_is_remembered_is_not_struck(
    language: str, text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "argument"),
    [
        ("en", "Gunmen killed Samir Haddad at the funeral of his brother.", "killed target Samir Haddad"),
        ("ar", "قتل مسلحون سالم الحداد في جنازة شقيقه.", "قتل target سالم الحداد"),
        ("ar", "نقلت السلطات جثمان الراعي خليفة الحمدي الذي قتله مسلحون.", "قتله target خليفة الحمدي"),
    ],
)
def test_who_is_struck_at_a_funeral_is(
    language: str, text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, {"example": text, "expect": [argument]}, engine)
