"""The place that a sentence begins with, and the nearer ones that lie in it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("language", "text", "places", "located"),
    [
        (
            "ar",
            "وفي تعز، أصيب طفل برصاص قناص في حي الزهور.",
            {("أصيب", "حي الزهور")},
            {("حي الزهور", "تعز")},
        ),
        (
            "ar",
            "وفي كولومبيا، اغتال مسلحون قاضيا في منزله في بلدة توريبا.",
            {("اغتال", "منزله")},
            {("منزله", "بلدة توريبا"), ("بلدة توريبا", "كولومبيا")},
        ),
        (
            "ar",
            "وفي حضرموت، قال الجيش إن جنديا قتل في بلدة الصفاء.",
            {("قتل", "بلدة الصفاء")},
            {("بلدة الصفاء", "حضرموت")},
        ),
        # What is known elsewhere lies not there, nor what is only told of in a capital.
        ("ar", "وفي باريس، قتل شرطيان في بروكسل.", {("قتل", "باريس"), ("قتل", "بروكسل")}, set()),
        ("ar", "وفي بغداد، قال الجيش إن جنديا قتل في بلدة الصفاء.", {("قال", "بغداد"), ("قتل", "بلدة الصفاء")}, set()),
        # One word with the article names nothing.
        ("ar", "وفي العراق، قتل جندي في المنطقة.", {("قتل", "العراق"), ("قتل", "المنطقة")}, set()),
        # English has the place beside the nearer one.
        ("en", "In Mindanao, gunmen killed two marines in Butig.", {("killed", "Butig")}, set()),
        # A place without a comma begins no scene.
        ("ar", "قتل جندي في تعز أمس.", {("قتل", "تعز")}, set()),
    ],
)
def test_an_event_is_in_the_nearer_place_and_that_in_the_first(
    language: str,
    text: str,
    places: set[tuple[str, str]],
    located: set[tuple[str, str]],
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines[language, BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    found = {(doc[e.trigger].text, names[ref]) for e in doc._.events for ref in e.refs(Role.PLACE)}
    assert found >= places
    assert {outer for _, outer in located}.isdisjoint(place for _, place in found)
    assert {(names[r.head], names[r.tail]) for r in doc._.relations if r.type == "locatedIn"} >= located
    if not located:
        assert not [r for r in doc._.relations if r.type == "locatedIn"]
