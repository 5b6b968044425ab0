"""Multi-task training with an average of the weights over the last part of the run.

    python training/model/train.py --weights weights/ --train prepared/train.jsonl --newsfane prepared/newsfane.jsonl \\
        --dev prepared/dev.jsonl --out runs/a

With `--replace` and `--unseen` each epoch sees the sentences with other names and without some of their pieces
(`augment`).
With `--adversarial` it also learns from the shift of the word vectors that its loss minds most (`adversary`), at twice
the time.
With `--keep` the network has only these layers of the encoder. With `--teacher` it begins as that part of the teacher
and is also drawn to its token vectors, on annotated sentences and the unlabelled ones of `--raw` (Sanh et al. 2019;
Jiao et al. 2020).
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import numpy as np
import torch
from adversary import learn
from augment import Others
from average import Average
from decode import predict, write
from e5 import Encoder
from losses import WEIGHTS, losses, weighed
from network import Network
from rows import Item, batches, collate, read
from tokenizers import Tokenizer
from torch import Tensor

KEPT = 400
"""Steps between two copies of the state on disk."""

TOLD = 100
"""Steps between two lines of the losses."""


def standardise(network: Network, items: list[Item]) -> None:
    """Begin with token vectors of mean 0 and deviation 1 (see `Network.standardise`)."""
    network.eval()
    with torch.no_grad():
        found = []
        for part in list(batches(items, 16, seed=3))[:12]:
            batch = collate(part)
            found.append(network.tokens(batch.pieces, batch.mask, batch.first, batch.last)[batch.tokens])
    network.standardise(torch.cat(found))


class Run:
    """A network on its way through a schedule of batches, with the average of its weights; may be stopped and go on."""

    def __init__(self, network: Network, schedule: Sequence[list[Item]], options: argparse.Namespace) -> None:
        self.network, self.schedule, self.options = network, schedule, options
        self.average = Average(network, options.decay)
        encoder = [p for p in network.encoder.parameters() if p.requires_grad]
        heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
        self.learnt = encoder + heads
        self.optimizer = torch.optim.AdamW(
            [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 1e-3}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.scheduler = torch.optim.lr_scheduler.LambdaLR(self.optimizer, partial(share, total=len(schedule)))
        self.total = partial(weighed, weights={**WEIGHTS, "status": options.status})
        self.state = options.out / "state.pt"
        self.done = 0

    def go_on(self) -> None:
        """Go on where an earlier run of the same command was stopped, if one was."""
        if not self.state.exists():
            return
        kept = torch.load(self.state, weights_only=False)
        self.network.load_state_dict(kept["network"])
        self.average.network.load_state_dict(kept["average"])
        self.optimizer.load_state_dict(kept["optimizer"])
        self.scheduler.load_state_dict(kept["scheduler"])
        torch.set_rng_state(kept["random"])
        self.done = self.average.count = kept["step"]

    def keep(self, step: int) -> None:
        """Keep the state whole or not at all."""
        part = self.state.with_suffix(".part")
        state = {
            "network": self.network.state_dict(),
            "average": self.average.network.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "scheduler": self.scheduler.state_dict(),
            "random": torch.get_rng_state(),
            "step": step,
        }
        torch.save(state, part)
        part.replace(self.state)

    def learn(self, items: list[Item], teacher: Network | None) -> Mapping[str, Tensor]:
        """Take one step; gives the losses it was taken by."""
        told = partial(losses, self.network, items, teacher)
        self.optimizer.zero_grad()
        parts: Mapping[str, Tensor]
        if self.options.adversarial:
            parts = learn(self.network, items, told, self.total, self.options.adversarial)
        else:
            parts = told()
            self.total(parts).backward()
        torch.nn.utils.clip_grad_norm_(self.learnt, 1.0)
        self.optimizer.step()
        self.scheduler.step()
        self.average.update(self.network)
        return parts

    def train(self, teacher: Network | None) -> Network:
        """Go through what is left of the schedule; gives the average, or the network where it is to end early."""
        begun, steps = time.time(), self.options.steps
        sums: dict[str, float] = {}
        self.network.train()
        for step, items in enumerate(self.schedule[self.done : steps], start=self.done + 1):
            for name, part in self.learn(items, teacher).items():
                sums[name] = 0.98 * sums.get(name, part.item()) + 0.02 * part.item()
            if step % TOLD == 0:
                shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
                print(f"{step}/{len(self.schedule)} {time.time() - begun:.0f}s {shown}", flush=True)
            if step % KEPT == 0:
                self.keep(step)
        return self.network if steps else self.average.network


def share(step: int, *, total: int) -> float:
    """The share of the rate at a step: it rises over a sixteenth of the steps, then falls."""
    warm = max(1, total // 16)
    return min(1, step / warm) * max(0.02, (total - step) / (total - warm) if step > warm else 1)


def begin(options: argparse.Namespace, train: list[Item], teacher: Network | None) -> Network:
    """The network to train: of the teacher, of an earlier run, or of the encoder alone."""
    if teacher is not None:
        network = copy.deepcopy(teacher)
        network.keep(options.keep)
    elif options.init:
        network = Network.load(options.weights, options.init)
    else:
        network = Network(Encoder.load(options.weights))
        if options.keep:
            network.keep(options.keep)
        standardise(network, train)
    network.encoder.word.weight.requires_grad_(False)
    return network


def planned(options: argparse.Namespace, train: Sequence[Item], tokenizer: Tokenizer) -> list[list[Item]]:
    """The batches of all epochs, those of NewsFANE first."""
    extra = read(options.newsfane, tokenizer) if options.newsfane else []
    schedule = list(batches(extra, 16, seed=options.seed)) if extra else []
    raw = read(options.raw, tokenizer) if options.raw else []
    others = Others.of(train, tokenizer, share=options.replace, unseen=options.unseen)
    for epoch in range(options.epochs):
        seed = options.seed * 1000 + epoch
        rng = random.Random(seed)
        part = list(batches([others.varied(item, rng) for item in train], options.batch, seed=seed))
        if raw:
            part += list(batches(raw, options.batch, seed=seed))
            random.Random(epoch).shuffle(part)
        schedule += part
    return schedule


def read_options() -> argparse.Namespace:
    """The options of the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--init", type=Path, help="weights of an earlier run to begin with")
    parser.add_argument("--teacher", type=Path, help="a trained network of all layers")
    parser.add_argument("--keep", type=int, nargs="+", help="layers of the encoder or teacher to begin with")
    parser.add_argument("--raw", type=Path, help="with a teacher: unlabelled sentences")
    parser.add_argument("--train", type=Path, nargs="+", required=True)
    parser.add_argument("--newsfane", type=Path)
    parser.add_argument("--dev", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--steps", type=int, help="end here, with the weights as they are then, not their average")
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--status", type=float, default=WEIGHTS["status"], help="weight of the statuses' loss")
    parser.add_argument("--replace", type=float, default=0.0, help="share of the names that are replaced by others")
    parser.add_argument("--unseen", type=float, default=0.0, help="share of the pieces that are hidden")
    parser.add_argument("--adversarial", type=float, default=0.0, help="size of the shift of the word vectors")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--decay", type=float, default=0.998)
    return parser.parse_args()


def main() -> None:
    """Train, write the weights and the predictions on the development rows."""
    options = read_options()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)  # what nearly vanishes slows the last steps down tenfold
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    train = [item for path in options.train for item in read(path, tokenizer)]
    teacher = Network.load(options.weights, options.teacher).eval() if options.teacher else None
    network = begin(options, train, teacher)
    options.out.mkdir(parents=True, exist_ok=True)
    run = Run(network, planned(options, train, tokenizer), options)
    run.go_on()
    found = run.train(teacher)
    found.save(options.out)
    run.state.unlink(missing_ok=True)
    (options.out / "options.json").write_text(
        json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1), encoding="utf-8"
    )
    if options.dev:
        write(predict(found, read(options.dev, tokenizer)), options.out / "dev.jsonl")


if __name__ == "__main__":
    main()
