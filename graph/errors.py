"""The one family of errors khabar raises for input it cannot use; each names the file, the line and what to do."""

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


class ReadingError(KhabarError):
    """A file or a part of it that cannot be read as an article."""


class LanguageDataError(KhabarError):
    """A row of language, catalog or ontology data that breaks its format."""


class QueryError(KhabarError):
    """A question the graph cannot answer: an unknown name, term or a broken SPARQL query."""


class ExportError(KhabarError):
    """An output that cannot be written: an unknown format, a missing folder."""


class ArchiveError(KhabarError):
    """An archive, or a file of decisions, that cannot be used, or an article or a thing that is not in it."""
