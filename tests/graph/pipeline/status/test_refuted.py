"""What is called false behind it: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.status.refuted import refuted
from khabar.ontology.terms import Status

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["refuted"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_what_is_called_false_did_not_happen(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    assert row["trigger"] in found
    false = {doc[at].text for at in refuted(doc, doc._.events, language=language)}
    assert (row["trigger"] in false) == bool(row["status"])
    if row["status"]:
        assert found[row["trigger"]] == Status.NEGATED


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Rebels bombed the town. The report is false."),
        ("en", "The report says rebels bombed the town, but the map is false."),
        ("ar", "قصف المتمردون البلدة. الخبر كاذب."),
    ],
)
def test_what_another_clause_calls_false_is_left_alone(
    language: str, text: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    assert doc._.events
    assert not refuted(doc, doc._.events, language=language)
