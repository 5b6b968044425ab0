"""What the lexicon, the model and both together reach on gold sentences, all of them and those of each language.

    python benchmarks/engines.py ../shared/annotation/dev.jsonl

Prints F1 of each level, accuracy of status, and with --types the event types with gold events that stay under a half.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khabar.graph.pipeline import ENGINES
from khabar.graph.pipeline.evaluation import LEVELS, Scores, score
from khabar.graph.pipeline.given import annotate_rows, read_sentences, script
from khabar.graph.pipeline.languages import Pipelines

Rows = Mapping[str, Mapping[str, Any]]
FEWEST = 5
"""Gold events from which on a type's figure says something."""


def line(name: str, count: int, scores: Scores) -> str:
    """A line of the table."""
    figures = [f"{scores.levels[level].f1:.3f}" for level in LEVELS] + [f"{scores.status_accuracy:.3f}"]
    return f"{name:16} {count:5}  " + "  ".join(f"{figure:>12}" for figure in figures)


def weak(scores: Scores) -> str:
    """The event types under a half."""
    found = [
        f"{name} {figure.f1:.2f} of {figure.gold}"
        for name, figure in scores.event_types.items()
        if figure.gold >= FEWEST and figure.f1 < 0.5
    ]
    return ", ".join(found) or "none"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--engine", choices=ENGINES, action="append", help="only this one; may be repeated")
    parser.add_argument("--types", action="store_true")
    parser.add_argument("--model", type=Path, help="files of another model than the shipped one")
    options = parser.parse_args()
    gold: Rows = {row["id"]: row for row in read_sentences(options.gold)}
    print(f"{'':16} {'rows':>5}  " + "  ".join(f"{name:>12}" for name in (*LEVELS, "status")))
    for engine in options.engine or ENGINES:
        found = {row["id"]: row for row in annotate_rows(gold.values(), Pipelines(engine=engine, model=options.model))}
        for language in ("", "ar", "en"):
            part = {key: row for key, row in gold.items() if language in ("", script(row["text"]))}
            if part:
                scores = score(part, {key: found[key] for key in part})
                print(line(f"{engine} {language}", len(part), scores), flush=True)
                if options.types and not language:
                    print(f"  event types under a half: {weak(scores)}")


if __name__ == "__main__":
    main()
