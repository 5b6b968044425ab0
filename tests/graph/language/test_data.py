"""Language data: every trigger row's example is read by the whole pipeline as the row expects."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph import pipeline
from khabar.graph.language.data import LANGUAGES, rows
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.graph.pipeline.events.rows import Row
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EventType, Role

ROWS = [(language, row) for language in LANGUAGES for row in lexicon(language).rows]


@lru_cache(maxsize=2)
def nlp(language: str) -> Language:
    return pipeline.load(language, engine=pipeline.LEXICAL)


def missing(doc: Doc, event: Event, row: Row) -> dict[str, list[str]]:
    """What the row expects and the event lacks."""
    names = {mention_ref(span.start): span.text for span in doc.ents}
    names |= {other.ref: doc[other.trigger].text for other in doc._.events}
    lacking: dict[str, list[str]] = {}
    for role in Role.ALL:
        found = {names[argument.ref] for argument in event.arguments if argument.role == role}
        if lack := sorted(set(row.expect.get(role, ())) - found):
            lacking[role] = lack
    if row.expect.get("status", event.status) != event.status:
        lacking["status"] = [row.expect["status"]]
    return lacking


@pytest.mark.parametrize(("language", "row"), ROWS, ids=lambda value: value.rule if isinstance(value, Row) else value)
def test_example_of_a_trigger_row_gives_what_it_expects(language: str, row: Row) -> None:
    doc = nlp(language)(row.example)
    words = [(event, doc[event.trigger].text) for event in doc._.events if event.type == row.event]
    said = [event for event, word in words if word == row.expect["trigger"]]
    assert said, f"no {row.event} on {row.expect['trigger']}, only {[word for _, word in words]}"
    best = min((missing(doc, event, row) for event in said), key=len)
    assert best == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_of_events_has_rows(language: str) -> None:
    assert {row.event for row in lexicon(language).rows} == set(EventType.ALL)


def test_a_byte_order_mark_before_the_rows_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\ufeff{"a": 1}\n', encoding="utf-8")
    assert list(rows(tmp_path / "a.jsonl")) == [(1, {"a": 1})]
