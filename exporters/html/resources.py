"""What the page is made from besides the graph: the tables of this folder, and how spelling is folded."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from khabar.graph.language.data import LANGUAGES
from khabar.graph.language.data import table as language_table


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, Any]:
    """The TOML file of this folder with that name."""
    return tomli.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def folding() -> dict[str, Any]:
    """How the search folds spelling: the tables that khabar itself compares names by."""
    data = [language_table(language, "normalisation") for language in LANGUAGES]
    names = [language_table(language, "nationality") for language in LANGUAGES]
    return {
        "delete": "".join(sorted({character for one in data for character in one["delete"]})),
        "replace": {old: new for one in data for old, new in one["replace"].items()},
        "articles": [{"text": one["article"], "glued": bool(one["clitics"])} for one in names],
    }


def world() -> dict[str, str]:
    """The outline of land and the lines of borders, as path data of SVG in hundredths of a degree."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "world.json").read_text(encoding="utf-8"))
    return {part: found[part] for part in ("land", "borders")}
