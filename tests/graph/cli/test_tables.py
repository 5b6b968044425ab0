"""Tables as text and as CSV."""

from __future__ import annotations

import csv
import io

import pytest

from khabar.graph.cli.answers import Table
from khabar.graph.cli.tables import as_csv, as_table


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


def test_terms_of_the_vocabulary_are_written_to_be_read_in_text_and_in_full_in_csv() -> None:
    term, thing = "https://w3id.org/khabar/ontology#actual", "https://w3id.org/khabar/id/actor/a"
    table = Table(("status", "who"), ((term, thing),))
    assert [line.split() for line in as_table(table)] == [["status", "who"], ["khabar:actual", thing], ["1", "row"]]
    assert list(as_csv(table))[1] == f"{term},{thing}"
