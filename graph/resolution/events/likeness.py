"""Compare what sentences say, by the vectors that the trained encoder gave them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from khabar.graph.pipeline.packedvectors import unpack

Vectors = NDArray[np.float32]
_MOST: Final = 12
"""Sentences of a cluster that are compared: an event that a hundred articles tell is told by any of these."""


def unpacked(meanings: Sequence[str]) -> Vectors:
    """The vectors (sentence, dimension) of the first of some sentences."""
    return np.stack([unpack(meaning) for meaning in meanings[:_MOST]]) if meanings else np.zeros((0, 0), np.float32)


def likeness(some: Vectors, others: Vectors) -> float:
    """The cosine of the two that are most alike, -1 where there are none.

    >>> round(likeness(unpacked(["fwAA"]), unpacked(["AH8A", "f38A"])), 2), likeness(unpacked([]), unpacked(["fwAA"]))
    (0.71, -1.0)
    """
    return float((some @ others.T).max()) if len(some) and len(others) else -1.0
