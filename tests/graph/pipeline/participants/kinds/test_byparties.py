"""What words tell by who takes part: every example of the language data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EventType

TOLD = [
    (language, example)
    for language in LANGUAGES
    for row in table(language, "unarmed")["parties"]
    for example in row["examples"]
]


@pytest.mark.parametrize(("language", "example"), TOLD)
def test_a_word_tells_what_those_do_who_take_part(
    language: str, example: dict[str, Any], engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](example["text"])
    assert {event.type for event in doc._.events if doc[event.trigger].text == example["trigger"]} == {example["type"]}


def test_rows_are_of_types_of_events() -> None:
    rows = [row for language in LANGUAGES for row in table(language, "unarmed")["parties"]]
    assert {row[key] for row in rows for key in ("type", "to")} <= set(EventType.ALL)
