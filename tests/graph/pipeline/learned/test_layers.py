"""Products are numpy's, made by one thread, whatever the process has set."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any

import numpy as np
import threadpoolctl

from khabar.graph.pipeline.learned.layers import by_one_thread, product


class Counting:
    """A matrix that says how many threads numpy's products have while it is multiplied."""

    def __matmul__(self, other: object) -> int:
        return threads()


def threads() -> int:
    blas: list[dict[str, Any]] = [pool for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"]
    return max((pool["num_threads"] for pool in blas), default=1)


def test_a_product_has_one_thread_and_the_process_its_own_afterwards() -> None:
    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = threads()
        assert product(Counting(), np.zeros((1, 1), np.float32)) == 1  # type: ignore[arg-type, comparison-overlap]
        assert threads() == before


def test_a_product_is_that_of_numpy() -> None:
    rng = np.random.default_rng(1)
    one, other = rng.normal(size=(2, 3, 4)).astype(np.float32), rng.normal(size=(4, 5)).astype(np.float32)
    assert np.array_equal(product(one, other), one @ other)


class Overlapping:
    """A matrix whose product lasts until another one has begun, or until another one has ended."""

    def __init__(self, begins: Event, lasts: Event) -> None:
        self._begins, self._lasts = begins, lasts

    def __matmul__(self, other: object) -> int:
        self._begins.set()
        assert self._lasts.wait(60)
        return threads()


def test_products_of_several_threads_at_once_leave_the_process_its_own() -> None:
    first, second, over = Event(), Event(), Event()
    with threadpoolctl.threadpool_limits(2, user_api="blas"), ThreadPoolExecutor(2) as pool:
        before, none = threads(), np.zeros((1, 1), np.float32)
        one = pool.submit(product, Overlapping(first, second), none)  # type: ignore[arg-type]
        assert first.wait(60)
        other = pool.submit(product, Overlapping(second, over), none)  # type: ignore[arg-type]
        one.result()  # it ends while the other one goes on
        over.set()
        other.result()
        assert threads() == before


def test_a_component_by_one_thread_leaves_the_process_its_own() -> None:
    class Component:
        @by_one_thread
        def __call__(self, text: list[int]) -> list[int]:
            return [*text, threads()]

    with threadpoolctl.threadpool_limits(2, user_api="blas"):
        before = threads()
        assert Component()([]) == [1]
        assert threads() == before
