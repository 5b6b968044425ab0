"""Tables as text, JSON or CSV."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Final

from khabar.graph.cli.answers import IRI, MENTION, Table
from khabar.graph.cli.console import counted
from khabar.ontology.terms import NAMESPACE

WIDE = 200
"""Columns of a table that is not printed to a terminal."""

_NARROW: Final = 12
"""Characters that each other column needs beside IRIs, which are copied and so never folded."""


_TERM: Final = re.compile(rf"^{re.escape(NAMESPACE)}(\w+)$")
_FORMULA: Final = re.compile(r"[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)*")


def render(table: Table, form: str) -> Iterator[str]:
    """The lines of a table in a form: "table", "json" or "csv"."""
    return FORMS[form](table)


def as_json(table: Table) -> Iterator[str]:
    """A JSON array of objects, one a row."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    yield json.dumps(rows, ensure_ascii=False, indent=2)


def as_csv(table: Table) -> Iterator[str]:
    """RFC 4180 lines with a header; a text that a spreadsheet would calculate has an apostrophe before it."""
    for row in (table.columns, *table.rows):
        buffer = io.StringIO()
        cells = (f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell for cell in row)
        csv.writer(buffer, lineterminator="\n").writerow(cells)  # only what it ends lines with is quoted within fields
        yield buffer.getvalue().removesuffix("\n")


def as_table(table: Table) -> Iterator[str]:
    """Aligned columns, folded to the width of the terminal; a last line counts the rows.

    Evidence does not fit into columns, nor do IRIs beside many others: each fact is then a line, and these stand below.
    Terms of the vocabulary, which SPARQL answers, are written as a query may have them: "khabar:actual".
    """
    if table.evidence:
        yield from _with_evidence(table)
        return
    terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns if terminal else WIDE
    if not _fit(table, width):
        yield from _with_iris(table)
        return
    from rich.console import Console
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=None, pad_edge=False, header_style="bold")
    for column in table.columns:
        grid.add_column(column, overflow="fold", no_wrap=column == IRI)
    for row in table.rows:
        grid.add_row(*(Text(_TERM.sub(r"khabar:\1", cell)) for cell in row))
    buffer = io.StringIO()
    if table.rows:
        Console(file=buffer, width=width, force_terminal=terminal).print(grid)
    yield from (line.rstrip() for line in buffer.getvalue().splitlines())
    yield counted(len(table.rows), "row")


def _fit(table: Table, width: int) -> bool:
    """Whether the IRIs of facts, where they are wanted, leave room for the other columns."""
    if table.columns[-1:] != (IRI,):
        return True
    longest = max((len(row[-1]) for row in table.rows), default=0)
    return width - longest >= _NARROW * (len(table.columns) - 1)


def _with_iris(table: Table) -> Iterator[str]:
    for *fact, iri in table.rows:
        yield _line(table, fact)
        yield f"    {iri}"
    yield counted(len(table.rows), "row")


def _line(table: Table, fact: Iterable[str]) -> str:
    return " | ".join(f"{column}: {value}" for column, value in zip(table.columns, fact, strict=False) if value)


def _with_evidence(table: Table) -> Iterator[str]:
    facts: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for row in table.rows:
        facts.setdefault(row[: -table.evidence], []).append(row[-table.evidence :])
    for fact, mentions in facts.items():
        yield _line(table, fact)
        for iri, *_, chain, sentence in mentions:
            yield f"    {' '.join(sentence.split())}"
            yield f"        {' '.join(chain.split())}"
            if MENTION in table.columns:
                yield f"        {iri}"
    yield f"{counted(len(facts), 'fact')}, {counted(len(table.rows), 'mention')}"


FORMS = {"table": as_table, "json": as_json, "csv": as_csv}
