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
from collections.abc import Mapping
from functools import partial
from pathlib import Path

import numpy as np
import torch
from adversary import learn
from augment import Others
from decode import predict, write
from network import Encoder, Network
from pairing import Things, relation_scores, role_scores
from rows import IGNORE, Item, batches, collate, read
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

EVERY = 4
"""Steps between two updates of the average."""

KEPT = 400
"""Steps between two copies of the state on disk."""

WEIGHTS = {"tag": 1.0, "event": 1.5, "status": 0.5, "role": 1.0, "relation": 0.6, "teacher": 1.0}


def losses(
    network: Network, items: list[Item], teacher: Network | None = None, shift: Tensor | None = None
) -> dict[str, Tensor]:
    """The loss of each task on a batch; with a teacher also how far the token vectors are from its own."""
    batch = collate(items)
    x = network.tokens(batch.pieces, batch.mask, batch.first, batch.last, shift)
    tag, event, status = network.heads(x)
    found: dict[str, Tensor] = {}
    if teacher is not None:
        with torch.no_grad():
            wanted = teacher.tokens(batch.pieces, batch.mask, batch.first, batch.last)[batch.tokens]
        found["teacher"] = functional.mse_loss(x[batch.tokens], wanted)

    def classes(scores: Tensor, gold: Tensor, smoothing: float = 0.0) -> Tensor:
        return functional.cross_entropy(
            scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, label_smoothing=smoothing
        )

    if (batch.tags != IGNORE).any():
        found["tag"] = classes(tag, batch.tags)
    if (batch.events != IGNORE).any():
        found["event"] = classes(event, batch.events)
    if (batch.statuses != IGNORE).any():
        found["status"] = classes(status, batch.statuses)
    dropped = network.dropout(x)
    role_all, role_gold, rel_all, rel_gold = [], [], [], []
    for row, item in enumerate(items):
        if item.events is None:
            continue
        things = Things(item.entities or [], [(t, k) for t, k, _ in item.events])
        scores, e, f = role_scores(network, dropped[row], things)
        if len(e):
            gold = torch.zeros(len(things.events), len(things.entities) + len(things.events), dtype=torch.long)
            for event_index, role, kind, ref in item.arguments:
                gold[event_index, ref if kind == "e" else len(things.entities) + ref] = 1 + role
            role_all.append(scores)
            role_gold.append(gold[e, f])
        scores, h, t = relation_scores(network, dropped[row], things)
        if len(h):
            gold = torch.zeros(len(things.entities), len(things.entities), dtype=torch.long)
            for kind_index, head, tail in item.relations:
                gold[head, tail] = 1 + kind_index
            rel_all.append(scores)
            rel_gold.append(gold[h, t])
    if role_all:
        found["role"] = functional.cross_entropy(torch.cat(role_all), torch.cat(role_gold)) * 3
    if rel_all:
        found["relation"] = functional.cross_entropy(torch.cat(rel_all), torch.cat(rel_gold)) * 5
    return found


def standardise(network: Network, items: list[Item]) -> None:
    """Begin with token vectors of mean 0 and deviation 1 (see `Network.standardise`)."""
    network.eval()
    with torch.no_grad():
        found = []
        for part in list(batches(items, 16, seed=3))[:12]:
            batch = collate(part)
            found.append(network.tokens(batch.pieces, batch.mask, batch.first, batch.last)[batch.tokens])
    network.standardise(torch.cat(found))


class Average:
    """Exponential moving average of the weights."""

    def __init__(self, network: Network, decay: float) -> None:
        self.decay = decay
        self.count = 0
        self.network = copy.deepcopy(network)

    def update(self, network: Network) -> None:
        """Take the network's present weights into the average, every few steps, as each costs as much as a layer."""
        self.count += 1
        if self.count % EVERY:
            return
        decay = min(self.decay, (1 + self.count) / (10 + self.count)) ** EVERY
        with torch.no_grad():
            for mine, theirs in zip(self.network.parameters(), network.parameters(), strict=True):
                if theirs.requires_grad:
                    mine.lerp_(theirs, 1 - decay)


def keep(path: Path, **state: object) -> None:
    """Write the state whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def main() -> None:
    """Train, write the weights and the predictions on the development rows."""
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
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.set_flush_denormal(True)  # what nearly vanishes slows the last steps down tenfold
    random.seed(options.seed)
    np.random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    train = [item for path in options.train for item in read(path, tokenizer)]
    extra = read(options.newsfane, tokenizer) if options.newsfane else []
    dev = read(options.dev, tokenizer) if options.dev else []
    teacher = Network.load(options.weights, options.teacher).eval() if options.teacher else None
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
    options.out.mkdir(parents=True, exist_ok=True)
    schedule: list[list[Item]] = list(batches(extra, 16, seed=options.seed)) if extra else []
    raw = read(options.raw, tokenizer) if options.raw else []
    others = Others.of(train, tokenizer, share=options.replace, unseen=options.unseen)
    for epoch in range(options.epochs):
        rng = random.Random(options.seed * 1000 + epoch)
        varied = [others.varied(item, rng) for item in train]
        part = list(batches(varied, options.batch, seed=options.seed * 1000 + epoch))
        if raw:
            part += list(batches(raw, options.batch, seed=options.seed * 1000 + epoch))
            random.Random(epoch).shuffle(part)
        schedule += part
    encoder = [p for p in network.encoder.parameters() if p.requires_grad]
    heads = [p for name, p in network.named_parameters() if not name.startswith("encoder.")]
    optimizer = torch.optim.AdamW(
        [{"params": encoder, "lr": options.rate}, {"params": heads, "lr": 1e-3}],
        weight_decay=0.01,
        betas=(0.9, 0.98),
        fused=True,
    )
    total = len(schedule)
    warm = max(1, total // 16)
    scheduler = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, step / warm) * max(0.02, (total - step) / (total - warm) if step > warm else 1)
    )
    average = Average(network, options.decay)
    weights = {**WEIGHTS, "status": options.status}

    def weighed(parts: Mapping[str, Tensor]) -> Tensor:
        return torch.stack([weights[name] * part for name, part in parts.items()]).sum()

    begun = time.time()
    sums: dict[str, float] = {}
    network.train()
    state = options.out / "state.pt"
    done = 0
    if state.exists():  # an earlier run of the same command was stopped: go on where it was
        kept = torch.load(state, weights_only=False)
        network.load_state_dict(kept["network"])
        average.network.load_state_dict(kept["average"])
        optimizer.load_state_dict(kept["optimizer"])
        scheduler.load_state_dict(kept["scheduler"])
        torch.set_rng_state(kept["random"])
        done, average.count = kept["step"], kept["step"]
    for step, items in enumerate(schedule[done : options.steps], start=done + 1):
        told = partial(losses, network, items, teacher)
        optimizer.zero_grad()
        if options.adversarial:
            parts = learn(network, items, told, weighed, options.adversarial)
        else:
            parts = told()
            weighed(parts).backward()
        torch.nn.utils.clip_grad_norm_(encoder + heads, 1.0)
        optimizer.step()
        scheduler.step()
        average.update(network)
        for name, part in parts.items():
            sums[name] = 0.98 * sums.get(name, part.item()) + 0.02 * part.item()
        if step % 100 == 0:
            shown = " ".join(f"{name} {value:.3f}" for name, value in sums.items())
            print(f"{step}/{total} {time.time() - begun:.0f}s {shown}", flush=True)
        if step % KEPT == 0:
            keep(
                state,
                network=network.state_dict(),
                average=average.network.state_dict(),
                optimizer=optimizer.state_dict(),
                scheduler=scheduler.state_dict(),
                random=torch.get_rng_state(),
                step=step,
            )
    (network if options.steps else average.network).save(options.out)
    state.unlink(missing_ok=True)
    (options.out / "options.json").write_text(
        json.dumps({k: str(v) for k, v in vars(options).items()}, indent=1), encoding="utf-8"
    )
    if dev:
        write(predict(average.network, dev), options.out / "dev.jsonl")


if __name__ == "__main__":
    main()
