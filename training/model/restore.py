"""A trained network from the files of the package, so that training can go on from the shipped model.

    python training/model/restore.py --weights weights/ --files graph/pipeline/learned/files --out runs/fourth

The int8 weights are taken as they stand, times their scales. The folder of weights must have the files' vocabulary
(`weights.py --vocabulary`); its word vectors are those that the files were made of.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from e5 import Encoder
from export import likeness
from network import Network
from onnx import numpy_helper
from torch import Tensor, nn

PRODUCTS = {"MatMulIntegerToFloat": (1, 3, 6), "DynamicQuantizeMatMul": (1, 2, 4)}
"""The operations that have a Linear's weights, and which of their inputs are int8 weights, scales and bias."""

LEAST = 0.99
"""Likeness of the vectors, below which something is wrong; activations in int8 alone leave .998."""


class Graph:
    """The constants of the exported encoder, in the order of its operations."""

    def __init__(self, path: Path) -> None:
        graph = onnx.load(str(path)).graph
        self.nodes = list(graph.node)
        self.constants = {one.name: numpy_helper.to_array(one) for one in graph.initializer}

    def tensor(self, name: str) -> Tensor:
        """A constant."""
        return torch.from_numpy(self.constants[name].astype(np.float32))

    def products(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Weight (outputs, inputs) and bias of each Linear."""
        evened = {node.output[0]: node.input[1] for node in self.nodes if node.op_type == "Mul"}
        for node in self.nodes:
            if node.op_type in PRODUCTS:
                weight, scale, bias = (self.tensor(node.input[index]) for index in PRODUCTS[node.op_type])
                found = (weight * scale).T
                if node.input[0] in evened:
                    found = found * self.tensor(evened[node.input[0]])
                yield found, bias

    def norms(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Weight and bias of each normalisation."""
        for node in self.nodes:
            if node.op_type == "LayerNormalization":
                yield self.tensor(node.input[1]), self.tensor(node.input[2])

    def places(self) -> Tensor:
        """The vectors of positions, with that of the text's kind."""
        return next(self.tensor(node.input[0]) for node in self.nodes if node.op_type == "Slice")


def fill(encoder: Encoder, graph: Graph) -> None:
    """Give an encoder the weights of a graph, all but the vectors of pieces."""
    products, norms = graph.products(), graph.norms()

    def take(module: nn.Module, found: tuple[Tensor, Tensor]) -> None:
        module.weight.copy_(found[0])  # type: ignore[operator]
        module.bias.copy_(found[1])  # type: ignore[operator]

    with torch.no_grad():
        encoder.position.weight.copy_(graph.places())
        encoder.kind.zero_()
        take(encoder.norm, next(norms))
        for layer in encoder.layers:
            q, k, v = next(products), next(products), next(products)
            take(layer.qkv, (torch.cat([q[0], k[0], v[0]]), torch.cat([q[1], k[1], v[1]])))  # type: ignore[arg-type]
            take(layer.out, next(products))  # type: ignore[arg-type]
            up, down = next(products), next(products)
            layer.narrow(torch.arange(len(up[1])))  # type: ignore[operator]
            take(layer.up, up)  # type: ignore[arg-type]
            take(layer.down, down)  # type: ignore[arg-type]
            for module in (layer.norm1, layer.norm2):
                take(module, next(norms))  # type: ignore[arg-type]
    if next(products, None) or next(norms, None):
        raise ValueError("the encoder of the files has more layers than the network")


def main() -> None:
    """Write ``network.pt``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--files", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    graph = Graph(options.files / "encoder.onnx")
    vocabularies = [
        json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        for folder in (options.weights, options.files)
    ]
    if vocabularies[0] != vocabularies[1]:
        raise SystemExit(f"{options.weights} has another vocabulary than {options.files}; see weights.py --vocabulary")
    network = Network(Encoder.load(options.weights))
    network.keep(range(sum(node.op_type == "MultiHeadAttention" for node in graph.nodes)))
    fill(network.encoder, graph)
    heads = np.load(options.files / "heads.npz")
    state = network.state_dict()
    state.update({name: torch.from_numpy(heads[name].astype(np.float32)) for name in heads.files})
    network.load_state_dict(state)
    found = likeness(network, options.files)
    print(f"mean cosine of token vectors, runtime and training: {found:.4f}")
    if found < LEAST:
        raise SystemExit(f"{options.files}: the weights of {options.weights} do not fit the files")
    options.out.mkdir(parents=True, exist_ok=True)
    network.save(options.out)


if __name__ == "__main__":
    main()
