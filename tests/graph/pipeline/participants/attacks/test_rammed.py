"""What attackers drive into something: every example of the language data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "ridden")["rammed"]["example"]]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[row["example"] for _, row in ROWS])
def test_what_is_rammed_into_something_is_an_instrument(
    language: str, row: dict[str, Any], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, row, BOTH)
