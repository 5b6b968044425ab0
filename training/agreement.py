"""How far two annotations of the same sentences agree: F1 of the second by the first, accuracy for status.

    python training/agreement.py benchmarks/unseen
    python training/agreement.py training/annotations

The folder's ``again/`` has sentences of the others, annotated once more by people who had not seen the first
annotation. Those of ``benchmarks/unseen`` were annotated from scratch both times. Those of ``training/annotations``
were annotated the second time over the proposals of a model that had learnt from the first, and agree more than they
would without. It needs no texts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from standoff import join, rows

from khabar.graph.pipeline.evaluation import score


def annotations(paths: Iterable[Path]) -> dict[str, dict[str, Any]]:
    """The annotations of sentences of others, by the sentence's hash; the texts are left empty."""
    return {row["sentence"]: join(row, "") for path in paths for row in rows(path) if "text" not in row}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    first, second = (annotations(folder.glob("*.jsonl")) for folder in (options.folder, options.folder / "again"))
    if not second:
        parser.error(f"no sentences in {options.folder / 'again'}")
    alone = second.keys() - first.keys()
    if alone:
        parser.error(f"{len(alone)} sentences were annotated a second time only, {min(alone)} among them")
    figures = score({key: first[key] for key in second}, second)
    print(f"{len(second)} sentences annotated twice")
    for level, figure in figures.levels.items():
        print(f"{level:13} {figure.f1:.3f}")
    print(f"{'status':13} {figures.status_accuracy:.3f}")


if __name__ == "__main__":
    main()
