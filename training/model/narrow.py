"""A trained network with fewer units inside each layer of its encoder: those that add most are kept.

    python training/model/narrow.py --weights weights/ --run runs/seventh --sentences prepared/gold.jsonl \\
        --units 1024 --out runs/narrow

A unit adds what its activation is, on average over the pieces of some sentences, times the length of its column of
`down` (Molchanov et al. 2017 on what a unit is worth). Two thirds of the products of a layer are there, so that twelve
layers of 1,024 units cost what ten of 1,536 do. What is left has to be trained on.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable
from pathlib import Path

import torch
from network import Network
from rows import Item, batches, collate, read
from tokenizers import Tokenizer
from torch import Tensor, nn

SENTENCES = 400
"""Of the annotated sentences so many are enough to say which units matter."""


def worth(network: Network, parts: Iterable[list[Item]]) -> list[Tensor]:
    """What each unit of each layer adds on some batches."""
    seen: list[Tensor] = []  # which pieces of the batch there are

    def watch(down: nn.Linear) -> Tensor:
        total = torch.zeros(down.in_features)

        def add(_: nn.Module, given: tuple[Tensor]) -> None:
            total.add_(given[0][seen[-1]].abs().sum(0))

        down.register_forward_pre_hook(add)
        return total

    with torch.no_grad():
        found = [watch(layer.down) for layer in network.encoder.layers]  # type: ignore[arg-type]
        for items in parts:
            batch = collate(items)
            seen.append(batch.mask)
            network.encoder(batch.pieces, batch.mask)
        downs = [layer.down for layer in network.encoder.layers]
        return [total * down.weight.norm(dim=0) for total, down in zip(found, downs, strict=True)]  # type: ignore[union-attr, operator]


def narrow(network: Network, worths: Iterable[Tensor], units: int) -> None:
    """Keep so many units of each layer, in their order."""
    for layer, each in zip(network.encoder.layers, worths, strict=True):
        layer.narrow(each.topk(units).indices.sort().values)  # type: ignore[operator]


def main() -> None:
    """Write ``network.pt``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    network = Network.load(options.weights, options.run / "network.pt").eval()
    rows = read(options.sentences, Tokenizer.from_file(str(options.weights / "tokenizer.json")))
    random.Random(1).shuffle(rows)
    narrow(network, worth(network, batches(rows[:SENTENCES], 16, seed=1)), options.units)
    options.out.mkdir(parents=True, exist_ok=True)
    network.save(options.out)


if __name__ == "__main__":
    main()
