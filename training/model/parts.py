"""Which annotations each stage of training learns from, and which are held out to measure on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from texts import lot, shingles

Row = dict[str, Any]

FIRST = (*(f"antcorpus-{number}" for number in range(6)), "own-1", "re3d-0", "re3d-1")
SECOND = (
    *FIRST,
    *(f"antcorpus-{number}" for number in range(7, 16)),
    *(f"gsr-{number}" for number in range(5)),
    *(f"own-{number}" for number in range(2, 5)),
    *("plover-0", "plover-1", "re3d-2"),
)
LATER = ("antcorpus-23", "gsr-6", "own-8", "own-9")
LAST = ("antcorpus-24", "newsfane-0", *(f"own-{number}" for number in range(10, 15)))
"""These and `LATER` are learnt from in the last stages only. Annotators had the joined engine's own proposals before
them, or wrote the sentences themselves: what it finds there measures nothing, and none is held out."""

HELD_OUT_BEFORE = ("antcorpus-6",)
ONE_IN = 14


def parts(named: Iterable[tuple[str, Row]], *, learnt: Iterable[Row], measured: Iterable[Row]) -> dict[str, list[Row]]:
    """The rows of every stage, by its name, and `held_out`.

    Args:
        named: annotated rows, each with the name of its file.
        learnt: rows that all stages learn from besides; their texts are not taken once more.
        measured: rows to measure on; what shares eight words in a row with one is left out.
    """
    seen = {row["text"].strip() for row in learnt}
    barred = {part for row in measured for part in shingles(row["text"])}
    kept, held = [], []
    for name, row in named:
        if row["text"].strip() in seen or barred & shingles(row["text"]):
            continue
        seen.add(row["text"].strip())
        if name in HELD_OUT_BEFORE or (name not in (*FIRST, *LATER, *LAST) and lot(row["text"], ONE_IN)):
            held.append(row)
        else:
            kept.append((name, row))
    barred = {part for row in held for part in shingles(row["text"])}
    kept = [(name, row) for name, row in kept if not barred & shingles(row["text"])]
    return {
        "first": [row for name, row in kept if name in FIRST],
        "second": [row for name, row in kept if name in SECOND],
        "fourth": [row for name, row in kept if name not in (*LATER, *LAST)],
        "fifth": [row for name, row in kept if name not in LAST],
        "every": [row for _, row in kept],
        "held_out": held,
    }
