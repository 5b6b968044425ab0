"""Loading language data: TOML tables and JSONL rows from `<xx>/`, with errors that name file and line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from khabar.graph.errors import LanguageDataError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LANGUAGES = ("ar", "en")


def folder(language: str) -> Path:
    """The folder of data of a language; raises LanguageDataError for a language khabar has none for."""
    if language not in LANGUAGES:
        raise LanguageDataError(f"no language data for {language!r}; khabar reads {', '.join(LANGUAGES)}")
    return Path(__file__).parent / language


def table(language: str, name: str) -> dict[str, Any]:
    """The TOML file `<language>/<name>.toml` as a dict."""
    path = folder(language) / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LanguageDataError(f"not TOML: {error}", path=path) from error


def rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The JSON objects of a JSONL file with their 1-based line; blank lines are passed over."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise LanguageDataError(f"not JSON: {error.msg}", path=path, line=number) from error
        if not isinstance(row, dict):
            raise LanguageDataError("a row must be a JSON object", path=path, line=number)
        yield number, row
