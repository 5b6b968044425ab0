from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from rdflib import XSD, BNode, Graph, Literal, URIRef

from khabar.exporters.ntriples import ntriples

INPUT = Path(__file__).with_name("golden") / "graph.nt"
"""Lines in no order."""


def test_lines_are_sorted_and_those_of_the_graph() -> None:
    text = ntriples(Graph().parse(INPUT))
    assert text.splitlines() == sorted(INPUT.read_text(encoding="utf-8").splitlines())
    assert text.endswith(" .\n")


def test_a_blank_node_of_others_keeps_its_triples() -> None:
    graph = Graph()
    graph.add((URIRef("urn:a"), URIRef("urn:p"), BNode("x y")))
    graph.add((BNode("x y"), URIRef("urn:p"), Literal('قال\n"نعم"', lang="ar")))
    quads = list(ox.parse(ntriples(graph), format=ox.RdfFormat.N_TRIPLES))
    assert len(quads) == 2
    assert (
        len({str(term) for quad in quads for term in (quad.subject, quad.object) if isinstance(term, ox.BlankNode)})
        == 1
    )


def test_one_number_in_two_forms_is_one_line() -> None:
    graph = Graph()
    for form in ("0.5", "0.50"):
        graph.add((URIRef("urn:a"), URIRef("urn:p"), Literal(form, datatype=XSD.decimal, normalize=False)))
    assert ntriples(graph) == f'<urn:a> <urn:p> "0.5"^^<{XSD.decimal}> .\n'


def test_an_empty_graph_is_an_empty_file() -> None:
    assert ntriples(Graph()) == ""
