"""Answer SPARQL that only reads the graph: no updates, no other hosts."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from khabar.graph.errors import QueryError
from khabar.graph.knowledge.names import alike
from khabar.ontology.vocabulary import vocabulary

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
"""A character by its number, which SPARQL allows anywhere, even within its keywords."""

_PLACE: Final = re.compile(r"error at (\d+):(\d+): expected")
_SHOWN: Final = 20

_UPDATES: Final = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"})
_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})


def ask(graph: Graph, query: str) -> Any:
    """The rdflib result of a query.

    Raises:
        QueryError: it is broken, changes the graph, or asks other hosts or graphs.
    """
    if not isinstance(query, str):
        raise TypeError(f"query: {query!r:.60} is {type(query).__name__}; give SPARQL as a string")
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
        raise QueryError(_explained(str(error), query, dict(graph.namespaces()))) from error


def unknown_terms(query: str) -> Iterator[QueryError]:
    """An error about each name in khabar's namespace that is not defined and so finds nothing."""
    words = vocabulary()
    prefixes = {"khabar": words.namespace, **dict(_declared(query))}
    seen: set[str] = set()
    for token in _TOKEN.finditer(query):
        text = token.group()
        if token.lastgroup == "name":
            prefix, _, local = text.partition(":")
            text = prefixes.get(prefix, "") + local
        elif token.lastgroup == "iri":
            text = text[1:-1]
        else:
            continue
        name = text.removeprefix(words.namespace)
        if not name or name == text or name in words.terms or name in seen:
            continue
        seen.add(name)
        yield QueryError(f"khabar:{name} is no term of the ontology and finds nothing; {offered(name)}")


def offered(name: str) -> str:
    """What may have been meant by a name that is no term of the ontology.

    >>> offered("Arest"), offered("xyz")
    ('did you mean khabar:Arrest?', 'ontology/khabar.ttl lists the terms')
    """
    meant = alike(name, vocabulary().terms, 1)
    return f"did you mean khabar:{meant[0]}?" if meant else "ontology/khabar.ttl lists the terms"


def _explained(error: str, query: str, prefixes: Mapping[str, str]) -> str:
    """What is wrong with a query in a line: the parser lists every character that it would have taken."""
    known = {"_", *prefixes, *(prefix for prefix, _ in _declared(query))}
    names = (token.group().partition(":")[0] for token in _TOKEN.finditer(query) if token.lastgroup == "name")
    for prefix in names:
        if prefix not in known:
            return (
                f"prefix {prefix}: is not declared; put PREFIX {prefix}: <...> before the query "
                f"(declared are {', '.join(f'{name}:' for name in sorted(prefixes) if name)})"
            )
    match = _PLACE.search(error)
    if match is None:
        return f"broken SPARQL: {error}"
    line, column = int(match[1]), int(match[2])
    rest = "".join(query.splitlines(keepends=True)[line - 1 : line])[column - 1 :].strip()
    where = f"before {rest[:_SHOWN]!r}" if rest else "at its end"
    return f"broken SPARQL at line {line}, column {column}, {where}; something is missing or too much there or before"


def _declared(query: str) -> Iterator[tuple[str, str]]:
    """The prefixes that a query declares."""
    tokens = [token for token in _TOKEN.finditer(query) if token.lastgroup != "comment" and not token.group().isspace()]
    for word, name, iri in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if word.group().upper() == "PREFIX" and name.lastgroup == "name" and iri.lastgroup == "iri":
            yield name.group().removesuffix(":"), iri.group()[1:-1]


def _character(escape: re.Match[str]) -> str:
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= sys.maxunicode else escape[0]


def _keywords(query: str) -> Iterator[str]:
    """The words of the language in a query, in capitals: none in IRIs, texts, comments or names is one."""
    for token in _TOKEN.finditer(query):
        if token.lastgroup == "keyword":
            yield token.group().upper()
