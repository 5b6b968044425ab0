"""What is an air strike and what an attack, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL

ROWS = [(row["example"], row["event"]) for language in LANGUAGES for row in table(language, "flying")["example"]]


def told(text: str, engine: str, engines: dict[tuple[str, str], Language]) -> set[str]:
    doc = engines["en", engine](text)
    return {f"{event.type} {doc[event.trigger].text}" for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        *ROWS,
        ("The gunmen struck a village in Plateau state at dawn.", "Attack struck"),
        ("Fighters struck the village with machetes.", "Attack struck"),
        ("Suicide bombers struck two churches in the capital.", "Attack struck"),
        ("The Taliban struck a police post near Kunduz.", "Attack struck"),
        ("The army pounded the town with artillery.", "Attack pounded"),
        ("Insurgents bombarded the base with mortars.", "Attack bombarded"),
        ("Israel struck a building in Beirut.", "AirStrike struck"),  # a state flies
        ("The air force struck rebel positions.", "AirStrike struck"),
        ("The Houthis struck a tanker with a missile.", "AirStrike struck"),
        ("Rebel drones struck a refinery near Port Sudan.", "AirStrike struck"),
        ("Two strikes destroyed a mortar; and damaged a bridge of the group.", "AirStrike strikes"),
    ],
)
def test_who_strikes_from_the_ground_makes_no_air_strike(
    text: str, event: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert event in told(text, BOTH, engines)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "Rockets fired by Hamas hit the city of Ashkelon.",
        "The mayor was killed when a bomb hit his car.",
        "Al-Shabaab fighters hit a convoy of African Union troops.",
        "Suicide bombs struck two churches in the capital.",
    ],
)
def test_nothing_on_the_ground_is_an_air_strike(
    text: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert not any(event.startswith("AirStrike") for event in told(text, engine, engines))
