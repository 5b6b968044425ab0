"""From scores to labels: of B-I-O tags to spans, of pairs to roles that agree with each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.scoring import Thing

_NEVER = np.float32(-1e4)
"""Tags are numbered O, B of type 0, I of type 0, B of type 1 ...: an odd one begins, an even one goes on."""


@lru_cache(maxsize=4)
def _cost(size: int) -> Vectors:
    """What going from one tag to the next costs: I comes only behind B or I of its type."""
    cost = np.zeros((size, size), dtype=np.float32)
    for tag in range(2, size, 2):
        cost[:, tag] = _NEVER
        cost[tag - 1, tag] = cost[tag, tag] = 0
    return cost


def best(scores: Vectors) -> list[int]:
    """The best sequence of tags that is one of whole spans (Viterbi 1967); scores (token, tag) are logarithms."""
    cost = _cost(scores.shape[1])
    likely: list[int] = scores.argmax(1).tolist()
    if all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in zip([0, *likely], likely, strict=False)):
        return likely  # as it nearly always is
    reached = scores[0].copy()
    reached[2::2] += _NEVER
    back = []
    for row in scores[1:]:
        total = reached[:, None] + cost
        choice = total.argmax(0)
        back.append(choice)
        reached = total[choice, np.arange(len(choice))] + row
    path = [int(reached.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def spans(tags: Sequence[int]) -> list[Thing]:
    """The spans of a sequence of tags.

    >>> spans([0, 3, 4, 0])
    [Thing(start=1, end=3, kind=1)]
    """
    found: list[Thing] = []
    for index, tag in enumerate(tags):
        if tag % 2:
            found.append(Thing(index, index + 1, tag // 2))
        elif tag:
            found[-1] = found[-1]._replace(end=index + 1)
    return found


def agreed(scores: Vectors, alike: Iterable[tuple[int, int]]) -> NDArray[np.int64]:
    """The best label of each cell (row, column) of scores (row, column, label), of which 0 is none.

    Where two columns that are alike would have two labels in a row, both get the one that is likeliest for both.

    >>> scores = np.log(np.array([[[0.1, 0.8, 0.1], [0.1, 0.3, 0.6]]], dtype=np.float32))
    >>> agreed(scores, []).tolist(), agreed(scores, [(0, 1)]).tolist()
    ([[1, 2]], [[1, 1]])
    """
    labels: NDArray[np.int64] = scores.argmax(-1)
    for pair in alike:
        here = labels[:, pair]
        differ = here.all(1) & (here[:, 0] != here[:, 1])
        labels[np.ix_(differ, pair)] = 1 + scores[differ][:, pair, 1:].sum(1).argmax(-1)[:, None]
    return labels
