"""The weights of the exported encoder: the same sums on every processor, and little lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

SHIPPED = Path(__file__).parents[1] / "graph" / "pipeline" / "learned" / "files" / "encoder.onnx"
LARGEST = 255
"""The largest activation of uint8."""


@pytest.fixture(scope="module")
def encoder(script: Callable[[str], ModuleType]) -> ModuleType:
    pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    pytest.importorskip("onnx", reason="onnx, of the extra 'train', is not installed")
    return script("training/model/encoder.py")


def most(values: np.ndarray) -> int:
    """The most that a processor without VNNI has to hold in 16 bits: two products of neighbouring inputs."""
    first, second = values[0::2].astype(int), values[1::2].astype(int)
    together = np.where(first * second > 0, abs(first + second), np.maximum(abs(first), abs(second)))
    return int(together.max()) * LARGEST


@pytest.mark.parametrize("seed", range(3))
def test_no_two_products_overflow_and_the_weights_stay_what_they_are(encoder: ModuleType, seed: int) -> None:
    weight = np.random.default_rng(seed).normal(size=(384, 50)).astype(np.float32)
    values, scale = encoder.unsaturating(weight)
    assert most(values) < 2**15 < most(encoder.quantised(weight)[0])
    assert np.linalg.norm(values * scale - weight) < 0.01 * np.linalg.norm(weight)


def test_weights_that_cannot_overflow_keep_the_finest_scale(encoder: ModuleType) -> None:
    weight = np.array([[127, 1], [1, -127], [-100, 60], [90, 60]], dtype=np.float32)
    values, scale = encoder.unsaturating(weight)
    assert np.array_equal(values, weight)
    assert np.array_equal(scale, np.ones(2))


def test_of_a_pair_that_is_too_much_both_give_way(encoder: ModuleType) -> None:
    assert encoder._within(np.array([[127.0], [10.0], [-100.0], [-99.0]])).T.tolist() == [[123, 5, -65, -63]]


def test_the_shipped_encoder_cannot_overflow(encoder: ModuleType) -> None:
    onnx = pytest.importorskip("onnx")
    graph = onnx.load(str(SHIPPED)).graph
    constants = {one.name: one for one in graph.initializer}
    products = {"MatMulIntegerToFloat", "DynamicQuantizeMatMul"}
    weights = [onnx.numpy_helper.to_array(constants[node.input[1]]) for node in graph.node if node.op_type in products]
    assert len(weights) == 6 * sum(node.op_type == "MultiHeadAttention" for node in graph.node)
    assert all(most(values) < 2**15 for values in weights)
