"""Places around another place of a thing."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.relations.wider import without_wider


def located(*pairs: tuple[str, str]) -> list[Relation]:
    return [Relation("locatedIn", head, tail, "test", 0.9) for head, tail in pairs]


@pytest.mark.parametrize(
    ("pairs", "left"),
    [
        ([("e1", "e5"), ("e1", "e3"), ("e3", "e5")], {("e1", "e3"), ("e3", "e5")}),
        ([("e1", "e3"), ("e1", "e5")], {("e1", "e3"), ("e1", "e5")}),  # two places, none in the other
        ([("e1", "e3"), ("e3", "e5")], {("e1", "e3"), ("e3", "e5")}),
        # in a circle nothing is wider than the rest
        (
            [("e1", "e3"), ("e1", "e5"), ("e3", "e5"), ("e5", "e3")],
            {("e1", "e3"), ("e1", "e5"), ("e3", "e5"), ("e5", "e3")},
        ),
    ],
)
def test_only_the_nearest_place_of_a_thing_stays(pairs: list[tuple[str, str]], left: set[tuple[str, str]]) -> None:
    found = without_wider(spacy.blank("en")("a"), located(*pairs), language="en")
    assert {(relation.head, relation.tail) for relation in found} == left


def test_other_relations_are_left_alone() -> None:
    found = [Relation("partOf", "e1", "e5", "test", 0.9), *located(("e1", "e3"), ("e3", "e5"))]
    assert without_wider(spacy.blank("en")("a"), found, language="en") == tuple(found)


def test_a_village_lies_in_its_region_and_that_in_its_state(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("Gunmen killed 21 in a raid on a village in Mali's Mopti region.")
    names = {f"e{span.start}": span.text for span in doc.ents}
    found = {(names[r.head], names[r.tail]) for r in doc._.relations if r.type == "locatedIn"}
    assert found == {("village", "Mopti region"), ("Mopti region", "Mali")}
