"""What somebody forestalls is foiled: every example of the language data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.status.forestalled import forestalled
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["forestalled"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_what_somebody_forestalls_is_foiled(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    found = forestalled(doc, doc._.events, language=language)
    assert [doc[at].text for at in found] == ([row["trigger"]] if row["status"] else [])
    told = {doc[event.trigger].text: event.status for event in doc._.events}
    assert not row["status"] or told[row["trigger"]] == row["status"]


def test_a_foiling_that_may_come_forestalls_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("Experts defused the bomb before it exploded.")
    events = [replace(event, status=Status.POSSIBLE) for event in doc._.events]
    assert not forestalled(doc, events, language="en")
