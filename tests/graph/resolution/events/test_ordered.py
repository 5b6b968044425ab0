"""What a text puts in order is no one happening."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language

from khabar.graph import pipeline, resolution
from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.doc import Order
from khabar.graph.reading import from_text
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.occurrence import occurrences
from khabar.graph.resolution.events.ordered import Ordered
from khabar.graph.resolution.index import EntityIndex
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Fiji attacked a village in Samoa after an attack on a market in Samoa."),
        ("ar", "هاجمت الشرطة قرية في ليبيا بعد هجوم على سوق في ليبيا."),
    ],
)
def test_what_came_after_an_attack_is_another_one(
    language: str, text: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = pipeline.annotate(engines[language, LEXICAL], [from_text(text, language=language)])
    assert len(annotation.order) == 1
    happenings = resolution.resolve([annotation]).happenings
    assert len([h for h in happenings if h.type == "Attack"]) == 2


def test_what_the_earlier_one_was_done_by_came_before_too(engines: dict[tuple[str, str], Language]) -> None:
    text = "Gunmen killed a general in an attack in Samoa. Fiji attacked a market."
    (annotation,) = pipeline.annotate(engines["en", LEXICAL], [from_text(text, language="en")])
    killing, instrument, second = sorted(annotation.events, key=lambda event: event.start)
    assert any(a.role == Role.INSTRUMENT and a.ref == instrument.id for a in killing.arguments)
    told = {o.event.id: Cluster.of(o) for o in occurrences([annotation], EntityIndex({}, ()))}
    ordered = Ordered([replace(annotation, order=(Order(killing.id, second.id, "order:after"),))])
    assert ordered.apart(told[instrument.id], told[second.id])
    assert ordered.apart(told[second.id], told[killing.id])
    assert not ordered.apart(told[killing.id], told[instrument.id])
    assert not Ordered([annotation]).apart(told[killing.id], told[second.id])
