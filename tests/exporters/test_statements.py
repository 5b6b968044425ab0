"""A store of Oxigraph and an rdflib graph with the same triples are written alike."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import SKOS, BNode, Graph, Literal, URIRef

from khabar.exporters.ntriples import ntriples
from khabar.exporters.turtle import turtle
from khabar.graph.errors import ExportError
from khabar.graph.knowledge.store import over_oxigraph

P = URIRef("http://example.org/p")


@pytest.mark.parametrize(
    "value",
    [
        URIRef("http://example.org/a\u00a0b"),
        BNode("a"),
        Literal("خبر", lang="ar"),
        Literal("7"),
        Literal(7),
        Literal("2025-01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#gYearMonth")),
    ],
)
def test_a_term_is_written_alike(value: URIRef | BNode | Literal) -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), P, value))
    graph.add((URIRef("urn:a"), SKOS.prefLabel, Literal("x", lang="en")))
    _, store = over_oxigraph(graph)
    assert turtle(store) == turtle(graph)
    assert ntriples(store) == ntriples(graph)


def test_other_graphs_of_a_store_are_left_out() -> None:
    store = ox.Store()
    node = ox.NamedNode("urn:a")
    store.add(ox.Quad(node, node, node, node))
    assert turtle(store) == ""


def test_a_literal_is_no_property() -> None:
    triples = [(URIRef("urn:a"), Literal("x"), URIRef("urn:a"))]

    class Odd(Graph):
        def __iter__(self):  # type: ignore[no-untyped-def]
            return iter(triples)

    with pytest.raises(ExportError, match="is no property"):
        turtle(Odd())
