"""The errors of the graph: of what is read, asked and written; their family begins in the ontology."""

from __future__ import annotations

from khabar.ontology.errors import KhabarError


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


def from_interrupt(error: BaseException | None) -> bool:
    """Whether Ctrl-C is behind an error: modules in C that it interrupts while they are loaded raise one of theirs."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.add(id(error))
        error = error.__cause__ or error.__context__
    return False


__all__ = [
    "ArchiveError",
    "ExportError",
    "KhabarError",
    "LanguageDataError",
    "QueryError",
    "ReadingError",
    "from_interrupt",
]
