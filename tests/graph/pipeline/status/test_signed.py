"""What is signed is not taken for what is expected, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EventType, Role

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["signed"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_an_agreement_has_the_status_of_its_signing(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    found = {doc[event.trigger].text: event.status for event in doc._.events}
    assert found[row["trigger"]] == row["status"]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("باماكو ونيامي توقعان مذكرة تفاهم عسكرية", EventType.AGREEMENT),
        ("الرياض وطهران توقعان اتفاق تعاون أمني", EventType.AGREEMENT),
        ("باريس وبرلين تبحثان أزمة الساحل", EventType.MEETING),
    ],
)
def test_capitals_before_a_verb_of_two_are_the_states(
    engines: dict[tuple[str, str], Language], text: str, type: str
) -> None:
    doc = engines["ar", BOTH](text)
    (event,) = [event for event in doc._.events if event.type == type][:1]
    assert len(event.refs(Role.AGENT)) == 2
