"""Means of weights: of several networks that were trained from the same ones, and over the last steps of one.

    python training/model/average.py runs/fifth runs/sixth --weights weights/ --out runs/average

Networks that set out from the same weights and learnt from other annotations, in another order, lie in one basin: the
mean of their weights is often better than each, at the price of one (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
import copy
from collections.abc import Sequence
from pathlib import Path

import torch
from network import Network
from torch import nn

EVERY = 4
"""Steps between two updates of the average."""


def average(networks: Sequence[Network]) -> Network:
    """The first network, with the mean of the weights of all."""
    found = networks[0]
    states = [network.state_dict() for network in networks]
    found.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return found


class Average:
    """Exponential moving average of the weights."""

    def __init__(self, network: nn.Module, decay: float) -> None:
        self.decay = decay
        self.count = 0
        self.network = copy.deepcopy(network)

    def update(self, network: nn.Module) -> None:
        """Take the network's present weights into the average, every few steps, as each costs as much as a layer."""
        self.count += 1
        if self.count % EVERY:
            return
        decay = min(self.decay, (1 + self.count) / (10 + self.count)) ** EVERY
        with torch.no_grad():
            for mine, theirs in zip(self.network.parameters(), network.parameters(), strict=True):
                if theirs.requires_grad:
                    mine.lerp_(theirs, 1 - decay)


def main() -> None:
    """Write the average."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    average([Network.load(options.weights, run / "network.pt") for run in options.runs]).save(options.out)


if __name__ == "__main__":
    main()
