"""150 expressions of our own writing, written before the rules were mended: what each means, or that nothing may be said."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.pipeline.times.finder import TimeExpression, find

TABLE = Path(__file__).with_name("times.jsonl")
WANTED = 0.95
HALF = 0.5


def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in TABLE.read_text(encoding="utf-8").splitlines()]


def plain(marked: str) -> tuple[str, tuple[int, int]]:
    """The text without its brackets, and where they stood; an empty place where there are none."""
    before, _, rest = marked.partition("[")
    inside, _, after = rest.partition("]")
    return before + inside + after, (len(before), len(before) + len(inside))


def written(value: TimeValue) -> str:
    return value.start if value.end is None else f"{value.start}/{value.end}"


def covers(expression: TimeExpression, place: tuple[int, int]) -> bool:
    shared = min(expression.end, place[1]) - max(expression.start, place[0])
    return shared / (max(expression.end, place[1]) - min(expression.start, place[0])) >= HALF


def fault(row: dict[str, Any]) -> str | None:
    """What is wrong with the reading of a row; a value where none may be given is the worst."""
    text, place = plain(row["text"])
    found = find(text, language=row["lang"], published=date.fromisoformat(row["published"]))
    values = [(written(e.value), e) for e in found if e.value is not None]
    if row["value"] is None:
        return f"wrong: {values[0][0]} for nothing" if values else None
    if not values:
        return f"missing: {row['value']}"
    if [value for value, _ in values] != [row["value"]]:
        return f"wrong: {', '.join(value for value, _ in values)} for {row['value']}"
    return None if covers(values[0][1], place) else "wrong: not where it stands"


def test_the_table_has_a_hundred_arabic_and_fifty_english_expressions() -> None:
    languages = [row["lang"] for row in rows()]
    assert (languages.count("ar"), languages.count("en")) == (100, 50)
    assert len({row["text"] for row in rows()}) == 150


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{i}-{row['lang']}") for i, row in enumerate(rows())])
def test_no_row_gets_a_wrong_value(row: dict[str, Any]) -> None:
    problem = fault(row)
    assert problem is None or problem.startswith("missing"), row["text"]


def test_nearly_all_rows_get_their_value() -> None:
    faults = [f"{row['text']}: {problem}" for row in rows() if (problem := fault(row))]
    assert 1 - len(faults) / len(rows()) >= WANTED, "\n".join(faults)
