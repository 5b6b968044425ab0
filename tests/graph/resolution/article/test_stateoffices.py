"""Whose offices persons hold: every example of the language data, and that analysts can reject what is said so."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import LANGUAGES, shared, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.annotation import Annotation, annotation
from khabar.graph.reading.article import Article
from khabar.graph.resolution import resolve
from khabar.graph.resolution.analysts.rejections import Rejection, Said
from khabar.graph.resolution.article.stateoffices import office_states, with_state_offices

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "kinds")["offices"]["example"]]

Engines = dict[tuple[str, str], Language]


def annotated(engines: Engines, language: str, text: str) -> Annotation:
    return annotation(engines[language, BOTH](text), Article(text=text, language=language))


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["text"] for _, row in ROWS])
def test_a_title_before_a_name_is_an_office_of_its_state(language: str, row: dict[str, Any], engines: Engines) -> None:
    found = with_state_offices(annotated(engines, language, row["text"]), Catalog.load())
    states = {reading.mention.id: reading.node.known for reading in office_states(found)}
    assert [f"{r.type} {states[r.tail]}" for r in found.relations if r.tail in states] == row["expect"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_for_the_offices(language: str) -> None:
    offices = shared("kinds")["offices"]
    named = {kind for row in offices["office"] for title in row["titles"] for kind in title.split("+")}
    assert named | set(offices["beside"]) <= table(language, "kinds")["kinds"].keys()


def test_an_office_is_a_fact_that_analysts_can_reject(engines: Engines) -> None:
    text = "Turkish Foreign Minister Samir Odeh arrived in Baghdad."
    found = annotated(engines, "en", text)
    (fact,) = resolve([found]).facts
    (item,) = fact.evidence
    assert (fact.type, fact.object, text[item.start : item.end]) == ("leads", "actor/turkey", "Samir Odeh")
    said = Said(item.article, item.start, item.end, fact.type)
    assert not resolve([found], decisions=[Rejection("", (said,), date(2026, 1, 1))]).facts


def test_who_is_called_by_a_title_alone_has_not_the_one_before_it(engines: Engines) -> None:
    text = "استقبل وزير الدفاع اللبناني السفيرة الفرنسية في مكتبه."
    assert not list(office_states(with_state_offices(annotated(engines, "ar", text), Catalog.load())))
