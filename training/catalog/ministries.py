"""Generate graph/catalog/ministries.jsonl: ministries, armies and police of the region's states and of great powers.

Institutions are ministries.toml (own), states and their nationality adjectives states.py. An institution that has a
name of a row of the files written by hand is left to that row.

    python training/catalog/ministries.py [OUTPUT]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import tomli
from states import rows as states
from states import unique
from writing import write

HERE: Final = Path(__file__).parent
CATALOG: Final = HERE.parents[1] / "graph" / "catalog"
OUTPUT: Final = CATALOG / "ministries.jsonl"
BY_HAND: Final = ("bodies", "groups", "services")
FEMININE: Final = "f"
NAMES: Final = ("ar", "en", "aliases_ar", "aliases_en")
ARTICLE, ENDING = "ال", "ة"
PLURALS: Final = frozenset({"القوات المسلحة"})
"""Names whose adjective is feminine though the others of the institution are masculine."""
Row = dict[str, Any]


def rows() -> list[Row]:
    """The rows of the file, sorted by id."""
    data = tomli.loads((HERE / "ministries.toml").read_text(encoding="utf-8"))
    taken = set(_taken())
    by_code = {row["ids"]["iso"]: row for row in states() if "iso" in row.get("ids", {})}
    found: dict[str, Row] = {}
    for code in data["states"].split():
        state = by_code[code]
        for kind in data["institution"]:
            if code in kind.get("without", ()):
                continue
            row = _row(state, kind, data["adjectives"].get(code, ""))
            names = [name for key in NAMES for name in ([row[key]] if isinstance(row[key], str) else row[key])]
            if row["id"] in found or any(name.lower() in taken for name in names):
                continue
            found[row["id"]] = {key: value for key, value in row.items() if value}
    return [found[id] for id in sorted(found)]


def _row(state: Row, kind: Row, usual: str) -> Row:
    adjectives = unique(usual, *state["adjectives_ar"])
    arabic = [f"{name} {form}" for name in kind["names_ar"] for form in _agreeing(adjectives, kind, name)]
    english = unique(*(f"{adj} {name}" for name in kind["names_en"] for adj in state["adjectives_en"][:1]))
    return {
        "id": f"{state['id']}-{kind['id']}",
        "type": kind["type"],
        "ar": arabic[0],
        "en": english[0],
        "aliases_ar": arabic[1:],
        "aliases_en": english[1:],
        "institution": kind["id"],
        "of": state["id"],
    }


def _agreeing(adjectives: Iterable[str], kind: Row, name: str) -> Iterator[str]:
    """The adjectives with the article, agreeing with a name of an institution."""
    feminine = kind["gender"] == FEMININE or name in PLURALS
    for adjective in adjectives:
        yield " ".join(f"{ARTICLE}{word}{ENDING if feminine else ''}" for word in adjective.split())


def _taken() -> Iterable[str]:
    for name in BY_HAND:
        for line in (CATALOG / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for key in NAMES:
                value = row.get(key, [])
                yield from (text.lower() for text in ([value] if isinstance(value, str) else value))


if __name__ == "__main__":
    write(rows(), OUTPUT)
