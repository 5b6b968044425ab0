"""The layers of the heads, in numpy; all vectors are rows."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, TypeVar

import numpy as np
from threadpoolctl import ThreadpoolController

from khabar.graph.pipeline.learned.model import Vectors

Component = TypeVar("Component")
Text = TypeVar("Text")


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


def product(one: Vectors, other: Vectors) -> Vectors:
    """The product of two matrices, made by one thread.

    They are small here: numpy's threads wait for one another longer than they compute, where other processes have the
    cores a hundred times as long.
    """
    with _one_thread():
        result: Vectors = one @ other
    return result


class _OneThread:
    """Limits numpy's products to one thread each while threads of Python are within.

    The limit is that of the process: if each thread set it by itself, one would restore what another had set.
    """

    def __init__(self) -> None:
        self._lock, self._within = Lock(), 0
        # To look for the libraries takes longer than to set how many threads they have.
        self._libraries = ThreadpoolController().select(user_api="blas")
        self._limit: Any = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._within:
                self._limit = self._libraries.limit(limits=1)
            self._within += 1

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self._within -= 1
            if not self._within:
                self._limit.restore_original_limits()


@lru_cache(maxsize=1)
def _one_thread() -> _OneThread:
    """The one limit for all products."""
    return _OneThread()


def by_one_thread(call: Callable[[Component, Text], Text]) -> Callable[[Component, Text], Text]:
    """The ``__call__`` of a component, with all products of a text by one thread.

    To set the limit takes longer than a small product; within, `product` finds it set.
    """

    @wraps(call)
    def limited(component: Component, doc: Text) -> Text:
        with _one_thread():
            return call(component, doc)

    return limited


def linear(heads: Mapping[str, Vectors], name: str, x: Vectors) -> Vectors:
    """A linear layer of the heads."""
    # A stack of matrices is taken as one, for many small ones numpy calls its library for each. Rows that stand alone
    # it multiplies by another routine, which rounds otherwise: they stay so.
    rows = x.reshape(-1, x.shape[-1]) if x.ndim > 2 and x.shape[-2] > 1 else x
    result: Vectors = product(rows, heads[f"{name}.weight"].T)
    result += heads[f"{name}.bias"]
    return result.reshape(*x.shape[:-1], -1)


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
