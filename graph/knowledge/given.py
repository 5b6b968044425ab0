"""Check arguments that come from Python, so that an error says in one line what was wrong with which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from khabar.graph.errors import QueryError
from khabar.graph.reading.article import Article


def paths(name: str, given: str | Path | Iterable[str | Path]) -> list[str | Path]:
    """One or several files as a list.

    Raises:
        TypeError: it is something else.
    """
    if isinstance(given, str | Path):
        return [given]
    return _listed(name, given, str | Path, whole="a path, or a list of paths", each="paths")


def articles(name: str, given: Iterable[Article]) -> list[Article]:
    """Articles as a list.

    Raises:
        TypeError: it is something else, such as a text.
    """
    wanted = "a list of articles, as khabar.graph.reading.from_text makes them of texts"
    return _listed(name, given, Article, whole=wanted, each=wanted)


def _listed(name: str, given: Any, kind: Any, *, whole: str, each: str) -> list[Any]:
    """A list of things of a kind; a TypeError says what is wanted in place of it, or of one of them."""
    if isinstance(given, str | bytes) or not isinstance(given, Iterable):
        raise wrong(name, given, whole)
    listed = list(given)
    for one in listed:
        if not isinstance(one, kind):
            raise wrong(name, one, each)
    return listed


def path(name: str, given: str | Path) -> Path:
    """A file; raises TypeError for anything else."""
    if not isinstance(given, str | Path):
        raise wrong(name, given, "a path")
    return Path(given)


def texts(**given: Any) -> None:
    """Raise TypeError for the first of these that is neither a string nor None."""
    for name, value in given.items():
        if value is not None:
            text(name, value)


def text(name: str, given: Any) -> str:
    """A string; raises TypeError for anything else."""
    if not isinstance(given, str):
        raise wrong(name, given, "a string")
    return str(given)


def named(**given: Any) -> None:
    """Raise TypeError for the first of these that is neither of a graph (with an IRI), nor a name, nor None."""
    for name, value in given.items():
        if value is not None:
            iri(name, value, wanted="one of this graph, its IRI or its name")


def functions(**given: Callable[..., object] | None) -> None:
    """Raise TypeError for the first of these that is neither a function nor None: `report=True`."""
    for name, value in given.items():
        if value is not None and not callable(value):
            raise wrong(name, value, "a function, such as print, or None")


def one_of(name: str, given: Any, allowed: Iterable[str]) -> None:
    """Raise TypeError unless it is a string, QueryError unless it is one of those allowed."""
    if text(name, given) not in (values := tuple(allowed)):
        raise QueryError(f"{name} is {given!r}; give {' or '.join(map(repr, values))}")


def number(name: str, given: Any) -> None:
    """Raise TypeError unless it is a whole number, QueryError if it is below zero."""
    if isinstance(given, bool) or not isinstance(given, int):
        raise wrong(name, given, "a whole number")
    if given < 0:
        raise QueryError(f"{name} is {given}; give how many there must be at least, 0 or more")


def share(name: str, given: Any) -> None:
    """Raise TypeError unless it is a number, QueryError unless it is from 0 to 1."""
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise wrong(name, given, "a number from 0 to 1")
    if not 0 <= given <= 1:  # of what is no number neither holds
        raise QueryError(f"{name} is {given}; give a number from 0 to 1")


def iri(kind: str, given: Any, *, wanted: str = "one of this graph, or its IRI") -> str:
    """The IRI of what is given as a view or by its IRI or name; raises TypeError for anything else."""
    found = given if isinstance(given, str) else getattr(given, "iri", None)
    if not isinstance(found, str):
        raise wrong(kind, given, wanted)
    return str(found)  # an rdflib.URIRef equals no string


def wrong(name: str, given: object, wanted: str) -> TypeError:
    """The error for a value of a wrong type."""
    return TypeError(f"{name}: {given!r:.60} is {type(given).__name__}; give {wanted}")
