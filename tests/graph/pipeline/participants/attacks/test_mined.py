"""Who hits a mine: every example of the language data, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.ontology.terms import EntityType

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "flying")["mined"]["example"]]

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["example"] for _, row in ROWS])
def test_who_hits_a_mine_is_hit(
    language: str, row: dict[str, Any], holds: Holds, engines: dict[tuple[str, str], Language]
) -> None:
    holds(language, row, BOTH)
    doc = engines[language, BOTH](row["example"])
    assert row["event"] in {f"{event.type} {doc[event.trigger].text}" for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("An army truck hit a landmine in Diffa.", "Bombing hit"),
        ("Four soldiers died when their car struck an explosive device.", "Bombing struck"),
        ("A drone struck a truck near a coal mine.", "AirStrike struck"),
        ("Israeli jets hit a house.", "AirStrike hit"),
    ],
)
@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_only_a_mine_makes_a_bombing(
    engine: str, text: str, event: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", engine](text)
    assert event in {f"{event.type} {doc[event.trigger].text}" for event in doc._.events}


def test_a_mine_that_is_hit_is_a_weapon(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("A patrol hit a mine near Menaka, wounding four soldiers.")
    assert ("mine", EntityType.WEAPON) in {(span.text, span.label_) for span in doc.ents}
