"""rdflib graphs over Oxigraph: the same interface, SPARQL and parsing many times faster than rdflib's own store."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pyoxigraph
from oxrdflib.store import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.term import Node

from khabar.graph.errors import KhabarError
from khabar.ontology.vocabulary import namespaces

BATCH = 10_000
"""Triples handed to the store at once: it makes a list of what it is given, which for a large graph is large."""

FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
"""File suffixes that can be loaded."""


def empty_graph() -> tuple[Graph, pyoxigraph.Store]:
    """An empty graph and the Oxigraph store below it."""
    store = pyoxigraph.Store()
    graph = Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in namespaces().items():
        graph.bind(prefix, namespace, replace=True)
    return graph, store


def new_graph(triples: Iterable[tuple[Node, Node, Node]]) -> Graph:
    """A graph of the given triples."""
    graph, _ = empty_graph()
    quads = ((subject, predicate, object, graph) for subject, predicate, object in triples)
    while batch := list(islice(quads, BATCH)):
        graph.addN(batch)
    return graph


def load_graph(path: Path) -> Graph:
    """The graph in a file.

    Raises:
        KhabarError: it is missing, of another format, or broken (the line is named where it is known).
    """
    if path.suffix.lower() not in FORMATS:
        raise KhabarError(f"not a graph khabar can load; give one of {', '.join(FORMATS)}", path=path)
    graph, store = empty_graph()
    try:
        with path.open("rb") as file:
            store.bulk_load(file, format=FORMATS[path.suffix.lower()])
    except SyntaxError as error:
        raise KhabarError(f"broken {path.suffix[1:]}: {error.msg}", path=path, line=error.lineno) from error
    except OSError as error:
        raise KhabarError(f"cannot be read: {error.strerror or error}", path=path) from error
    return graph
