"""Rows of data as a table: names once, values that are as usual left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any


def packed(rows: Iterable[Mapping[str, Any]], usual: Mapping[str, Any]) -> dict[str, Any]:
    """Rows as lists of values in the order of `usual`, which also gives what a missing or null value stands for.

    >>> packed([{"a": 1}, {"a": 2, "b": [3]}], {"a": None, "b": []})
    {'keys': ['a', 'b'], 'usual': [None, []], 'rows': [[1], [2, [3]]]}
    """
    return {"keys": list(usual), "usual": list(usual.values()), "rows": [_values(row, usual) for row in rows]}


def unpacked(table: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The rows of a table, whole; what data.js does."""
    found = []
    for values in table["rows"]:
        padded = values + [None] * (len(table["keys"]) - len(values))
        whole = (usual if value is None else value for value, usual in zip(padded, table["usual"], strict=True))
        found.append(dict(zip(table["keys"], whole, strict=True)))
    return found


def embedded(data: Any) -> str:
    """JSON that is safe within an HTML script element of a data type.

    >>> embedded({"a": "</script><b>&"})
    '{"a":"\\\\u003c/script\\\\u003e\\\\u003cb\\\\u003e\\\\u0026"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _values(row: Mapping[str, Any], usual: Mapping[str, Any]) -> list[Any]:
    values = [None if row.get(key) == default else row.get(key) for key, default in usual.items()]
    while values and values[-1] is None:
        values.pop()
    return values
