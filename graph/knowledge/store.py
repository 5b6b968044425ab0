"""rdflib graphs over Oxigraph: the same interface, SPARQL and parsing many times faster than rdflib's own store."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
from oxrdflib.store import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from khabar.graph.errors import KhabarError
from khabar.ontology.vocabulary import namespaces

FORMATS = {
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".rdf": pyoxigraph.RdfFormat.RDF_XML,
}
"""File suffixes that can be loaded."""


class Store(OxigraphStore):
    """An Oxigraph store behind rdflib's interface, which also lets it be written and read without rdflib's terms.

    Attributes:
        oxigraph: the store itself; the triples are in its default graph.
    """

    def __init__(self) -> None:
        self.oxigraph = pyoxigraph.Store()
        super().__init__(store=self.oxigraph)


def empty_graph() -> tuple[Graph, pyoxigraph.Store]:
    """An empty graph and the Oxigraph store below it."""
    store = Store()
    graph = Graph(store=store, identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in namespaces().items():
        graph.bind(prefix, namespace, replace=True)
    return graph, store.oxigraph


def new_graph(quads: Iterable[pyoxigraph.Quad]) -> Graph:
    """A graph of the given triples, quads of the default graph."""
    graph, store = empty_graph()
    store.bulk_extend(quads)
    return graph


def over_oxigraph(graph: Graph) -> tuple[Graph, pyoxigraph.Store]:
    """The graph and its Oxigraph store: the graph itself if it has one of `Store`, else a copy that has."""
    if isinstance(graph.store, Store) and graph.identifier == DATASET_DEFAULT_GRAPH_ID:
        return graph, graph.store.oxigraph
    copy, store = empty_graph()
    for prefix, namespace in graph.namespaces():
        copy.bind(prefix, namespace, override=False)
    copy.addN((subject, predicate, object, copy) for subject, predicate, object in graph)
    return copy, store


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
