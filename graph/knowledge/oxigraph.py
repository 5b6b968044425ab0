"""Oxigraph stores: filled with triples, or with those of a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

import pyoxigraph as ox

from khabar.graph.errors import KhabarError

FORMATS: Final = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
}
"""File suffixes that can be loaded."""


def new_store(quads: Iterable[ox.Quad]) -> ox.Store:
    """A store of the given triples, quads of the default graph."""
    store = ox.Store()
    store.bulk_extend(quads)
    return store


def load_store(path: Path) -> ox.Store:
    """The store of what is in a file.

    Raises:
        KhabarError: it is missing, of another format, or broken (the line is named where it is known).
    """
    if path.suffix.lower() not in FORMATS:
        raise KhabarError(f"not a graph khabar can load; give one of {', '.join(FORMATS)}", path=path)
    store = ox.Store()
    try:
        with path.open("rb") as file:
            store.bulk_load(file, format=FORMATS[path.suffix.lower()])
    except SyntaxError as error:
        raise KhabarError(f"broken {path.suffix[1:]}: {error.msg}", path=path, line=error.lineno) from error
    except OSError as error:
        raise KhabarError(f"cannot be read: {error.strerror or error}", path=path) from error
    return store
