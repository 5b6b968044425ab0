"""Who is behind an event: who claims it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL


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
