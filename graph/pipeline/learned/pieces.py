"""From tokens to the encoder's pieces and back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

LONGEST: Final = 254
"""Most pieces of a sequence the encoder reads at once, without the two that open and close it; as in training."""

OVERLAP: Final = 48
"""Pieces that two windows of a long sentence share, so that each token has neighbours on both sides."""

KEPT: Final = 127
"""Pieces that are read of each end of a token longer than a sequence, which is no word: "data:image/png;base64,...".
"""

_VOWELS: Final = re.compile("[\u064b-\u0652\u0670]")
_LETTERS: Final = re.compile("[\u0621-\u063a\u0641-\u064a]")
_VOWELLED: Final = 0.15
"""Marks to a letter from which on a text is vowelled; news has one here and there ("تُدرج"), which the encoder knows."""


def unmarked(text: str) -> str:
    """A text without its marks.

    >>> unmarked("معمّر")
    'معمر'
    """
    return _VOWELS.sub("", text)


def unvowelled(text: str, bounds: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks where it is vowelled throughout, as none was that the encoder learnt from.

    Args:
        text: a sentence.
        bounds: start and end of each token, in characters; they are given as they are in the text without marks.

    >>> unvowelled("قُتِلَ", [(0, 6)])
    ('قتل', [(0, 3)])
    >>> unvowelled("لم تُدرج الحركة", [(0, 2), (3, 8)])
    ('لم تُدرج الحركة', [(0, 2), (3, 8)])
    """
    marks = len(_VOWELS.findall(text))
    if marks <= _VOWELLED * len(_LETTERS.findall(text)):
        return text, list(bounds)
    gone = [0, *accumulate(_VOWELS.match(character) is not None for character in text)]
    return _VOWELS.sub("", text), [(start - gone[start], end - gone[end]) for start, end in bounds]


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


def without_middles(first: Sequence[int], last: Sequence[int], count: int) -> tuple[list[int], list[int], list[int]]:
    """Which pieces are read, and where among these the first and the last of each token are.

    A token longer than a sequence says nothing, and would take as much time as a long article.

    Args:
        first, last: as `align` gives them.
        count: the number of pieces.

    >>> without_middles([0, 1], [0, 2], 4)
    ([0, 1, 2, 3], [0, 1], [0, 2])
    >>> read, first, last = without_middles([0, 1], [0, 9000], 9002)
    >>> len(read), first, last
    (256, [0, 1], [0, 254])
    """
    read, at = list[int](), 0
    for start, end in zip(first, last, strict=True):
        if end - start >= LONGEST:
            read += range(at, start + KEPT)
            at = end - KEPT + 1
    read += range(at, count)
    if len(read) == count:
        return read, list(first), list(last)
    places = {piece: place for place, piece in enumerate(read)}
    return read, [places[piece] for piece in first], [places[piece] for piece in last]


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
