"""What was to happen and did not is negated: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "scopes")["fell_through"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: str(value)[:60])
def test_what_was_to_happen_and_did_not_is_negated(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    status = {doc[event.trigger].text: event.status for event in doc._.events}
    assert (status[row["trigger"]] == Status.NEGATED) == row["fell"]


def test_the_noun_that_its_verb_carries_did_not_happen_either(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("كان متوقعا أن يوقع الطرفان الاتفاق أمس، إلا أن الخلافات حالت دون ذلك.")
    status = {doc[event.trigger].text: event.status for event in doc._.events}
    assert status["يوقع"] == status["الاتفاق"] == Status.NEGATED
