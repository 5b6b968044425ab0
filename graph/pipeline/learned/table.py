"""Let the scores of a pair see those of its row and column: others who may be the agent, or the head of a body.

Attention along the rows, then along the columns (axial attention, Ho et al. 2019), in numpy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from khabar.graph.pipeline.learned.layers import gelu, linear, logarithms, normalised, product
from khabar.graph.pipeline.learned.model import Vectors

HEADS: Final = 4
"""Number of attention heads; the shapes of the weights do not tell it."""

_CELLS: Final = 1 << 14
"""Cells that are held at once; a larger table is cut between rows."""

_SEEN: Final = 1 << 20
"""Pairs of cells, one of which sees the other, that are held at once."""


@dataclass(frozen=True)
class Table:
    """Changes the cells of a table by those of their row and column.

    Attributes:
        weights: the layers by name.
        name: what the names of this table's layers begin with.
    """

    weights: Mapping[str, Vectors]
    name: str

    @classmethod
    def of(cls, weights: Mapping[str, Vectors], name: str) -> Table | None:
        """The table of that name among the heads, or None for models from before there was one."""
        return cls(weights, name) if f"{name}.enter.weight" in weights else None

    def rows(self, columns: int) -> int:
        """How many rows of so many cells are taken together."""
        return max(1, _CELLS // columns)

    def __call__(self, cells: Vectors) -> Vectors:
        """New cells (row, column, size)."""
        x = self._among("rows", linear(self.weights, f"{self.name}.enter", cells))
        x = self._among("columns", x.transpose(1, 0, 2)).transpose(1, 0, 2)
        inner = gelu(linear(self.weights, f"{self.name}.inner", normalised(self.weights, f"{self.name}.norm", x)))
        result: Vectors = cells + linear(self.weights, f"{self.name}.leave", inner)
        return result

    def _among(self, part: str, x: Vectors) -> Vectors:
        """Cells after attention to those of their row."""
        name = f"{self.name}.{part}"
        rows, columns, size = x.shape
        wide = size // HEADS
        qkv = linear(self.weights, f"{name}.qkv", normalised(self.weights, f"{name}.norm", x))
        q, k, v = qkv.reshape(rows, columns, 3, HEADS, wide).transpose(2, 0, 3, 1, 4)
        keys = k.swapaxes(-1, -2) * np.float32(1 / math.sqrt(wide))
        some = max(1, _SEEN // (rows * columns))
        seeing = (product(q[:, :, at : at + some], keys) for at in range(0, columns, some))
        parts = [product(np.exp(logarithms(seen)), v) for seen in seeing]
        found = np.concatenate(parts, axis=2).transpose(0, 2, 1, 3).reshape(rows, columns, size)
        result: Vectors = x + linear(self.weights, f"{name}.out", found)
        return result
