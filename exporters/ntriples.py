"""N-Triples, one triple a line, sorted: for loading elsewhere, and for diff."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox

from khabar.exporters.lexical import Term, literal_parts, quoted, safe_iri, typed
from khabar.exporters.statements import Holder, statements

if TYPE_CHECKING:
    from rdflib import Graph


def render(graph: Holder) -> str:
    """The N-Triples of a knowledge graph."""
    return ntriples(graph.store)


def ntriples(graph: Graph | ox.Store) -> str:
    """The N-Triples of an rdflib graph or an Oxigraph store; raises ExportError as `turtle.turtle` does."""
    lines = {
        f"{_term(subject)} {_term(predicate)} {_term(written)} .\n"
        for subject, predicate, value in statements(graph)
        for written in typed(predicate.value, (value,))
    }
    return "".join(sorted(lines))


def _term(term: Term) -> str:
    if not isinstance(term, ox.Literal):
        return str(term)
    text, tag, datatype = literal_parts(term)
    if tag:
        return f"{quoted(text)}@{tag}"
    return quoted(text) if datatype is None else f"{quoted(text)}^^<{safe_iri(datatype)}>"
