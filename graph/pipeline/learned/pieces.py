"""From tokens to the encoder's pieces and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

LONGEST: Final = 254
"""Most pieces of a sequence the encoder reads at once, without the two that open and close it; as in training."""

OVERLAP: Final = 48
"""Pieces that two windows of a long sentence share, so that each token has neighbours on both sides."""


def align(bounds: Sequence[tuple[int, int]], offsets: Sequence[tuple[int, int]]) -> tuple[list[int], list[int]]:
    """The first and the last piece of each token; fewer tokens than given where the pieces end before.

    Args:
        bounds: start and end of each token, in characters, in their order.
        offsets: the same of each piece.

    >>> align([(0, 1), (1, 8)], [(0, 4), (4, 8)])
    ([0, 0], [0, 1])
    """
    first, last = [], []
    at = 0
    for start, end in bounds:
        while at < len(offsets) and offsets[at][1] <= start:
            at += 1
        if at >= len(offsets):
            break
        stop = at
        while stop + 1 < len(offsets) and offsets[stop + 1][0] < end:
            stop += 1
        first.append(at)
        last.append(stop)
    return first, last


def windows(count: int) -> Iterator[tuple[int, int, int, int]]:
    """Windows over `count` pieces: start and end of each, and from where to where its vectors are used.

    >>> list(windows(100))
    [(0, 100, 0, 100)]
    >>> list(windows(300))
    [(0, 254, 0, 230), (206, 300, 230, 300)]
    """
    start, used = 0, 0
    while start + LONGEST < count:
        end = start + LONGEST
        yield start, end, used, end - OVERLAP // 2
        used = end - OVERLAP // 2
        start = end - OVERLAP
    yield start, count, used, count
