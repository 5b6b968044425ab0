"""Sharing that is told as stopped: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.status.withheld import withheld
from khabar.ontology.terms import EventType, Status

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "status")["withheld"]["examples"]]


STILL = [
    (language, row)
    for language in LANGUAGES
    for name in ("still", "failed")
    for row in table(language, "status")["withheld"][name]["examples"]
]


@pytest.mark.parametrize(("language", "row"), STILL)
def test_what_stands_still_is_not_going_on(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    still = {doc[event.trigger].text for event in doc._.events if event.status == Status.NEGATED}
    assert still == set(row["still"])


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), EXAMPLES)
def test_what_is_withheld_is_not_shared(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    shared = [event for event in doc._.events if event.type in (EventType.INTELLIGENCE_SHARING, EventType.COOPERATION)]
    assert shared
    stopped = {doc[trigger].text for trigger in withheld(doc, doc._.events, language=language)}
    assert stopped == ({row["withheld"]} if row["withheld"] else set())
    for event in shared:
        if doc[event.trigger].text in stopped:
            assert event.status == Status.NEGATED


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_events_are_left_alone(language: str, engines: dict[tuple[str, str], Language]) -> None:
    text = {"ar": "أوقفت الشرطة أربعة أشخاص.", "en": "Police stopped an attack on the station."}[language]
    doc = engines[language, LEXICAL](text)
    assert doc._.events
    assert not withheld(doc, doc._.events, language=language)
