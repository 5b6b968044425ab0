"""The encoder fine-tuned on ANERcorp's training split alone, measured on its test split: a benchmark, not shipped.

    python training/model/finetune.py --weights weights/ --run runs/second --train ANERCorp_CamelLab_train.txt \\
        --test ANERCorp_CamelLab_test.txt --out work/anercorp

A word (with its clitics, as ANERcorp has it) is the mean of its first and last piece; one layer scores the nine tags
of PERS, LOC, ORG and MISC (Benajiba et al. 2007, in the split of Obeid et al. 2020), Viterbi decoding over them.
Sentences are read in windows, as many of those that follow one another as fit, so that they are seen with what stands
around them (Schweter and Akbik 2020); in training the windows begin elsewhere each epoch, and some of the names are
others of the same type, of the same split (Dai and Adel 2020). A twentieth of the training sentences, in runs of forty,
is kept back to see how training goes; the test split is looked at once, at the end. Without `--run` it begins with the
encoder as it was before our training. Prints exact-span F1, with MISC.
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
from average import Average
from e5 import Encoder
from network import Network
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional
from weights import UNKNOWN

from khabar.graph.pipeline.evaluation import Figure
from khabar.graph.pipeline.learned.decoding import best, spans

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks"))
from anercorp import Span, gold_spans, sentences

KINDS = ("PERS", "LOC", "ORG", "MISC")
TAGS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
MOST_PIECES = 256
KEPT_BACK = 20
TOGETHER = 40
"""Sentences of a run, kept back or trained on together."""


@dataclass(frozen=True)
class Row:
    """A window: its pieces, the first and the last of each word, tags."""

    pieces: list[int]
    first: list[int]
    last: list[int]
    tags: list[str]

    def closed(self) -> Row:
        """The same with the piece that ends a text."""
        return Row([*self.pieces, 2], self.first, self.last, self.tags)


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


@dataclass(frozen=True)
class Given:
    """A sentence as it stands in the file: words and their tags."""

    words: list[str]
    tags: list[str]


class Names:
    """The names of the training split by type, and a sentence with some of its own replaced by them."""

    def __init__(self, given: Sequence[Given], share: float) -> None:
        self.share = share
        self.names: dict[str, list[list[str]]] = {kind: [] for kind in KINDS}
        for sentence in given:
            for start, end, kind in sorted(gold_spans(sentence.tags, KINDS)):
                self.names[kind].append(sentence.words[start:end])

    def replaced(self, sentence: Given, rng: random.Random) -> Given:
        """The sentence with a share of its names replaced; a glued conjunction or preposition is lost with its name."""
        words, tags = list(sentence.words), list(sentence.tags)
        for start, end, kind in sorted(gold_spans(sentence.tags, KINDS), reverse=True):
            if rng.random() < self.share:
                name = rng.choice(self.names[kind])
                words[start:end] = name
                tags[start:end] = [f"{'I' if number else 'B'}-{kind}" for number in range(len(name))]
        return Given(words, tags)


class Cutter:
    """Puts sentences into windows of pieces."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.known: dict[str, list[int]] = {}

    def pieces(self, word: str) -> list[int]:
        """The pieces of a word."""
        if word not in self.known:
            self.known[word] = self.tokenizer.encode(word, add_special_tokens=False).ids or [UNKNOWN]
        return self.known[word]

    def windows(self, given: Sequence[Given], first: int = MOST_PIECES) -> Iterator[Row]:
        """Windows of whole sentences, the first of so many pieces; a longer sentence is cut."""
        row, room = Row([0], [], [], []), first
        for sentence in given:
            parts = [self.pieces(word) for word in sentence.words]
            needed = sum(map(len, parts))  # at its first word room for the whole sentence, then for the word
            for pieces, tag in zip(parts, sentence.tags, strict=True):
                if row.first and len(row.pieces) + max(needed, len(pieces)) >= room:
                    yield row.closed()
                    row, room = Row([0], [], [], []), MOST_PIECES
                needed = 0
                row.first.append(len(row.pieces))
                row.pieces.extend(pieces)
                row.last.append(len(row.pieces) - 1)
                row.tags.append(tag)
        if row.first:
            yield row.closed()


def batches(rows: Sequence[Row], size: int, rng: random.Random) -> list[list[Row]]:
    """Shuffled batches of like length."""
    order = sorted(rows, key=lambda row: len(row.pieces) + rng.random() * 8)
    parts = [order[start : start + size] for start in range(0, len(order), size)]
    rng.shuffle(parts)
    return parts


def runs(given: Sequence[Given], size: int) -> list[Sequence[Given]]:
    """The sentences in runs of so many that follow one another."""
    return [given[start : start + size] for start in range(0, len(given), size)]


def measure(tagger: Tagger, rows: Sequence[Row]) -> dict[str, Figure]:
    """Figures of each type and of all."""
    tagger.eval()
    counts = {kind: [0, 0, 0] for kind in KINDS}
    with torch.no_grad():
        for start in range(0, len(rows), 8):
            part = rows[start : start + 8]
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
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--batch", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--replace", type=float, default=0.3, help="share of the names that are replaced in training")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    cutter = Cutter(tokenizer)
    given = runs([Given(words, tags) for words, tags in sentences(options.train)], TOGETHER)
    back = [int(hashlib.sha256(" ".join(run[0].words).encode()).hexdigest(), 16) % KEPT_BACK == 0 for run in given]
    train = [sentence for run, kept in zip(given, back, strict=True) if not kept for sentence in run]
    seen = [row for run, kept in zip(given, back, strict=True) if kept for row in cutter.windows(run)]
    test = list(cutter.windows([Given(words, tags) for words, tags in sentences(options.test)]))
    names = Names(train, options.replace)
    schedule: list[list[Row]] = []
    for epoch in range(options.epochs):
        rng = random.Random(options.seed * 1000 + epoch)
        some = [names.replaced(sentence, rng) for sentence in train] if epoch < options.epochs - 1 else train
        schedule += batches(list(cutter.windows(some, first=rng.randrange(32, MOST_PIECES))), options.batch, rng)
    print(f"{len(train)} sentences to train on, {len(seen)} windows kept back, {len(test)} to test on", flush=True)
    if options.run:
        tagger = Tagger(Network.load(options.weights, options.run / "network.pt").encoder)
    else:
        tagger = Tagger(Encoder.load(options.weights))
    tagger.encoder.word.weight.requires_grad_(False)
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
