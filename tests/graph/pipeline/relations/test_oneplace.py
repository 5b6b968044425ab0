"""A place and the noun that calls it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import Relation, mention
from khabar.graph.pipeline.relations.oneplace import of_one_place


@pytest.mark.parametrize(
    ("text", "first", "second", "told"),
    [
        ("They met in the capital, Lima.", "capital", "Lima", "sameAs"),
        ("They met in the hill township of Beit Marum.", "township", "Beit", "sameAs"),
        ("They met in the suburb of Paris.", "suburb", "Paris", "locatedIn"),
        ("They met in a hamlet of Beit Marum.", "hamlet", "Beit", "locatedIn"),
        ("They met in the Darfur village of Tawila.", "Darfur", "Tawila", "turned"),
        ("They met at the Oran coast.", "Oran", "coast", "turned"),
        ("They met at a mosque in Oran.", "mosque", "Oran", "locatedIn"),
    ],
)
def test_a_place_is_not_in_itself_but_in_what_calls_it(
    text: str, first: str, second: str, told: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](text)
    words = [token.text for token in doc]
    ends = [words.index(first), words.index(second)]
    doc.ents = tuple(mention(doc, at, at + 1, "Place", rule="test") for at in ends)
    head, tail = (f"e{at}" for at in ends)
    (found,) = of_one_place(doc, [Relation("locatedIn", head, tail)], language="en")
    expected = ("locatedIn", tail, head) if told == "turned" else (told, head, tail)
    assert (found.type, found.head, found.tail) == expected
