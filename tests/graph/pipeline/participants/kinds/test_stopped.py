"""What is stopped and is nobody, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import table
from khabar.graph.pipeline import BOTH, LEXICAL


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize("row", table("ar", "unarmed")["stopped"]["examples"])
def test_traffic_is_not_arrested(row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", engine](row["text"])
    assert any(event.type == "Arrest" for event in doc._.events) == row["arrest"]
