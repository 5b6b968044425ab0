"""Known names that no person has."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.nopersons import no_person


@pytest.mark.parametrize(
    ("language", "text", "name", "type", "expected"),
    [
        ("ar", "حقنه به الموساد", "الموساد", "SecurityForce", True),
        ("ar", "قتل اثنان في خان يونس", "خان يونس", "Place", True),
        ("ar", "وصل أبو كمال", "أبو كمال", "Place", False),  # a town, and what a father is called
        ("ar", "وقف الهجوم على الزبداني", "الزبداني", "Place", True),
        ("ar", "رد النائب على الدهماني", "الدهماني", "Place", False),
        ("ar", "وأضاف الدهماني", "الدهماني", "Place", False),
        ("ar", "قالت أمل", "أمل", "ArmedGroup", False),  # a woman's name, too
        ("en", "An attack on Aleppo killed two", "Aleppo", "Place", True),
        ("en", "Jordan left", "Jordan", "State", False),
        ("en", "Orlando left", "Orlando", "Place", False),
        ("en", "San Antonio left", "San Antonio", "Place", True),
    ],
)
def test_a_force_is_no_person_nor_is_a_town_in_two_words_or_one_that_was_struck(
    language: str, text: str, name: str, type: str, expected: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    span = doc.char_span(text.index(name), text.index(name) + len(name))
    assert span is not None
    assert no_person(mention(doc, span.start, span.end, type, rule="catalog", known="some-id")) is expected


def test_a_name_that_nobody_knows_may_be_a_person(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL].make_doc("Rihab Torvald left")
    assert not no_person(mention(doc, 0, 2, "Place", rule="test"))
