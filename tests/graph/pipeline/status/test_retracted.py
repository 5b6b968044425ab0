"""What a medium takes back: every example of the language data."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

TAKEN_BACK = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["retracted"]["examples"]]


@pytest.mark.parametrize(("language", "row"), TAKEN_BACK)
def test_what_is_taken_back_did_not_happen(
    language: str, row: dict[str, Any], engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    told = {event.status for event in doc._.events if doc[event.trigger].text == row["trigger"]}
    assert told
    assert (told == {Status.NEGATED}) is row["negated"]
