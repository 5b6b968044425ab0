"""Rows of JSONL files, their lots by the hash of their texts, and which texts count as one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.given import script


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def write(path: Path, lines: Iterable[str]) -> None:
    """Write lines, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)
    part.replace(path)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Every eight words in a row, however spelt: texts that share any are taken for one."""
    words = re.findall(r"\w+", fold(text, script(text)))
    return {tuple(words[index : index + 8]) for index in range(max(1, len(words) - 7))}


def dealt(text: str, parts: int) -> int:
    """The part of so many that a text falls into, by its hash."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % parts


def lot(text: str, one_in: int) -> bool:
    """Whether a text is the one in so many, by its hash."""
    return dealt(text, one_in) == 0


def dumped(found: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Rows as lines."""
    return (json.dumps(row, ensure_ascii=False) for row in found)
