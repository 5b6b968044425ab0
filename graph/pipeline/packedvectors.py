"""Vectors as short texts, for annotations and archives: a byte a number, the direction kept, the length not."""

from __future__ import annotations

import base64

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
_MOST = 127


def pack(vector: Vector) -> str:
    """A vector as text.

    >>> pack(np.array([0.5, -0.25, 0.0], dtype=np.float32))
    'f8AA'
    """
    largest = float(np.abs(vector).max(initial=0.0)) or 1.0
    return base64.b64encode(np.rint(vector.astype(np.float64) / largest * _MOST).astype(np.int8).tobytes()).decode(
        "ascii"
    )


def unpack(text: str) -> Vector:
    """The vector of a text, of length 1 unless all of it is 0.

    >>> unpack("f8AA").round(2).tolist()
    [0.8899999856948853, -0.44999998807907104, 0.0]
    """
    vector = np.frombuffer(base64.b64decode(text), dtype=np.int8).astype(np.float32)
    length = float(np.linalg.norm(vector))
    return vector / np.float32(length) if length else vector
