"""Who is behind an event: every example of the language data, and who claims it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL

ROWS = [(xx, row) for xx in LANGUAGES for row in table(xx, "undergone").get("behind", {}).get("examples", ())]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_who_is_behind_an_event_has_done_it(
    language: str, row: dict[str, Any], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, row, BOTH)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Police believe al-Shabaab was behind the attack on the hotel.", False),
        ("ISIS said it was behind the attack.", True),
    ],
)
def test_who_says_so_of_himself_claims_it(
    text: str, claims: bool, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", engine](text)
    assert any(event.type == "ClaimOfResponsibility" for event in doc._.events) is claims
    assert all(a.ref != "v" for event in doc._.events for a in event.arguments)
