"""The wounded and the dead, and sentences of courts, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Rebels attacked a camp and wounded soldiers.", "wounded agent Rebels"),
        ("The gunmen wounded two soldiers in Basra.", "wounded agent gunmen"),
        ("The militants have injured ten policemen.", "injured agent militants"),
    ],
)
def test_who_wounds_stays(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    "text",
    [
        "The general was later sentenced to death by a military court.",
        "A court in Cairo handed down a death sentence to two men.",
        "The supreme court upheld the death sentence of the officer.",
        "The court sentenced three men to death.",
    ],
)
def test_a_sentence_is_a_trial_and_no_killing(text: str, engine: str, engines: dict[tuple[str, str], Language]) -> None:
    types = {event.type for event in engines["en", engine](text)._.events}
    assert "Killing" not in types
    assert "Trial" in types


def test_a_death_that_a_court_speaks_of_stays_one(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("The court sentenced an officer to ten years for the death of a protester.")
    assert "Killing" in {event.type for event in doc._.events}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Soldiers shot six nurses near Jos, killing one.", "Attack"),
        ("Guards shot and wounded two men in Jos.", "Attack"),
        ("Guards shot five men in Jos, two of them fatally.", "Attack"),
        ("Guards shot and killed two men in Jos.", "Killing"),
        ("Guards shot dead two men in Jos, wounding four.", "Killing"),
        ("Guards shot a man in Jos, killing him.", "Killing"),
    ],
)
def test_who_is_shot_is_killed_unless_it_is_told_otherwise(
    text: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    assert [event.type for event in doc._.events if doc[event.trigger].text == "shot"] == [type]
