"""SPARQL on a graph: what is read, and that nothing else is done."""

from __future__ import annotations

import pytest

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
