"""What sets the scene of an event: what is left alone; the examples of the language data are run with the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("هاجمت فرنسا قاعدة شهدت هجمات.", ["هاجمت agent فرنسا"]),
        ("شنت تونس هجمات على المسلحين.", ["هجمات agent تونس"]),
        ("قصفت إثيوبيا القرية التي هاجمها المسلحون.", ["قصفت target القرية", "هاجمها target القرية"]),
        ("التقى الرئيس سامر الحداد الوزير كريم العطار.", ["التقى agent سامر الحداد"]),
    ],
)
def test_who_takes_part_stays(
    text: str, arguments: list[str], engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": arguments}, engine)
