"""What is only asked: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "status")["questions"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_what_is_asked_is_possible(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    found = [doc[event.trigger].text for event in doc._.events if event.status == Status.POSSIBLE]
    assert found == row["asked"]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "Did the army carry out the attack?", Status.POSSIBLE),
        ("en", "The rebels did kidnap the engineer.", Status.ACTUAL),
        ("en", "The ministry said three men had been arrested. Is that true?", Status.ACTUAL),
        ("ar", "قصفت تركيا القرية. هل من مجيب؟", Status.ACTUAL),
    ],
)
def test_what_is_asserted_stays(
    language: str, text: str, status: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](text)
    assert {event.status for event in doc._.events if event.type != "Statement"} == {status}
