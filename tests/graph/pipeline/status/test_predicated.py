"""What is only denied a property took place, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["predicated"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_what_is_denied_a_property_took_place(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    assert (found[row["trigger"]] == Status.ACTUAL) == row["made"]
