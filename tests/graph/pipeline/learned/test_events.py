"""What a row that is sure of its words says stands, whatever the model thinks of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.events.rows import Row

SURE = [(language, row) for language in LANGUAGES for row in lexicon(language).rows if row.sure]

Engines = dict[tuple[str, str], Language]


def told(text: str, language: str, engine: str, engines: Engines) -> set[tuple[str, str]]:
    doc = engines[language, engine](text)
    return {(event.type, doc[event.trigger].text) for event in doc._.events}


@pytest.mark.parametrize(("language", "row"), SURE, ids=[row.example for _, row in SURE])
@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_the_example_of_a_sure_row_tells_its_event(engine: str, language: str, row: Row, engines: Engines) -> None:
    assert (row.event, row.expect["trigger"]) in told(row.example, language, engine, engines)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The blast cost 14 people their lives.", ("Killing", "cost")),
        ("The attack claimed 12 lives in Quetta.", ("Killing", "claimed")),
        ("The raid has claimed the life of a commander.", ("Killing", "claimed")),
        ("Two diplomats were declared personae non gratae.", ("Sanction", "declared")),
        ("Niger has declared the envoy persona non grata and told him to leave.", ("Sanction", "declared")),
    ],
)
def test_so_do_others_that_are_said_so(text: str, event: tuple[str, str], engines: Engines) -> None:
    assert event in told(text, "en", BOTH, engines)


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("The project cost ten million dollars and changed lives.", "Killing"),
        ("Doctors saved the lives of two men.", "Killing"),
        ("The group claimed that life in the city was normal.", "Killing"),
        ("The junta declared victory in Niamey.", "Sanction"),
    ],
)
def test_and_no_others(text: str, type: str, engines: Engines) -> None:
    assert type not in {event for event, _ in told(text, "en", BOTH, engines)}


@pytest.mark.parametrize(
    "text", ["Iraq declared the Turkish consul persona non grata.", "Mali declared the envoy persona non grata."]
)
def test_nobody_is_called_persona_non_grata(text: str, engines: Engines) -> None:
    assert not any("persona" in span.text or "grata" in span.text for span in engines["en", BOTH](text).ents)
