"""SPARQL on a graph: what is read, and that nothing else is done."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from khabar.graph.errors import QueryError
from khabar.graph.knowledge.graph import KnowledgeGraph

ID = "https://w3id.org/khabar/id/"


def test_sparql_knows_the_prefixes(kg: KnowledgeGraph) -> None:
    result = kg.sparql("SELECT ?x WHERE { ?x khabar:designatedAsTerroristBy ?y }")
    assert [str(row[0]) for row in result] == [f"{ID}actor/group"]
    with pytest.raises(QueryError, match="SPARQL"):
        kg.sparql("SELECT ?x WHERE {")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("INSERT DATA { <a:a> <a:b> <a:c> }", "INSERT changes"),
        ("# SELECT\nPREFIX a: <a:> delete where { ?s ?p ?o }", "DELETE changes"),
        ("DROP ALL", "DROP changes"),
        ("LOAD <http://127.0.0.1:9/a.ttl>", "LOAD changes"),
        ("BASE <http://a/> WITH <g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }", "WITH changes"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * {service silent<http://127.0.0.1:9/sparql>{?s ?p ?o}}", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { FILTER (1<2)SERVICE<http://127.0.0.1:9/sparql>{ ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1:9/a.ttl> { ?s ?p ?o }", "FROM"),
        ("", "broken SPARQL"),
    ],
)
def test_sparql_only_reads_this_graph(kg: KnowledgeGraph, query: str, message: str) -> None:
    before = len(kg.rdf)
    with pytest.raises(QueryError, match=message):
        kg.sparql(query)
    assert len(kg.rdf) == before


@pytest.mark.parametrize(
    "query",
    [
        'SELECT ?service { ?service rdfs:label "SERVICE <x> FROM"@en . # FROM\n }',
        "PREFIX from: <http://a/#service> SELECT * { ?insert from:service ?from }",
        "SELECT * { ?event khabar:from ?x ; khabar:to 'it\\'s FROM' }",
        'SELECT * { ?x ?y """a "SERVICE" b""" }',
        "BASE <http://a/> ASK { <service> <from> ?x }",
    ],
)
def test_sparql_words_in_texts_names_and_comments_are_none(kg: KnowledgeGraph, query: str) -> None:
    assert not list(kg.sparql(query)) or query.startswith("BASE")


TIMES = """
@prefix e: <http://e.example/> . @prefix khabar: <https://w3id.org/khabar/ontology#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
e:day khabar:time "2024-03-01"^^xsd:date . e:first khabar:time "2024-01-05"^^xsd:date .
e:last khabar:time "2024-12-15"^^xsd:date . e:month khabar:time "2024-01"^^xsd:gYearMonth .
e:december khabar:time "2024-12"^^xsd:gYearMonth . e:year khabar:time "2024"^^xsd:gYear .
e:span khabar:time e:i . e:i khabar:from "2023-12-28"^^xsd:date ; khabar:to "2024-01-07"^^xsd:date .
e:months khabar:time e:j . e:j khabar:from "2023-11"^^xsd:gYearMonth ; khabar:to "2025-02"^^xsd:gYearMonth .
e:no1 khabar:time "2024-01-04"^^xsd:date . e:no2 khabar:time "2024-12-16"^^xsd:date .
e:no3 khabar:time "2023-12"^^xsd:gYearMonth . e:no4 khabar:time "2025-01"^^xsd:gYearMonth .
e:no5 khabar:time "2023"^^xsd:gYear . e:no6 khabar:time "2025"^^xsd:gYear .
e:no7 khabar:time "--03-01"^^xsd:gMonthDay .
e:no8 khabar:time e:k . e:k khabar:from "2023-12-28"^^xsd:date ; khabar:to "2024-01-03"^^xsd:date .
"""
"""What was, or may have been, between the days of the query, and what was not."""


def test_the_query_for_times_of_the_readme_finds_all_kinds_of_times_in_every_store(root: Path) -> None:
    _, query = re.findall("```sparql\n(.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    query = f"PREFIX khabar: <https://w3id.org/khabar/ontology#>\n{query}"
    store = ox.Store()
    store.load(TIMES.encode(), format=ox.RdfFormat.TURTLE)
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    told = {str(solution["event"]).strip("<>").removeprefix("http://e.example/") for solution in found}
    assert told == {"day", "first", "last", "month", "december", "year", "span", "months"}
    rows = Graph().parse(data=TIMES, format="turtle").query(query)
    assert {str(row[0]).removeprefix("http://e.example/") for row in rows} == told
