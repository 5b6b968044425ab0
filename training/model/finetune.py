"""The encoder fine-tuned on ANERcorp's training split alone, measured on its test split: a benchmark, not shipped.

    python training/model/finetune.py --weights weights/ --run runs/third --train ANERCorp_CamelLab_train.txt \\
        --test ANERCorp_CamelLab_test.txt --out work/anercorp

A word (with its clitics, as ANERcorp has it) is the mean of its first and last piece; one layer scores the nine tags
of PERS, LOC, ORG and MISC (Benajiba et al. 2007, in the split of Obeid et al. 2020), Viterbi decoding over them. A
twentieth of the training sentences, by their hash, is kept back to see how training goes; the test split is looked at
once, at the end. Without `--run` it begins with the encoder as it was before our training. Prints exact-span F1, with
MISC.
"""

from __future__ import annotations

import argparse
import copy
import hashlib
import json
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from network import Encoder, Network
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from train import Average

from khabar.graph.pipeline.evaluation import Figure
from khabar.graph.pipeline.learned.decoding import best, spans

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from anercorp import Span, gold_spans, sentences

KINDS = ("PERS", "LOC", "ORG", "MISC")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
MOST_PIECES = 256
KEPT_BACK = 20


@dataclass(frozen=True)
class Row:
    """A sentence: its pieces, the first and the last of each word, tags."""

    pieces: list[int]
    first: list[int]
    last: list[int]
    tags: list[str]


class Tagger(nn.Module):
    """The encoder and one layer."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = nn.Dropout(0.2)
        self.tag = nn.Linear(encoder.shape.hidden, len(TAGS))

    def forward(self, rows: Sequence[Row]) -> tuple[Tensor, Tensor]:
        """Scores (sentence, word, tag), and which of the words there are."""
        length, width = max(len(row.pieces) for row in rows), max(len(row.first) for row in rows)
        pieces = torch.ones(len(rows), length, dtype=torch.long)
        mask = torch.zeros(len(rows), length, dtype=torch.bool)
        ends = torch.zeros(2, len(rows), width, dtype=torch.long)
        words = torch.zeros(len(rows), width, dtype=torch.bool)
        for number, row in enumerate(rows):
            pieces[number, : len(row.pieces)] = torch.tensor(row.pieces)
            mask[number, : len(row.pieces)] = True
            ends[0, number, : len(row.first)] = torch.tensor(row.first)
            ends[1, number, : len(row.last)] = torch.tensor(row.last)
            words[number, : len(row.first)] = True
        x = self.encoder(pieces, mask)
        first, last = (x.gather(1, end[..., None].expand(-1, -1, x.shape[-1])) for end in ends)
        return self.tag(self.dropout((first + last) / 2)), words


def read(path: Path, tokenizer: Tokenizer) -> Iterator[tuple[str, Row]]:
    """Sentences with their text; long ones are cut where the encoder's window ends."""
    for words, tags in sentences(path):
        while words:
            pieces, first, last = [0], [], []
            for word in words:
                ids = tokenizer.encode(word, add_special_tokens=False).ids or [3]
                if len(pieces) + len(ids) >= MOST_PIECES:
                    break
                first.append(len(pieces))
                pieces += ids
                last.append(len(pieces) - 1)
            count = max(1, len(first))
            yield " ".join(words[:count]), Row([*pieces, 2], first, last, tags[:count])
            words, tags = words[count:], tags[count:]


def batches(rows: Sequence[Row], size: int, seed: int) -> list[list[Row]]:
    """Shuffled batches of like length."""
    rng = random.Random(seed)
    order = sorted(rows, key=lambda row: len(row.pieces) + rng.random() * 8)
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(parts)
    return parts


def measure(tagger: Tagger, rows: Sequence[Row]) -> dict[str, Figure]:
    """Figures of each type and of all."""
    tagger.eval()
    counts = {kind: [0, 0, 0] for kind in KINDS}
    with torch.no_grad():
        for start in range(0, len(rows), 32):
            part = rows[start : start + 32]
            scores, _ = tagger(part)
            for row, sentence in zip(part, scores.log_softmax(-1).numpy(), strict=True):
                found: set[Span] = {(a, b, KINDS[kind]) for a, b, kind in spans(best(sentence[: len(row.first)]))}
                gold = gold_spans(row.tags, KINDS)
                for column, some in enumerate((gold & found, gold, found)):
                    for _, _, kind in some:
                        counts[kind][column] += 1
    tagger.train()
    sums = np.sum(list(counts.values()), axis=0).tolist()
    return {kind: Figure(*each) for kind, each in [*counts.items(), ("all", sums)]}


def main() -> None:
    """Train and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, help="begin with the encoder of this run")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    given = list(read(options.train, tokenizer))
    back = [int(hashlib.sha256(text.encode()).hexdigest(), 16) % KEPT_BACK == 0 for text, _ in given]
    train = [row for (_, row), kept in zip(given, back, strict=True) if not kept]
    seen = [row for (_, row), kept in zip(given, back, strict=True) if kept]
    test = [row for _, row in read(options.test, tokenizer)]
    print(f"{len(train)} sentences to train on, {len(seen)} kept back, {len(test)} to test on", flush=True)
    if options.run:
        tagger = Tagger(Network.load(options.weights, options.run / "network.pt").encoder)
    else:
        tagger = Tagger(Encoder.load(options.weights))
    tagger.encoder.word.weight.requires_grad_(False)
    schedule = [part for epoch in range(options.epochs) for part in batches(train, options.batch, epoch)]
    inner = [p for p in tagger.encoder.parameters() if p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": inner, "lr": options.rate}, {"params": tagger.tag.parameters(), "lr": 1e-3}], weight_decay=0.01
    )
    total, warm = len(schedule), len(schedule) // 12 + 1
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min((step + 1) / warm, 1 - step / total))
    average = Average(tagger, 0.995)
    begun, every = time.time(), total // options.epochs
    tagger.train()
    for step, rows in enumerate(schedule, start=1):
        scores, words = tagger(rows)
        gold = torch.tensor([TAGS.index(tag) for row in rows for tag in row.tags])
        loss = functional.cross_entropy(scores[words], gold)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
        scheduler.step()
        average.update(tagger)
        if step % every == 0:
            figure = measure(average.network, seen)["all"]
            print(
                f"{step}/{total} {time.time() - begun:.0f}s loss {loss.item():.3f} kept back {figure.f1:.3f}",
                flush=True,
            )
    figures = measure(copy.deepcopy(average.network), test)
    for kind, figure in figures.items():
        print(f"{kind:5} P {figure.precision:.3f}  R {figure.recall:.3f}  F1 {figure.f1:.3f}  (gold {figure.gold})")
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "figures.json").write_text(
        json.dumps({kind: round(figure.f1, 4) for kind, figure in figures.items()}) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
