"""The encoder as an ONNX graph with int8 weights, made node by node so that every operation is the fused one.

Weights are quantised per output channel, symmetric, and so that no processor's sums of their products overflow
(`unsaturating`); activations are quantised as the graph runs (DynamicQuantizeMatMul of ONNX Runtime). Written by hand
because exporting a traced network leaves half of its time outside of the products. It takes sequences of one length, so
that no mask is needed: without one ONNX Runtime's attention is a third faster.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from e5 import Encoder, Layer
from even import Factors
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

RUNTIME = "com.microsoft"
"""The domain of ONNX Runtime's fused operations."""

PAIR = 128
"""The most that two neighbouring weights may come to: times 255, the largest activation, it is within 16 bits."""


def quantised(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """A matrix (inputs, outputs) as int8 and the scale of each output."""
    scale = np.maximum(np.abs(weight).max(0), 1e-8) / 127
    return np.clip(np.rint(weight / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def unsaturating(weight: NDArray[np.float32]) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """As `quantised`, for products with uint8 values that are the same on every processor.

    Without VNNI, ONNX Runtime adds two products, of neighbouring inputs, in 16 bits (vpmaddubsw), and what is more than
    32,767 is cut off: two weights of one sign may come to `PAIR` at most. Of each output that scale is taken, from its
    finest to twice that, which leaves the least error with what still is too much taken off its pairs.
    """
    finest = quantised(weight)[1]
    best, scale = np.zeros(weight.shape, dtype=np.int8), finest.copy()
    least = np.full(weight.shape[1], np.inf)
    for times in np.arange(1, 2.01, 0.02, dtype=np.float32):
        values = _within(np.clip(np.rint(weight / (finest * times)), -127, 127))
        error = np.square(values * (finest * times) - weight).sum(0)
        better = error < least
        best[:, better], scale[better], least[better] = values[:, better], finest[better] * times, error[better]
    return best, scale


def _within(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Values (inputs, outputs), each pair of neighbouring inputs that comes to more than `PAIR` made less by halves."""
    first, second = values[0:-1:2], values[1::2]  # an odd last input has no neighbour
    over = np.where(first * second > 0, np.abs(first + second) - PAIR, 0).clip(0)
    half = np.floor(over / 2)
    found = values.copy()
    found[0:-1:2] -= np.sign(first) * half
    found[1::2] -= np.sign(second) * (over - half)
    return found


class Graph:
    """Nodes and constants under construction."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self._count = 0

    def constant(self, value: NDArray[np.generic], name: str = "") -> str:
        """A constant's name."""
        self._count += 1
        name = f"{name or 'c'}{self._count}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, **attributes: object) -> list[str]:
        """The names of a node's outputs."""
        self._count += 1
        names = [f"{kind}{self._count}.{index}" for index in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def product(self, x: str, weight: Tensor, bias: Tensor, factor: Tensor | None = None) -> str:
        """x times a Linear's weight (outputs, inputs), with its bias; by a factor x is made even before (`even.py`)."""
        if factor is not None:
            x = self.node("Mul", x, self.constant((1 / factor).numpy()))[0]
            weight = weight * factor
        values, scale = unsaturating(weight.detach().numpy().T)
        zero = self.constant(np.zeros(len(scale), dtype=np.int8))
        inputs = [x, self.constant(values, "w"), self.constant(scale), zero, self.constant(bias.detach().numpy())]
        return self.node("DynamicQuantizeMatMul", *inputs, domain=RUNTIME)[0]

    def products(self, x: str, weight: Tensor, bias: Tensor, parts: int) -> list[str]:
        """x times the parts of a Linear's weight one by one; x is quantised once."""
        small, scale, zero = self.node("DynamicQuantizeLinear", x, outputs=3)
        found = []
        for rows, row_bias in zip(weight.detach().chunk(parts), bias.detach().chunk(parts), strict=True):
            values, scales = unsaturating(rows.numpy().T)
            zeros = self.constant(np.zeros(len(scales), dtype=np.int8))
            inputs = [small, self.constant(values, "w"), scale, self.constant(scales), zero, zeros]
            inputs.append(self.constant(row_bias.numpy()))
            found += self.node("MatMulIntegerToFloat", *inputs, domain=RUNTIME)
        return found

    def joined(self, x: str, skip: str, norm: nn.LayerNorm, eps: float) -> str:
        """The normalised sum. Not SkipLayerNormalization, which takes three times as long as its two parts."""
        parts = [self.constant(part.detach().numpy()) for part in (norm.weight, norm.bias)]
        return self.node("LayerNormalization", self.node("Add", x, skip)[0], *parts, epsilon=eps, axis=-1)[0]

    def layer(self, layer: Layer, x: str, eps: float, even: Factors) -> str:
        """A layer's output."""
        q, k, v = self.products(x, layer.qkv.weight, layer.qkv.bias, 3)
        found = self.node("MultiHeadAttention", q, k, v, domain=RUNTIME, num_heads=layer.heads)[0]
        x = self.joined(self.product(found, layer.out.weight, layer.out.bias), x, layer.norm1, eps)
        inner = self.node("Gelu", self.product(x, layer.up.weight, layer.up.bias, even.up), domain=RUNTIME)[0]
        found = self.product(inner, layer.down.weight, layer.down.bias, even.down)
        return self.joined(found, x, layer.norm2, eps)


def build(encoder: Encoder, even: Sequence[Factors]) -> onnx.ModelProto:
    """The model: pieces (batch, length) -> vectors (batch, length, hidden); `even` has the factors of each layer."""
    graph, shape = Graph(), encoder.shape
    values, scale = quantised(encoder.word.weight.detach().numpy().T)  # a scale a piece
    table = graph.constant(values.T, "pieces")
    row = graph.node("Cast", graph.node("Gather", table, "pieces")[0], to=TensorProto.FLOAT)[0]
    x = graph.node("Mul", row, graph.node("Gather", graph.constant(scale[:, None]), "pieces")[0])[0]
    places = (encoder.position.weight + encoder.kind).detach().numpy()
    length = graph.node("Shape", "pieces", start=1, end=2)[0]
    zero, axis = graph.constant(np.array([0])), graph.constant(np.array([0]))
    x = graph.node("Add", x, graph.node("Slice", graph.constant(places), zero, length, axis)[0])[0]
    weights = (graph.constant(part.detach().numpy()) for part in (encoder.norm.weight, encoder.norm.bias))
    x = graph.node("LayerNormalization", x, *weights, epsilon=shape.eps, axis=-1)[0]
    for layer, factors in zip(encoder.layers, even, strict=True):
        x = graph.layer(layer, x, shape.eps, factors)  # type: ignore[arg-type]
    graph.nodes.append(helper.make_node("Identity", [x], ["vectors"]))
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", "length"])]
    output = helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", "length", shape.hidden])
    made = helper.make_graph(graph.nodes, "khabar", inputs, [output], graph.constants)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(RUNTIME, 1)]
    return helper.make_model(made, opset_imports=opsets, ir_version=9)


def save(encoder: Encoder, path: Path, even: Sequence[Factors]) -> None:
    """Write the model."""
    onnx.save(build(encoder, even), str(path))
