"""Who shoots a weapon down: every example of the language data, under the engines that it is for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.attacks.intercepted import ended
from khabar.ontology.terms import Role

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "flying")["intercepted"]["example"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["example"] for _, row in ROWS])
def test_what_is_shot_down_was_sent_by_others(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["example"])
    found = {f"{event.type} {doc[event.trigger].text} {event.status}" for event in doc._.events}
    assert set(row["events"]) <= found


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Israeli jets destroyed rockets in a depot in Tyre.", "AirStrike destroyed"),
        ("The Houthis shot down an American drone over Marib.", "Attack shot"),
        ("Militants fired a missile at a base and shot down two drones.", "Attack shot"),
    ],
)
def test_other_attacks_are_left_alone(text: str, event: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    found = {f"{event.type} {doc[event.trigger].text}": event for event in doc._.events}
    assert found[event].refs(Role.AGENT, Role.INSTRUMENT)
    assert not found[event].refs(Role.THEME)


def test_an_interception_has_ended_what_was_launched(settled: Callable[..., set[str]]) -> None:
    def ended_ones(doc: Doc, events: Sequence[Event], *, language: str) -> list[Event]:
        triggers = set(ended(doc, events, language=language))
        return [event for event in events if event.trigger in triggers]

    launched = ("launched", "Attack", "target Haifa")
    text = "The army intercepted three missiles launched at {Haifa:Place}"
    assert settled(ended_ones, "en", text, ("intercepted", "Foiling", "theme launched"), launched) == {
        "launched target Haifa"
    }
    assert not settled(ended_ones, "en", text, ("intercepted", "Attack", "theme launched"), launched)
