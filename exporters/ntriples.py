"""N-Triples, one triple a line, sorted: for loading elsewhere, and for diff."""

from __future__ import annotations

from rdflib import Graph, Literal, URIRef
from rdflib.term import BNode, Node

from khabar.exporters.lexical import blank, literal_parts, quoted, safe_iri, typed
from khabar.exporters.turtle import Holder, triples
from khabar.graph.errors import ExportError


def render(graph: Holder) -> str:
    """The N-Triples of a knowledge graph."""
    return ntriples(graph.rdf)


def ntriples(graph: Graph) -> str:
    """The N-Triples of an rdflib graph; raises ExportError as `turtle.turtle` does."""
    lines = {
        f"{_term(subject)} {_term(predicate)} {_term(written)} .\n"
        for subject, predicate, value in triples(graph)
        for written in typed(predicate, (value,))
    }
    return "".join(sorted(lines))


def _term(node: Node) -> str:
    if isinstance(node, URIRef):
        return f"<{node}>"
    if isinstance(node, BNode):
        return blank(node)
    if not isinstance(node, Literal):
        raise ExportError(f"{node!r} is neither an IRI nor a literal")
    text, tag, datatype = literal_parts(node)
    if tag:
        return f"{quoted(text)}@{tag}"
    return quoted(text) if datatype is None else f"{quoted(text)}^^<{safe_iri(datatype)}>"
