"""rdflib graphs over Oxigraph: the same interface, SPARQL and parsing many times faster than rdflib's own store."""

from __future__ import annotations

import pyoxigraph
from oxrdflib.store import OxigraphStore
from rdflib import Graph
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

from khabar.ontology.vocabulary import namespaces


class Store(OxigraphStore):
    """An Oxigraph store behind rdflib's interface.

    Attributes:
        oxigraph: the store itself; the triples are in its default graph.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.oxigraph = store
        super().__init__(store=store)


def graph_over(store: pyoxigraph.Store) -> Graph:
    """The default graph of a store as an rdflib graph; what is changed in one is changed in the other."""
    graph = Graph(store=Store(store), identifier=DATASET_DEFAULT_GRAPH_ID, bind_namespaces="none")
    for prefix, namespace in namespaces().items():
        graph.bind(prefix, namespace, replace=True)
    return graph


def over_oxigraph(graph: Graph) -> tuple[Graph, pyoxigraph.Store]:
    """The graph and its Oxigraph store: the graph itself if it has one of `Store`, else a copy that has."""
    if isinstance(graph.store, Store) and graph.identifier == DATASET_DEFAULT_GRAPH_ID:
        return graph, graph.store.oxigraph
    store = pyoxigraph.Store()
    copy = graph_over(store)
    for prefix, namespace in graph.namespaces():
        copy.bind(prefix, namespace, override=False)
    copy.addN((subject, predicate, object, copy) for subject, predicate, object in graph)
    return copy, store
