"""How far two annotations of the same sentences agree: F1 of the second by the first, accuracy for status.

    python training/agreement.py training/annotations

Files named ``again-*`` have sentences of the others, annotated once more by people who had not seen the first
annotation, but did see what a model proposed that had learnt from it: they agree more than they would without. It
needs no texts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from standoff import join, rows

from khabar.graph.pipeline.evaluation import score

AGAIN = "again-"


def annotations(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The annotations of sentences of others, by the sentence's hash; the texts are left empty."""
    return {row["sentence"]: join(row, "") for path in paths for row in rows(path) if "text" not in row}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    paths = sorted(options.folder.glob("*.jsonl"))
    first = annotations(path for path in paths if not path.stem.startswith(AGAIN))
    second = annotations(path for path in paths if path.stem.startswith(AGAIN))
    figures = score({key: first[key] for key in second}, second)
    print(f"{len(second)} sentences annotated twice")
    for level, figure in figures.levels.items():
        print(f"{level:13} {figure.f1:.3f}")
    print(f"{'status':13} {figures.status_accuracy:.3f}")


if __name__ == "__main__":
    main()
