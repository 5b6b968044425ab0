"""Releases that are the price of another: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "status")["exchanged"]["examples"]]


@pytest.mark.parametrize(("language", "row"), EXAMPLES)
def test_a_release_in_exchange_happens_with_the_other(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    statuses = [event.status for event in doc._.events if doc[event.trigger].text == row["trigger"]]
    assert statuses[-1] == row["status"]
