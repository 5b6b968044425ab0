"""Loading language data: TOML tables and JSONL rows from `<xx>/`, with errors that name file and line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import tomli

from khabar.graph.errors import LanguageDataError

LANGUAGES = ("ar", "en")
"""The languages khabar reads, each a folder here."""

_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def folder(language: str) -> Path:
    """The folder of data of a language; raises LanguageDataError for a language khabar has none for."""
    if language not in LANGUAGES:
        raise LanguageDataError(f"no language data for {language!r}; khabar reads {', '.join(LANGUAGES)}")
    return Path(__file__).parent / language


@lru_cache(maxsize=64)
def table(language: str, name: str) -> Mapping[str, Any]:
    """The TOML file `<language>/<name>.toml`, read once: several components ask for the same. Nobody changes it."""
    return _toml(folder(language) / f"{name}.toml")


@lru_cache(maxsize=8)
def shared(name: str) -> Mapping[str, Any]:
    """The TOML file `shared/<name>.toml`, what is the same in all languages; read once as those of a language are."""
    return _toml(Path(__file__).parent / "shared" / f"{name}.toml")


def _toml(path: Path) -> Mapping[str, Any]:
    try:
        return MappingProxyType(tomli.loads(path.read_text(encoding="utf-8")))
    except tomli.TOMLDecodeError as error:
        raise LanguageDataError(f"not TOML: {error}", path=path) from error


class Written(NamedTuple):
    """A file as it is now: the key of a cache of what was read from it, so that an edited file is read anew."""

    path: Path
    time: int
    size: int


def written(path: Path) -> Written:
    """A file with when it was last written, in nanoseconds, and its size in bytes.

    Raises:
        LanguageDataError: there is no such file, or nobody may ask.
    """
    try:
        status = path.stat()
    except OSError as error:
        raise LanguageDataError(f"cannot be read: {error.strerror or error}", path=path) from error
    return Written(path, status.st_mtime_ns, status.st_size)


def rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The JSON objects of a JSONL file with their 1-based line; blank lines are passed over.

    Raises:
        LanguageDataError: the file cannot be read as UTF-8, or a line is no JSON object.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:  # editors put a mark before what users write
            for number, line in enumerate(file, start=1):
                if line.strip():
                    yield number, _row(line, path, number)
    except OSError as error:
        raise LanguageDataError(f"cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeDecodeError as error:
        raise LanguageDataError("is not UTF-8; save it as UTF-8", path=path) from error


def parsed(line: str) -> Any:
    """What a line of JSON says.

    Raises:
        ValueError: it is none, is nested too deeply or has a number too long to be read; with what is wrong.

    >>> parsed("[" * 100_000)
    Traceback (most recent call last):
        ...
    ValueError: not JSON that can be read; write one flat object a line
    """
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg}, column {error.colno}); write one object a line") from error
    except (RecursionError, ValueError) as error:
        raise ValueError("not JSON that can be read; write one flat object a line") from error


def _row(line: str, path: Path, number: int) -> Mapping[str, Any]:
    try:
        row = parsed(line)
    except ValueError as error:
        raise LanguageDataError(str(error), path=path, line=number) from error
    if not isinstance(row, dict):
        raise LanguageDataError("a row must be a JSON object", path=path, line=number)
    if _SURROGATE.search(line):
        try:
            json.dumps(row, ensure_ascii=False).encode()
        except (UnicodeEncodeError, RecursionError) as error:
            raise LanguageDataError(
                "half a character (a lone surrogate) in it; write it whole", path=path, line=number
            ) from error
    return row
