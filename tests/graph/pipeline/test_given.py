"""What is given from Python: mistakes are one line, and what is meant is taken."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from khabar import graph
from khabar.graph.errors import QueryError
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.settings import Settings


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda kg: kg.build(5), "sources: 5 is int; give a path, or a list of paths"),
        (lambda kg: kg.build([None]), "sources: None is NoneType; give paths"),
        (lambda kg: kg.build(["a.txt"], lexicons=5), "lexicons: 5 is int"),
        (lambda kg: kg.build(["a.txt"], catalogs=[5]), "catalogs: 5 is int"),
        (lambda kg: kg.load(None), "path: None is NoneType; give a path"),
        (lambda kg: type(kg)("g.ttl"), "graph: 'g.ttl' is str; give an rdflib graph or an Oxigraph store, or use Know"),
        (lambda kg: type(kg)(None), "graph: None is NoneType; give an rdflib graph"),
        (lambda kg: type(kg)(kg), "graph: <KnowledgeGraph: 2 articles, 7 entities"),
        (lambda kg: kg.events(since=2024), "2024 is int; give a date, or a string such as '2025-01-31'"),
        (lambda kg: kg.events(agent=5), "agent: 5 is int; give one of this graph, its IRI or its name"),
        (lambda kg: kg.events(sources="two"), "sources: 'two' is str; give a whole number"),
        (lambda kg: kg.events(confidence="high"), "confidence: 'high' is str; give a number from 0 to 1"),
        (lambda kg: kg.relations(predicate=5), "predicate: 5 is int; give a string"),
        (lambda kg: kg.relations(until=5), "5 is int; give a date"),
        (lambda kg: kg.entities(type=5), "type: 5 is int"),
        (lambda kg: kg.thing(None), "name: None is NoneType"),
        (lambda kg: kg.event(5), "iri: 5 is int"),
        (lambda kg: kg.evidence(None), "fact: None is NoneType; give one of this graph, or its IRI"),
        (lambda kg: kg.sparql(5), "query: 5 is int; give SPARQL as a string"),
    ],
)
def test_a_value_of_a_wrong_type_is_named_in_a_line(
    kg: KnowledgeGraph, ask: Callable[[KnowledgeGraph], Any], said: str
) -> None:
    with pytest.raises(TypeError) as caught:
        ask(kg)
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "ask",
    [
        lambda kg: kg.evidence("x"),
        lambda kg: kg.chain("x"),
        lambda kg: kg.derived_from("x"),
        lambda kg: kg.contradictions("x"),
        lambda kg: kg.before("x"),
    ],
)
def test_a_fact_that_is_not_in_the_graph_has_no_evidence_silently(
    kg: KnowledgeGraph, ask: Callable[[KnowledgeGraph], Any]
) -> None:
    with pytest.raises(QueryError, match="of the graph has the IRI 'x'"):
        ask(kg)


def test_fewer_than_no_sources_cannot_be_asked_for(kg: KnowledgeGraph) -> None:
    with pytest.raises(QueryError, match="sources is -1"):
        kg.events(sources=-1)


@pytest.mark.parametrize("confidence", [-0.1, 80, float("nan")])
def test_a_confidence_is_from_0_to_1(kg: KnowledgeGraph, confidence: float) -> None:
    with pytest.raises(QueryError, match="give a number from 0 to 1"):
        kg.relations(confidence=confidence)


def test_a_thing_is_found_by_any_of_its_names(kg: KnowledgeGraph) -> None:
    (shrine,) = (thing for thing in kg.entities() if thing.label_ar == "المقام")
    assert kg.thing("المقام") == kg.thing(shrine.iri) == shrine
    assert kg.thing("لا أحد") is None
    assert kg.thing(kg.events()[0].iri) is None


def test_a_name_of_several_things_is_none_of_them() -> None:
    from rdflib import Graph

    turtle = """
        @prefix khabar: <https://w3id.org/khabar/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <http://a/1> a khabar:Place ; skos:prefLabel "Tripoli"@en .
        <http://a/2> a khabar:Place ; skos:prefLabel "Tripoli"@en .
    """
    kg = KnowledgeGraph(Graph().parse(data=turtle, format="turtle"))
    with pytest.raises(
        QueryError, match=r"2 things are called 'Tripoli'; give the IRI of one: http://a/1 .*http://a/2"
    ):
        kg.thing("Tripoli")


def test_a_lone_lexicon_or_catalog_needs_no_list(tmp_path: Path) -> None:
    alone = Settings().changed(lexicons=str(tmp_path / "l.jsonl"), catalogs=tmp_path / "c.jsonl")
    assert alone == Settings().changed(lexicons=[tmp_path / "l.jsonl"], catalogs=[tmp_path / "c.jsonl"])
    assert alone.lexicons == (str((tmp_path / "l.jsonl").resolve()),)


def test_the_version_is_told_without_importing_more() -> None:
    assert graph.__version__ == version("khabar")
    code = "import sys, khabar.graph as g; g.__version__; assert not {'rdflib', 'spacy', 'numpy'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
