"""What the scripts of this folder have in common: their rows as JSONL."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path


def write(rows: Iterable[Mapping[str, object]], output: Path) -> None:
    """Write rows, one a line, into the file that the command line names, or else into `output`."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else output
    target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
