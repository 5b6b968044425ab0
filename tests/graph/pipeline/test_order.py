"""The order of events: every row of the language data, and the sentences in which nothing may be said."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import LEXICAL, load
from khabar.graph.pipeline.order import order_words


@pytest.fixture(scope="module")
def pipelines() -> dict[str, Language]:
    return {language: load(language, engine=LEXICAL) for language in LANGUAGES}


def orders(doc: Doc) -> list[tuple[str, str]]:
    words = {event.ref: doc[event.trigger].text for event in doc._.events}
    return [(words[order.first], words[order.second]) for order in doc._.order]


def rows(key: str) -> list[Any]:
    return [
        pytest.param(language, row, id=f"{language}-{number}")
        for language in LANGUAGES
        for number, row in enumerate(table(language, "order")[key])
    ]


@pytest.mark.parametrize(("language", "row"), rows("connective"))
def test_a_connective_puts_the_events_of_its_example_in_order(
    language: str, row: dict[str, str], pipelines: dict[str, Language]
) -> None:
    doc = pipelines[language](row["example"])
    assert orders(doc) == [(row["first"], row["second"])]
    assert doc._.order[0].rule.startswith("order:")


@pytest.mark.parametrize(("language", "sentence"), rows("trap"))
def test_a_trap_says_no_order(language: str, sentence: str, pipelines: dict[str, Language]) -> None:
    assert orders(pipelines[language](sentence)) == []


def test_orders_survive_bytes(pipelines: dict[str, Language]) -> None:
    doc = pipelines["en"]("Police arrested the commander after the attack")
    again = Doc(doc.vocab).from_bytes(doc.to_bytes())
    assert again._.order == doc._.order
    assert len(doc._.order) == 1


def test_a_broken_row_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = {**table("en", "order"), "connective": [{"words": "while", "order": "during"}]}
    monkeypatch.setattr("khabar.graph.pipeline.order.table", lambda *_: broken)
    order_words.cache_clear()
    with pytest.raises(LanguageDataError, match="one of before, after") as error:
        order_words("en")
    assert "order.toml" in str(error.value)
    order_words.cache_clear()
