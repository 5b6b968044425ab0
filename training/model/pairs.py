"""Learn the heads of pairs anew, on the vectors that the package's own encoder gives: rounded, and no longer moving.

    python training/model/pairs.py --weights weights/ --run runs/average --files rounded/ \\
        --train prepared/gold.jsonl prepared/every.jsonl --out runs/pairs

While all is trained the heads follow an encoder that changes with every step. Over one that stays they learn on, roles
and relations with the tables in which the pairs of a sentence see each other. Each epoch sees one of three variants of
the sentences, two with other names and without some of their pieces (`augment`). Roles, which have had their table
before, go half the way to what they have learnt (Wortsman et al. 2022). The other heads and the encoder stay as they
are. `--files` is what export.py wrote of the run; the vectors of all variants are kept in memory, 1.5 GB.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import torch
from augment import Others
from average import Average
from losses import WEIGHTS, of_pairs, weighed
from network import Network
from rows import Item, batches, read
from tokenizers import Tokenizer
from torch import Tensor, nn
from train import share

from khabar.graph.pipeline.learned.model import PieceEncoder, piece_encoder

LEARNT = ("role", "table", "relation", "relation_table")
"""The parts of the network that learn on."""

HALFWAY = ("role", "table")
"""Those that go half the way."""

VARIED = 2
"""Variants with other names and unseen pieces, beside the sentences as they are."""

REPLACED, UNSEEN = 0.3, 0.1
RATE = 1e-3
BATCH = 24


class Seen:
    """The vectors of sentences' tokens by the package's encoder, halved in precision."""

    def __init__(self, encoder: PieceEncoder, items: Sequence[Item]) -> None:
        self.items = items
        self.vectors = {id(item): self._of(encoder, item) for item in items}

    @staticmethod
    def _of(encoder: PieceEncoder, item: Item) -> Tensor:
        found = torch.from_numpy(encoder.vectors(item.pieces[1:-1]))
        first, last = (torch.tensor(ends) - 1 for ends in (item.first, item.last))
        return ((found[first] + found[last]) / 2).half()

    def batches(self, seed: int) -> Iterator[tuple[list[Item], list[Tensor]]]:
        """Shuffled batches with their vectors."""
        for part in batches(self.items, BATCH, seed=seed):
            yield part, [self.vectors[id(item)].float() for item in part]


def variants(items: Sequence[Item], tokenizer: Tokenizer, encoder: PieceEncoder, seed: int) -> list[Seen]:
    """The sentences with other names and unseen pieces, then as they are."""
    others = Others.of(items, tokenizer, share=REPLACED, unseen=UNSEEN)
    found = []
    for number in range(VARIED):
        rng = random.Random(seed * 1000 + number)
        found.append(Seen(encoder, [others.varied(item, rng) for item in items]))
    return [*found, Seen(encoder, items)]


def halfway(network: Network, before: Mapping[str, Tensor]) -> Network:
    """The network with some parts halfway between what they were and what they are."""
    state = network.state_dict()
    parts = {name: value for name, value in before.items() if name.partition(".")[0] in HALFWAY}
    network.load_state_dict(state | {name: (value + state[name]) / 2 for name, value in parts.items()})
    return network


def learn(network: Network, seen: Sequence[Seen], *, epochs: int, seed: int, decay: float) -> Network:
    """Train the heads of pairs; gives the average of the weights over the last part, roles halfway to it."""
    before = {name: value.clone() for name, value in network.state_dict().items()}
    for name, module in network.named_children():
        module.requires_grad_(name in LEARNT)
    learnt = [one for one in network.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(learnt, lr=RATE, weight_decay=0.01, betas=(0.9, 0.98))
    total = epochs * -(-len(seen[0].items) // BATCH)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: share(step, total=total))
    average, begun = Average(network, decay), time.time()
    network.train()
    for epoch in range(epochs):
        sums = dict.fromkeys(("role", "relation"), 0.0)
        for items, vectors in seen[epoch % len(seen)].batches(seed * 1000 + epoch):
            parts = of_pairs(network, [network.dropout(x) for x in vectors], items)
            if not parts:
                continue
            optimizer.zero_grad()
            weighed(parts, WEIGHTS).backward()
            nn.utils.clip_grad_norm_(learnt, 1.0)
            optimizer.step()
            scheduler.step()
            average.update(network)
            for name, part in parts.items():
                sums[name] += part.item() * len(items) / len(seen[0].items)
        shown = " ".join(f"{name} {value:.4f}" for name, value in sums.items())
        print(f"epoch {epoch + 1}/{epochs} {time.time() - begun:.0f}s {shown}", flush=True)
    return halfway(average.network, before)


def main() -> None:
    """Train the heads and write the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="the network whose heads learn on")
    parser.add_argument("--files", type=Path, required=True, help="its encoder as the package reads it")
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--decay", type=float, default=0.998)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.files / "tokenizer.json"))
    items = [item for path in options.train for item in read(path, tokenizer) if item.events is not None]
    seen = variants(items, tokenizer, piece_encoder(options.files), options.seed)
    network = Network.load(options.weights, options.run / "network.pt")
    options.out.mkdir(parents=True, exist_ok=True)
    learn(network, seen, epochs=options.epochs, seed=options.seed, decay=options.decay).save(options.out)


if __name__ == "__main__":
    main()
