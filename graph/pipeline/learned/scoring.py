"""The heads in numpy: scores of labels for tokens and for pairs.

All vectors are rows; scores are logarithms up to a constant (what a softmax takes).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from khabar.graph.pipeline.learned.layers import gelu, linear, logarithms, product
from khabar.graph.pipeline.learned.model import Vectors
from khabar.graph.pipeline.learned.table import Table

Indices = NDArray[np.int64]
DISTANCES: Final = 16
"""Classes of distance on either side."""

_EXACT: Final = 8
_FARTHEST: Final = 128
"""The distance from which on all are of one class."""

_TABLES: Final = {"role": "table", "relation": "relation_table"}
"""Head of pairs -> what lets them see each other."""

_BLOCK: Final = 8192
"""Pairs scored at once: a table without full stops may be one sentence of a thousand mentions."""


class Thing(NamedTuple):
    """A mention or an event: its tokens ``start:end`` and the number of its type."""

    start: int
    end: int
    kind: int


def meaning(heads: Mapping[str, Vectors], x: Vectors) -> Vectors:
    """What a sentence says, as one vector, from those of its tokens (token, hidden), at least one."""
    shares = np.exp(logarithms(linear(heads, "meaning.share", x)[:, 0]))
    mean: Vectors = product(shares, gelu(linear(heads, "meaning.inner", x)))
    return linear(heads, "meaning.outer", mean)


def statuses(heads: Mapping[str, Vectors], x: Vectors) -> Vectors:
    """Scores of statuses for tokens."""
    return linear(heads, "status", gelu(linear(heads, "status_inner", x)))


def bucket(distances: Indices) -> Indices:
    """Classes of distances in tokens: exact up to 8, then by logarithm; the sign is kept.

    >>> bucket(np.array([0, -8, 8, 100, _FARTHEST, 1000])).tolist()
    [16, 8, 24, 31, 32, 32]
    """
    size = np.maximum(np.abs(distances), 1)
    far = np.log2(np.maximum(size / np.float32(_EXACT), np.float32(1)).astype(np.float32)) * 2
    value = np.where(size <= _EXACT, np.abs(distances), np.minimum(_EXACT + far, DISTANCES).astype(np.int64))
    result: Indices = DISTANCES + np.where(distances < 0, -value, value)
    return result


def between(sums: Vectors, a: Indices, b: Indices) -> Vectors:
    """Mean vectors of the tokens from one place to another, both included, from cumulated sums (which begin with 0)."""
    low, high = np.minimum(a, b), np.maximum(a, b) + 1
    result: Vectors = (sums[high] - sums[low]) / (high - low)[:, None].astype(np.float32)
    return result


def cumulated(x: Vectors) -> Vectors:
    """Sums of the first 0, 1, 2 ... rows."""
    result: Vectors = np.concatenate([np.zeros((1, x.shape[1]), dtype=np.float32), x.cumsum(0, dtype=np.float32)])
    return result


def middle(x: Vectors, things: Sequence[Thing]) -> Vectors:
    """A vector of each thing: the mean of its first and its last token."""
    total = x[[thing.start for thing in things]] + x[[thing.end - 1 for thing in things]]
    return np.asarray(total / 2, dtype=np.float32)


class Side(NamedTuple):
    """One side of pairs: the vectors and the types of its things, and for each pair which of them it is."""

    vectors: Vectors
    kinds: Indices
    which: Indices


class Gap(NamedTuple):
    """What stands between pairs: the vectors of all tokens, and for each pair the two ends and the distance."""

    tokens: Vectors
    low: Indices
    high: Indices
    distance: Indices


@dataclass(frozen=True)
class PairHead:
    """Scores pairs: of what they are, how they differ, what stands between, their types and how far apart they are.

    What depends on one side, one type or one distance alone is made once, not for every pair. Make it with `of`.

    Attributes:
        weights: the layers over things and tokens, and the outer one, by name.
        left, right: from the inner vectors of either thing to the inner layer; mixed: from product, difference and
            what stands between.
        kinds_a, kinds_b, far: what types and distances (with the layer's bias), `_FARTHEST` before to as many behind,
            add there.
        table: lets the pairs see each other, where the head has one.
    """

    name: str
    weights: Mapping[str, Vectors]
    left: Vectors
    right: Vectors
    mixed: Vectors
    kinds_a: Vectors
    kinds_b: Vectors
    far: Vectors
    table: Table | None = None

    @classmethod
    def of(cls, heads: Mapping[str, Vectors], name: str) -> PairHead:
        """The scorer of that name among the heads."""
        inner = heads[f"{name}.inner.weight"].T
        size = len(heads[f"{name}.a.bias"])
        left, right, mixed, kinds = np.split(inner, [size, 2 * size, 5 * size])
        tables = [heads[f"{name}.{table}.weight"] for table in ("kind_a", "kind_b", "distance")]
        ends = np.cumsum([table.shape[1] for table in tables])[:-1]
        rows = [table @ part for table, part in zip(tables, np.split(kinds, ends), strict=True)]
        far = (rows[2] + heads[f"{name}.inner.bias"])[bucket(np.arange(-_FARTHEST, _FARTHEST + 1))]
        return cls(
            name,
            heads,
            left=np.ascontiguousarray(left),
            right=np.ascontiguousarray(right),
            mixed=np.ascontiguousarray(mixed),
            kinds_a=np.ascontiguousarray(rows[0]),
            kinds_b=np.ascontiguousarray(rows[1]),
            far=np.ascontiguousarray(far),
            table=Table.of(heads, _TABLES[name]),
        )

    def scores(self, a: Side, b: Side, gap: Gap) -> Vectors:
        """Scores (pair, label) of every thing of one side with every thing of the other, in their order."""
        x, y = (gelu(linear(self.weights, f"{self.name}.{side}", of.vectors)) for side, of in (("a", a), ("b", b)))
        # The layer over the mean of what stands between is taken over the tokens and then the mean: the same, cheaper.
        sums = cumulated(linear(self.weights, f"{self.name}.between", gap.tokens))
        left = product(x, self.left) + self.kinds_a[a.kinds]
        right = product(y, self.right) + self.kinds_b[b.kinds]
        steps = np.clip(gap.distance, -_FARTHEST, _FARTHEST) + _FARTHEST
        size, result, columns = x.shape[1], [], len(b.vectors)
        most = _BLOCK if self.table is None else self.table.rows(columns) * columns
        for block in (slice(start, start + most) for start in range(0, len(steps), most)):
            i, j = a.which[block], b.which[block]
            one, other = x[i], y[j]
            mixed = np.empty((len(i), 3 * size), dtype=np.float32)
            np.multiply(one, other, out=mixed[:, :size])
            np.abs(one - other, out=mixed[:, size : 2 * size])
            mixed[:, 2 * size :] = gelu(between(sums, gap.low[block], gap.high[block]))
            inner = product(mixed, self.mixed)
            for part in (left[i], right[j], self.far[steps[block]]):
                inner += part
            cells = gelu(inner)
            if self.table is not None:
                cells = self.table(cells.reshape(-1, columns, cells.shape[1])).reshape(cells.shape)
            result.append(linear(self.weights, f"{self.name}.outer", cells))
        return np.concatenate(result)


def role_scores(head: PairHead, x: Vectors, events: Sequence[Thing], fillers: Sequence[Thing]) -> Vectors:
    """Scores (event, filler, role) of every filler for every event of a sentence; role 0 is none."""
    trigger, _, event_kinds = _columns(events)
    start, last, kinds = _columns(fillers)
    e, f = np.divmod(np.arange(len(events) * len(fillers)), len(fillers))
    trigger, start, last = trigger[e], start[f], last[f]
    behind = start > trigger
    near = np.where(behind, start, last)
    distance = np.where(behind | (last < trigger), near - trigger, 0)
    scores = head.scores(
        Side(middle(x, events), event_kinds, e), Side(middle(x, fillers), kinds, f), Gap(x, trigger, near, distance)
    )
    result: Vectors = scores.reshape(len(events), len(fillers), -1)
    return result


def relation_scores(head: PairHead, x: Vectors, mentions: Sequence[Thing]) -> Vectors:
    """Scores (head, tail, relation) of every ordered pair of mentions of a sentence; relation 0 is none."""
    count = len(mentions)
    h, t = np.divmod(np.arange(count * count), count)
    start, last, kinds = _columns(mentions)
    forward = start[t] > start[h]
    low, high = np.where(forward, last[h], start[h]), np.where(forward, start[t], last[t])
    vectors = middle(x, mentions)
    scores = head.scores(Side(vectors, kinds, h), Side(vectors, kinds, t), Gap(x, low, high, high - low))
    result: Vectors = scores.reshape(count, count, -1)
    return result


def _columns(things: Sequence[Thing]) -> tuple[Indices, Indices, Indices]:
    """First and last tokens, and types."""
    start, end, kind = np.array(things, dtype=np.int64).T
    return start, end - 1, kind
