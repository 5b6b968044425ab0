"""Agreements that are still talked about, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.status.proposed import arranged, proposed
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "status")["proposed"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), ROWS)
def test_what_is_only_proposed_is_not_made(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    if row.get("engine", engine) != engine:
        pytest.skip("the lexicon has no such event")
    doc = engines[language, engine](row["text"])
    made = {doc[event.trigger].text for event in doc._.events if event.status == Status.ACTUAL}
    for key, find in (("proposed", proposed), ("arranged", arranged)):
        found = [doc[at].text for at in find(doc, doc._.events, language=language)]
        assert found == ([row[key]] if row.get(key) else [])
        assert row.get(key) not in made


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_an_agreement_that_is_made_stays(engine: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", engine]("The ceasefire agreement between Israel and Hezbollah was signed in Paris.")
    assert {event.status for event in doc._.events if event.type == "Agreement"} == {Status.ACTUAL}
