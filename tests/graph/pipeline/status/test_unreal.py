"""What is supposed and what would have followed: every example of the language data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.status.unreal import unreal
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "status")["unreal"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_what_is_supposed_is_no_fact(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    told = {doc[event.trigger].text: event.status for event in doc._.events}
    facts = [replace(event, status=Status.ACTUAL) for event in doc._.events]
    found = unreal(doc, facts, language=language)
    assert [doc[at].text for at, status in sorted(found.items()) if status != Status.ACTUAL] == row["unreal"]
    assert [doc[at].text for at, status in sorted(found.items()) if status == Status.ACTUAL] == row.get("facts", [])
    assert not [word for word in row.get("facts", []) if told[word] != Status.ACTUAL]
    assert not [word for word in row["unreal"] if told[word] == Status.ACTUAL]
