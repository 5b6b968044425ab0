"""Who is designated as a terrorist, and who is not: every example of the language data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

DESIGNATED = [(language, row) for language in LANGUAGES for row in table(language, "lists")["designating"]["examples"]]


@pytest.mark.parametrize(("language", "row"), DESIGNATED)
def test_only_who_is_listed_for_terror_is_designated(
    language: str, row: dict[str, Any], engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    told = [event.type for event in doc._.events if doc[event.trigger].text == row["trigger"]]
    assert told == ([row["type"]] if row["type"] else [])
