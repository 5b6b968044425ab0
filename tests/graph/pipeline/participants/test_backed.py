"""Who is backed between a subject and its verb: every example of the language data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

ROWS = [(xx, row) for xx in LANGUAGES for row in table(xx, "undergone").get("backed", {}).get("examples", ())]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_backers_do_nothing_of_what_the_backed_do(
    language: str, row: dict[str, Any], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, row, BOTH)
