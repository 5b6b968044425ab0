"""What is at hand or out of reach has not happened: every example of the language data."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.status.outlook import outlook
from khabar.ontology.terms import EventType, Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["outlook"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_what_is_at_hand_or_out_of_reach_has_not_happened(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    event = next(event for event in doc._.events if doc[event.trigger].text == row["trigger"])
    assert outlook(doc, [event], language=language).get(event.trigger, "") == row["status"]
    if row["status"]:
        assert event.status == row["status"]


def test_nothing_of_the_kind_is_said_of_speech(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("An attack on the bridge is imminent.")
    events = [replace(event, type=EventType.WARNING, status=Status.ACTUAL) for event in doc._.events]
    assert not outlook(doc, events, language="en")
