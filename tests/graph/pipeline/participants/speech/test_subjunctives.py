"""What somebody insists that another one do: every example of the language data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.participants.speech.subjunctives import wished

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "undergone")["subjunctive"]["examples"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_what_somebody_insists_on_by_a_bare_verb_is_demanded(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    first = min(doc._.events, key=lambda event: event.trigger)
    assert first.type == row["type"]
    if "act" in row:
        assert [each.status for each in doc._.events if doc[each.trigger].text == row["act"]] == [row["status"]]


def test_who_it_is_demanded_of_is_its_target(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("Paris insists that Algiers free the writer.")
    first = doc._.events[0]
    assert [doc[int(argument.ref[1:])].text for argument in first.arguments if argument.role == "target"] == ["Algiers"]


def test_what_somebody_insists_on_has_not_happened(settled: Callable[..., set[str]]) -> None:
    def wished_ones(doc: Doc, events: Sequence[Event], *, language: str) -> list[Event]:
        triggers = wished(doc, events, language=language)
        return [event for event in events if event.trigger in triggers]

    insisted = ("insisted", "Demand", "agent Oman")
    text = "{Oman:State} insisted that {Mali:State} release the {doctor:Person}"
    assert settled(wished_ones, "en", text, insisted, ("release", "Release", "target doctor")) == {
        "release target doctor"
    }
    text = "{Oman:State} insisted that {Mali:State} released the {doctor:Person}"
    assert not settled(wished_ones, "en", text, insisted, ("released", "Release", "target doctor"))
