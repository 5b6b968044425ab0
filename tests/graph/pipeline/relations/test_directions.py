"""Directions lie nowhere."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import Relation, mention
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.directions import on_a_side, without_directions, without_neighbours


@pytest.mark.parametrize(
    ("language", "text", "word", "kept"),
    [
        ("ar", "تقع القرية إلى الشرق من مدينة الرحاب", "الشرق", False),
        ("ar", "قصفت الطائرات شرقي مدينة الرحاب", "شرقي", False),
        ("ar", "قصفت الطائرات سوقا في مدينة الرحاب", "سوقا", True),
        ("en", "The village lies to the north of Rihab", "north", False),
        ("en", "The village near Rihab", "village", True),
        ("en", "Trains stopped all over the Northeast of Nigeria", "Northeast", True),
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


@pytest.mark.parametrize(
    ("language", "text", "head", "tail", "kept"),
    [
        ("en", "Gunmen raided a Malian base near Burkina Faso.", "base", "Burkina Faso", False),
        ("en", "Drones hit an outpost close to the Iraq border.", "outpost", "Iraq", False),
        ("en", "Gunmen raided a base near Gao.", "base", "Gao", False),
        ("en", "Gunmen raided a base south-west of Gao.", "base", "Gao", False),
        ("en", "Gunmen raided a base just to the north of Gao.", "base", "Gao", False),
        ("en", "Gunmen raided a base twenty miles from Gao.", "base", "Gao", False),
        ("en", "Gunmen raided a base around Gao.", "base", "Gao", False),
        ("en", "Gunmen raided a base in the north of Niger.", "base", "Niger", True),
        ("en", "Gunmen raided a base near the road in Niger.", "base", "Niger", True),
        ("en", "Gunmen raided clinics around Niger.", "clinics", "Niger", True),
        ("en", "Gunmen raided a base in Niger.", "base", "Niger", True),
        ("ar", "قصفت الطائرات قاعدة قرب العراق.", "قاعدة", "العراق", False),
        ("ar", "قصفت الطائرات قاعدة قرب كركوك.", "قاعدة", "كركوك", False),
        ("ar", "قصفت الطائرات قاعدة إلى الشرق من كركوك.", "قاعدة", "كركوك", False),
        ("ar", "قصفت الطائرات القاعدة الشمالية من كركوك.", "القاعدة الشمالية", "كركوك", True),
        ("ar", "قصفت الطائرات قاعدة في العراق.", "قاعدة", "العراق", True),
    ],
)
def test_what_is_near_a_place_is_not_in_it(
    language: str, text: str, head: str, tail: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    norms = [token.text for token in doc]
    words, first = tail.split(), head.split()
    at, behind = norms.index(first[0]), norms.index(words[0])
    doc.ents = (
        mention(doc, at, at + len(first), "Site", rule="test"),
        mention(doc, behind, behind + len(words), "Place", rule="test"),
    )
    located = Relation("locatedIn", mention_ref(at), mention_ref(behind))
    assert (located in without_neighbours(doc, [located], language=language)) is kept


@pytest.mark.parametrize(
    ("language", "head", "between", "tail", "beside"),
    [
        ("ar", "بلدة الضمير", " ", "شمال دمشق", True),
        ("ar", "محافظة لحج", " ", "شمال عدن", True),
        ("ar", "قرية النعيمة", " ", "غربي درعا", True),
        ("ar", "سوق", " ", "شمال دمشق", False),
        ("ar", "بلدة الضمير", " في ", "شمال دمشق", False),
        ("ar", "بلدة النور", " ", "غرب العراق", False),
        ("en", "Harrow", ", ", "north-west of London", True),
        ("en", "Harrow", " in the ", "north of London", False),
        ("en", "Gao", " in ", "northern Mali", False),
        ("en", "Gao", ", ", "north of Mali", False),
    ],
)
def test_a_side_of_a_town_is_not_the_town(language: str, head: str, between: str, tail: str, beside: bool) -> None:
    assert on_a_side(head, between, tail, language=language) is beside
