"""Who is known as two is not one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import SAME_AS, Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.twoknown import without_two_known


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Niger said it took the base, a claim Chad denied.", False),
        ("An al-Qaida-linked group, al-Shabaab, took the base.", False),
        ("Russia denied the report and Moscow recalled its envoy.", True),
        ("The European Union met while Brussels waited.", True),
        ("India denied the report and Moscow recalled its envoy.", False),
        ("ISIS, or the Islamic State, took the base.", True),
        ("Reuters reported from Chad.", False),
    ],
)
def test_two_names_of_the_catalog_are_of_one_thing_or_of_a_state_and_its_capital(
    text: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](text)
    first, second = (span for span in doc.ents if span.id_)
    same = Relation(SAME_AS, mention_ref(second.start), mention_ref(first.start), "test")
    assert without_two_known(doc, [same], language="en") == ((same,) if one else ())
