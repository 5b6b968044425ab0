"""What a graph says, in terms of Oxigraph that may be written as they are; the graph may be one of rdflib."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

import pyoxigraph as ox

from khabar.exporters.lexical import Term, blank_label, mended, safe_iri
from khabar.graph.errors import ExportError

if TYPE_CHECKING:
    from rdflib import Graph, Literal
    from rdflib.term import Node

Statement: TypeAlias = tuple[Term, ox.NamedNode, Term]


class Holder(Protocol):
    """What exporters take: something that holds a store."""

    @property
    def store(self) -> ox.Store:
        """The store; its default graph is written."""


def statements(graph: Graph | ox.Store) -> list[Statement]:
    """The triples of a graph in no order, IRIs as they may be written, blank nodes labelled by the canonical form.

    Raises:
        ExportError: an IRI that is relative or that no parser would take, or a term of another kind.
    """
    if not isinstance(graph, ox.Store):
        return _of_rdflib(graph)
    safe: dict[ox.NamedNode, ox.NamedNode] = {}

    def iri(node: ox.NamedNode) -> ox.NamedNode:
        if node not in safe:
            safe[node] = ox.NamedNode(safe_iri(node.value))
        return safe[node]

    found: list[Statement] = []
    for subject, predicate, value, _ in graph.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        if not isinstance(subject, ox.NamedNode) or not isinstance(value, ox.NamedNode | ox.Literal):
            from khabar.graph.knowledge.store import graph_over

            return _of_rdflib(graph_over(graph))  # which labels the blank nodes of others; khabar makes none
        found.append((iri(subject), iri(predicate), iri(value) if isinstance(value, ox.NamedNode) else value))
    return found


def _of_rdflib(graph: Graph) -> list[Statement]:
    from rdflib import BNode
    from rdflib.compare import to_canonical_graph

    source = list(graph)
    if any(isinstance(node, BNode) for triple in source for node in triple):
        source = list(to_canonical_graph(graph))
    terms = {node: _term(node) for node in {node for triple in source for node in triple}}
    found: list[Statement] = []
    for subject, predicate, value in source:
        prop = terms[predicate]
        if not isinstance(prop, ox.NamedNode):
            raise ExportError(f"{predicate!r} is no property")
        found.append((terms[subject], prop, terms[value]))
    return found


def _term(node: Node) -> Term:
    from rdflib import BNode, Literal, URIRef

    if isinstance(node, URIRef):
        return ox.NamedNode(safe_iri(node))
    if isinstance(node, Literal):
        return _literal(node)
    if isinstance(node, BNode):
        return ox.BlankNode(blank_label(node))
    raise ExportError(f"{node!r} is neither an IRI nor a literal")


def _literal(literal: Literal) -> ox.Literal:
    text = mended(str(literal))
    if not literal.language:
        datatype = None if literal.datatype is None else ox.NamedNode(safe_iri(literal.datatype))
        return ox.Literal(text, datatype=datatype)
    try:
        return ox.Literal(text, language=literal.language)
    except ValueError as error:
        raise ExportError(f"{literal.language!r} is no language tag") from error
