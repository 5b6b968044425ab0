"""Errors of the ontology, which may not know the errors of the graph; the command line words them for the user."""

from __future__ import annotations

from pathlib import Path


class OntologyError(ValueError):
    """A file of RDF that cannot be read, or data that breaks what the ontology needs of it.

    Args:
        message: what is wrong and what to do about it, one line, no full stop.
        path: the file it is about, if any.
        line: the 1-based line in that file, if known.

    >>> str(OntologyError("not Turtle", path="a.ttl", line=3))
    'a.ttl:3: not Turtle'
    """

    def __init__(self, message: str, *, path: str | Path | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        place = "" if self.path is None else f"{self.path}:{line}: " if line else f"{self.path}: "
        super().__init__(f"{place}{message}")


class UnknownTermError(LookupError):
    """A name that khabar.ttl does not define."""
