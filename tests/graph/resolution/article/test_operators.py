"""Whose weapons act: every example of the language data, and where somebody else does."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.annotation import Annotation, annotation
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.operators import operators
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.occurrence import occurrences

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "operated")["example"]]

Engines = dict[tuple[str, str], Language]


def annotated(engines: Engines, language: str, text: str) -> Annotation:
    return annotation(engines[language, BOTH](text), Article(text=text, language=language))


def agents(found: Annotation) -> list[set[str]]:
    """The keys of who does what each event tells."""
    index = resolve_entities([found], catalog=Catalog.load())
    return [set(occurrence.fillers.get("agent", ())) for occurrence in occurrences([found], index)]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_a_state_does_what_its_weapons_do(language: str, row: dict[str, Any], engines: Engines) -> None:
    found = annotated(engines, language, row["example"])
    expected = [row["operator"]] if row["operator"] else []
    assert [reading.node.known for reading in operators(found, Catalog.load())] == expected
    assert agents(found) == [{f"actor/{state}" for state in expected}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ar", "قصفت روسيا المستودع بطائرات مسيرة إيرانية"),
        ("en", "Russia bombed the depot with Iranian drones."),
        ("en", "The depot was hit with Iranian missiles."),  # fired by whom?
        ("en", "Militants hit the depot with Iranian missiles."),
        ("ar", "استهدفت القاعدة بصواريخ إيرانية"),
    ],
)
def test_nobody_else_does_what_is_said_of_him_who_is_named_or_of_what_is_fired(
    language: str, text: str, engines: Engines
) -> None:
    assert not list(operators(annotated(engines, language, text), Catalog.load()))
