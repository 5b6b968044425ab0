"""Validate a graph file against the shapes of the ontology."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from khabar.graph.errors import KhabarError
from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.oxigraph import load_store
from khabar.ontology.terms import NAMESPACE

if TYPE_CHECKING:
    from khabar.ontology.check import Violation


def violations(path: Path) -> list[Violation]:
    """The violations of shapes in a file, warnings among them; empty for a valid graph.

    Raises:
        KhabarError: the file is missing, is no graph, or has nothing of khabar's in it, as one of another program.
    """
    store = load_store(Path(path))
    if not _is_khabars(store):
        raise KhabarError("nothing of khabar's in it; give a graph that khabar has made", path=path)
    from khabar.ontology.check import check_triples

    triples = io.BytesIO()
    store.dump(triples, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    try:
        return list(check_triples(triples.getvalue()))
    except KhabarError:  # names the file already
        raise
    except ValueError as error:
        raise KhabarError(f"cannot be checked: {error}", path=path) from error


def _is_khabars(store: ox.Store) -> bool:
    """Whether a graph uses khabar's vocabulary, or has articles in which nothing was found."""
    if any(True for _ in store.quads_for_pattern(None, nodes.TYPE, nodes.NEWS_ARTICLE)):
        return True
    return any(
        isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE)
        for quad in store
        for term in (quad.predicate, quad.object)
    )
