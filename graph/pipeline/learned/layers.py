"""The layers that the heads are made of, in numpy. All vectors are rows."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from khabar.graph.pipeline.learned.model import Vectors


def gelu(x: Vectors) -> Vectors:
    """The activation between two layers (Hendrycks and Gimpel 2016, the approximation by tanh)."""
    inner = x * x
    inner *= np.float32(0.044715)
    inner += 1
    inner *= x
    inner *= np.float32(math.sqrt(2 / math.pi))
    np.tanh(inner, out=inner)
    inner += 1
    inner *= x
    inner *= np.float32(0.5)
    return inner


def linear(heads: Mapping[str, Vectors], name: str, x: Vectors) -> Vectors:
    """A layer of the heads."""
    result: Vectors = x @ heads[f"{name}.weight"].T + heads[f"{name}.bias"]
    return result


def logarithms(scores: Vectors) -> Vectors:
    """Logarithms of the softmax over the last axis.

    >>> np.exp(logarithms(np.zeros((1, 4), dtype=np.float32))).round(2).tolist()
    [[0.25, 0.25, 0.25, 0.25]]
    """
    shifted = scores - scores.max(-1, keepdims=True)
    result: Vectors = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return result


def normalised(heads: Mapping[str, Vectors], name: str, x: Vectors) -> Vectors:
    """Rows with mean 0 and deviation 1, scaled and moved (Ba et al. 2016)."""
    moved = x - x.mean(-1, keepdims=True)
    moved /= np.sqrt((moved * moved).mean(-1, keepdims=True) + np.float32(1e-5))
    result: Vectors = moved * heads[f"{name}.weight"] + heads[f"{name}.bias"]
    return result
