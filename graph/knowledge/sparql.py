"""SPARQL that reads the graph and nothing else: no updates, no other hosts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from khabar.graph.errors import QueryError

if TYPE_CHECKING:
    from rdflib import Graph

_TOKEN: Final = re.compile(
    r"""
      (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<text> \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | \'{3}(?:[^'\\]|\\.|'(?!''))*\'{3}
              | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<comment> \#[^\n\r]* )
    | (?P<variable> [?$@]\w[\w-]* )
    | (?P<name> (?:\w(?:[\w.-]*[\w-])?)?:(?:[\w:.%-]|\\.)* )
    | (?P<keyword> [A-Za-z]\w* )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)

_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
"""A character by its number, which SPARQL allows anywhere, within words of the language too."""

_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})


def ask(graph: Graph, query: str) -> Any:
    """The rdflib result of a query.

    Raises:
        QueryError: it is broken, changes the graph, or asks other hosts or graphs.
    """
    keywords = [*_keywords(query), *_keywords(_ESCAPE.sub(_character, query))]
    first = next((word for word in keywords if word not in _PROLOGUE), "")
    if first in _UPDATES:
        raise QueryError(f"SPARQL {first} changes the graph, which is only read here; use SELECT, ASK or CONSTRUCT")
    if "SERVICE" in keywords:
        raise QueryError("SPARQL SERVICE asks another host; khabar queries this graph only")
    if "FROM" in keywords:
        raise QueryError("SPARQL FROM names another graph; leave it out, khabar queries this graph only")
    try:
        return graph.query(query)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"broken SPARQL: {error}") from error


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else escape[0]


def _keywords(query: str) -> Iterator[str]:
    """The words of the language in a query, in capitals: none in IRIs, texts, comments or names is one."""
    for token in _TOKEN.finditer(query):
        if token.lastgroup == "keyword":
            yield token.group().upper()
