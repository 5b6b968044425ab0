"""Literals: times by their form."""

from __future__ import annotations

import pytest

from khabar.graph.knowledge.literals import time_literal


@pytest.mark.parametrize(
    ("lexical", "kind"),
    [("2025-01-11", "date"), ("2025-01", "gYearMonth"), ("2025", "gYear"), ("--01-11", "gMonthDay")],
)
def test_times_are_typed_by_their_form(lexical: str, kind: str) -> None:
    literal = time_literal(lexical)
    assert (literal.value, literal.datatype.value.rsplit("#")[-1]) == (lexical, kind)
    with pytest.raises(ValueError, match="no date"):
        time_literal(f"{lexical}x")
