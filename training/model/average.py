"""One network of several that were trained from the same weights: the mean of theirs.

    python training/model/average.py runs/fifth runs/sixth --weights weights/ --out runs/average

Networks that set out from the same weights and learnt from other annotations, in another order, lie in one basin: the
mean of their weights is often better than each, at the price of one (Wortsman et al. 2022).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from network import Network


def average(networks: Sequence[Network]) -> Network:
    """The first network, with the mean of the weights of all."""
    found = networks[0]
    states = [network.state_dict() for network in networks]
    found.load_state_dict({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]})
    return found


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
