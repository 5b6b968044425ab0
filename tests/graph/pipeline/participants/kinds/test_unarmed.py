"""What is no attack: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EntityType, EventType

TARGETED = [(language, row) for language in LANGUAGES for row in table(language, "unarmed")["sanctioning"]["examples"]]
GOODS = [
    (language, row)
    for language in LANGUAGES
    for key in ("goods", "spying")
    for row in table(language, "unarmed")[key]["examples"]
]


@pytest.mark.parametrize(("language", "row"), TARGETED)
def test_who_targets_companies_by_law_attacks_nobody(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    assert [event.type for event in doc._.events if doc[event.trigger].text == row["trigger"]] == [row["type"]]


@pytest.mark.parametrize(("language", "row"), GOODS)
def test_what_is_done_away_with_is_not_attacked(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    told = [event.type for event in doc._.events if doc[event.trigger].text == row["trigger"]]
    assert (told == []) is row["dropped"]


def test_who_is_sanctioned_with_others_is_no_armed_group(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("The State Department is targeting four entities.")
    assert [span.label_ for span in doc.ents if span.text == "entities"] == [EntityType.ORGANIZATION]
    assert [event.type for event in doc._.events] == [EventType.SANCTION]
