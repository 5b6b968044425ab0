"""The one family of errors khabar raises for what it cannot use; each names the file, the line and what to do.

It begins here because the ontology imports nothing of ours; ``khabar.graph.errors`` has those of the graph.
"""

from __future__ import annotations

from pathlib import Path


class KhabarError(Exception):
    """Something the user can mend.

    Args:
        message: what is wrong and what to do about it, one line, no full stop.
        path: the file it is about, if any.
        line: the 1-based line in that file, if any.

    >>> str(KhabarError("no text in it; give an article", path="a.txt"))
    'a.txt: no text in it; give an article'
    """

    def __init__(self, message: str, *, path: str | Path | None = None, line: int | None = None) -> None:
        self.message = message
        self.path = None if path is None else str(path)
        self.line = line
        place = "" if self.path is None else f"{self.path}:{line}: " if line else f"{self.path}: "
        super().__init__(f"{place}{message}")


class OntologyError(KhabarError, ValueError):
    """A file of RDF that cannot be read, or data that breaks what the ontology needs of it.

    >>> str(OntologyError("not Turtle", path="a.ttl", line=3))
    'a.ttl:3: not Turtle'
    """


class UnknownTermError(KhabarError, LookupError):
    """A name that khabar.ttl does not define."""
