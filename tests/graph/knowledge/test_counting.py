"""Counts of people: all that are said stand, each with who says it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rdflib import Graph

from khabar.graph.knowledge.checking import violations
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.views import CountView
from khabar.graph.pipeline.doc import Count
from khabar.graph.resolution.model import Resolved

ID = "https://w3id.org/khabar/id/"


def test_tolls_that_contradict_one_another_stand_side_by_side_with_who_says_which(counted_kg: KnowledgeGraph) -> None:
    (event,) = counted_kg.events(type="Arrest")
    assert event.counts == (CountView("detainees", 3, "exact"), CountView("detainees", 5, "atLeast"))
    said = [
        (mention.status, mention.counts, mention.count_expressions, len(mention.attributed_to))
        for mention in counted_kg.evidence(event)
    ]
    assert sorted(said) == [
        ("actual", (CountView("detainees", 3, "exact"),), ("three men",), 0),
        ("actual", (CountView("detainees", 5, "atLeast"),), ("خمسة على الأقل",), 1),
        # what is only possible is no toll of the event
        ("possible", (CountView("detainees", 9, "exact"),), ("nine",), 0),
    ]


def test_where_nothing_is_actual_an_event_has_the_counts_of_all_its_mentions(resolved: Resolved) -> None:
    planned = next(happening for happening in resolved.happenings if happening.key == "event/planned")
    evidence = tuple(replace(item, counts=(Count(500, "deployed", "exact"),)) for item in planned.evidence)
    assert replace(planned, evidence=evidence).counts == (Count(500, "deployed", "exact"),)


def test_mentions_that_agree_lead_to_one_count(counted_kg: KnowledgeGraph) -> None:
    query = "SELECT ?toll ?number WHERE { ?toll a khabar:Count ; rdf:value ?number ; khabar:unit khabar:detainees }"
    found = sorted((str(row.toll), int(row.number)) for row in counted_kg.sparql(query))
    assert found == [
        (f"{ID}count/detainees-atLeast-5", 5),
        (f"{ID}count/detainees-exact-3", 3),
        (f"{ID}count/detainees-exact-9", 9),
    ]


def test_a_graph_with_counts_is_valid_and_comes_back(counted_kg: KnowledgeGraph, tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.nt"):
        counted_kg.save(tmp_path / name)
        assert not violations(tmp_path / name)
        again = KnowledgeGraph.load(tmp_path / name)
        assert [event.counts for event in again.events()] == [event.counts for event in counted_kg.events()]
        assert set(again.rdf) == set(counted_kg.rdf)


def test_what_is_no_count_by_the_ontology_is_left_out() -> None:
    graph = Graph()
    graph.parse(
        data="""
        @prefix : <urn:x:> . @prefix khabar: <https://w3id.org/khabar/ontology#> .
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        :e a khabar:Killing ; khabar:count :a, :b, :c .
        :a a khabar:Count ; rdf:value 3 ; khabar:unit khabar:dead ; khabar:bound khabar:exact .
        :b a khabar:Count ; rdf:value "many" ; khabar:unit khabar:dead ; khabar:bound khabar:exact .
        :c a khabar:Count ; rdf:value 4 ; khabar:unit :horses ; khabar:bound khabar:exact .
        """,
        format="turtle",
    )
    (event,) = KnowledgeGraph(graph).events()
    assert event.counts == (CountView("dead", 3, "exact"),)


@pytest.mark.parametrize(
    ("bound", "language", "text"),
    [
        ("exact", "en", "12 dead"),
        ("atLeast", "ar", "قتلى: ≥12"),
        ("atMost", "en", "≤12 dead"),
        ("approximate", "en", "~12 dead"),
        ("vague", "en", "12+ dead"),
    ],
)
def test_a_count_is_written_with_its_bound(bound: str, language: str, text: str) -> None:
    assert CountView("dead", 12, bound).text(language) == text
