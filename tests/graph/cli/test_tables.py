"""Tables as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from khabar.graph.cli.answers import Table
from khabar.graph.cli.tables import as_csv


def test_csv_quotes_what_needs_quoting() -> None:
    lines = list(as_csv(Table(("a", "b"), (('say "x", then', "line\nbreak"),))))
    assert list(csv.reader(io.StringIO("\n".join(lines))))[1] == ['say "x", then', "line\nbreak"]


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "@SUM(A1)", "\t=1", "--03-01", "- Police said"])
def test_a_cell_of_csv_is_no_formula(cell: str) -> None:
    lines = list(as_csv(Table(("a",), ((cell,),))))
    assert list(csv.reader(io.StringIO("\n".join(lines)))) == [["a"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", ["-5", "+1,000.5", "2025-01-11", "≥5 dead", "a=b", ""])
def test_numbers_and_other_texts_of_csv_are_as_they_are(cell: str) -> None:
    lines = list(as_csv(Table(("a", "b"), ((cell, "x"),))))
    assert list(csv.reader(io.StringIO("\n".join(lines))))[1] == [cell, "x"]
