"""Two sides that are told with their states."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate, load
from khabar.graph.reading.article import Article
from khabar.graph.resolution.article.references import readings


@pytest.fixture(scope="module")
def arabic() -> Language:
    return load("ar", engine=BOTH)


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("وقع الجانبان التونسي والليبي اتفاقا لفتح المعبر.", {"tunisia", "libya"}),
        ("اجتمع الطرفان الروسي والأوكراني في إسطنبول.", {"russia", "ukraine", "istanbul-tr"}),
        ("وصل الجانبان العسكري والمدني إلى اتفاق.", {""}),
        ("وقع الجانب التونسي اتفاقا لفتح المعبر.", {"tunisia", ""}),
    ],
)
def test_they_are_the_states(arabic: Language, text: str, known: set[str]) -> None:
    (annotation,) = annotate(arabic, [Article(text=text, language="ar")])
    found = {r.node.known for r in readings(annotation, Catalog.load())}
    assert found - {""} == known - {""}
