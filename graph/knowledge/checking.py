"""Validate a graph file against the shapes of the ontology."""

from __future__ import annotations

import io
from collections.abc import Iterator
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
    """What breaks a rule in a file, warnings among them; empty for a valid graph.

    That is what violates a shape, and names in the vocabulary's namespace that are none of its terms.

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
        found = check_triples(triples.getvalue())
    except KhabarError:  # names the file already
        raise
    except ValueError as error:
        raise KhabarError(f"cannot be checked: {error}", path=path) from error
    return [*found, *_no_terms(store)]


def _no_terms(store: ox.Store) -> Iterator[Violation]:
    """What is said with a name that the vocabulary does not have, "khabar:Arest", which no shape is about."""
    from khabar.graph.knowledge.sparql import offered
    from khabar.ontology.check import Violation
    from khabar.ontology.vocabulary import vocabulary

    known = vocabulary().terms
    said = {
        (_subject(quad), term.value.removeprefix(NAMESPACE))
        for quad in store
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE)
    }
    for subject, name in sorted(said):
        if name not in known:
            message = f"khabar:{name} is no term of the ontology; {offered(name)}"
            yield Violation(subject, message, "Violation", "", NAMESPACE + name)


def _subject(quad: ox.Quad) -> str:
    """The subject of a quad, as violations have it."""
    return quad.subject.value if isinstance(quad.subject, ox.NamedNode) else str(quad.subject)


def _is_khabars(store: ox.Store) -> bool:
    """Whether a graph uses khabar's vocabulary, or has articles in which nothing was found."""
    if any(True for _ in store.quads_for_pattern(None, nodes.TYPE, nodes.NEWS_ARTICLE)):
        return True
    return any(
        isinstance(term, ox.NamedNode) and term.value.startswith(NAMESPACE)
        for quad in store
        for term in (quad.predicate, quad.object)
    )
