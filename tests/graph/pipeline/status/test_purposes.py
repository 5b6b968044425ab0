"""What two met for: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "status")["purposes"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["text"] for _, row in ROWS])
def test_what_two_met_for_they_did(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    assert found[row["trigger"]] == row["status"]
