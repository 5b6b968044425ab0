"""Whose operation "العملية" is, under both engines: every example of the language data."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EventType, Role, Status

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "unarmed")["operations"]["examples"]]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), ROWS)
def test_behind_what_forces_have_done_it_is_theirs(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    nouns = table(language, "unarmed")["operations"]["nouns"]
    told = [event for event in doc._.events if doc[event.trigger].text in nouns]
    names = {mention_ref(span.start): span.text for span in doc.ents}
    if engine == BOTH or told:
        assert {event.type for event in told} == {row["type"]}
        assert {names[ref] for ref in told[0].refs(Role.AGENT)} >= set(row.get("agent", ()))
        assert row["type"] == EventType.ATTACK or told[0].status == Status.ACTUAL


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("ar", "أحبطت الشرطة الفرنسية هجوما على كنيس. ونفذت العملية بالتعاون مع بلجيكا.", {"الشرطة الفرنسية", "بلجيكا"}),
        ("en", "French police foiled an attack on a church. The operation was carried out in cooperation with Belgium.", {"French police", "Belgium"}),
    ],
)  # fmt: skip
def test_who_helps_in_it_cooperates_with_them_and_attacks_nobody(
    language: str, text: str, sides: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    agents = {e.type: {names[ref] for ref in e.refs(Role.AGENT)} for e in doc._.events}
    assert agents[EventType.COOPERATION] == sides
    assert not agents[EventType.ATTACK]
