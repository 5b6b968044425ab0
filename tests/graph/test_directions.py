"""Directions lie nowhere."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.directions import without_directions
from khabar.graph.pipeline.doc import Relation, mention, mention_ref


@pytest.mark.parametrize(
    ("language", "text", "word", "kept"),
    [
        ("ar", "تقع القرية إلى الشرق من مدينة الرحاب", "الشرق", False),
        ("ar", "قصفت الطائرات شرقي مدينة الرحاب", "شرقي", False),
        ("ar", "قصفت الطائرات سوقا في مدينة الرحاب", "سوقا", True),
        ("en", "The village lies to the north of Rihab", "north", False),
        ("en", "The village near Rihab", "village", True),
    ],
)
def test_a_direction_is_located_nowhere(
    language: str, text: str, word: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    (head,) = [token.i for token in doc if token.text == word]
    tail = len(doc) - 1
    doc.ents = (*(mention(doc, at, at + 1, "Place", rule="test") for at in (head, tail)),)
    located = Relation("locatedIn", mention_ref(head), mention_ref(tail))
    part = Relation("partOf", mention_ref(head), mention_ref(tail))
    assert (located in without_directions(doc, [located, part], language=language)) is kept
    assert part in without_directions(doc, [located, part], language=language)
