"""A head that tells what a sentence says: its vector by multilingual-e5-small, shortened, from a trained network's.

    python training/model/meanings.py --weights weights/ --run runs/a --sentences prepared/*.jsonl

e5 was made for vectors of sentences that lie near each other when they say the same, in whatever language (Wang et al.
2024). Of that its last layers, fine-tuned for words, leave little in the mean of a sentence's tokens; but each token
still has it in some way, and a layer of its own finds it again: what it makes of the tokens is averaged, each with a
share that the token itself says (Zaheer et al. 2017; Ilse et al. 2018). The network stays as it is. The 384 numbers of
e5's vector are taken from their mean and turned to their principal axes, each divided by the root of its deviation: the
first axes, which say what language and what kind of text it is, would outweigh the others.

Of the sentences one in ten, by its hash, is kept back; printed is the mean cosine with e5's vectors on these. The head
is written into the run's ``network.pt``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from e5 import Encoder
from network import DIMENSIONS, Meaning, Network
from numpy.typing import NDArray
from rows import Item, batches, collate, framed, read
from tokenizers import Tokenizer
from torch import Tensor

PREFIX = "query: "
"""What e5 was trained to see before a text that is compared with its like."""

AT_ONCE = 32
KEPT_BACK = 10
BATCH = 64
RATE = 3e-3


def e5(encoder: Encoder, tokenizer: Tokenizer, texts: Sequence[str]) -> NDArray[np.float32]:
    """The mean of the vectors of each text's pieces (text, hidden)."""
    pieces = [framed(tokenizer.encode(PREFIX + text, add_special_tokens=False).ids) for text in texts]
    found = np.zeros((len(texts), encoder.shape.hidden), dtype=np.float32)
    order = sorted(range(len(texts)), key=lambda number: len(pieces[number]))
    for begin in range(0, len(order), AT_ONCE):
        some = order[begin : begin + AT_ONCE]
        longest = max(len(pieces[number]) for number in some)
        rows = torch.tensor([pieces[number] + [1] * (longest - len(pieces[number])) for number in some])
        mask = torch.tensor([[at < len(pieces[number]) for at in range(longest)] for number in some])
        with torch.no_grad():
            x = encoder(rows, mask) * mask[..., None]
        found[some] = (x.sum(1) / mask.sum(1, keepdim=True)).numpy()
    return found


def shortened(found: NDArray[np.float32]) -> Tensor:
    """Vectors of length 1 along the principal axes of all, half whitened."""
    centred = found - found.mean(0)
    _, deviations, axes = np.linalg.svd(centred, full_matrices=False)
    short = centred @ axes[:DIMENSIONS].T / np.sqrt(deviations[:DIMENSIONS])
    return torch.from_numpy((short / np.linalg.norm(short, axis=1, keepdims=True)).astype(np.float32))


def tokens(network: Network, items: Sequence[Item]) -> dict[str, Tensor]:
    """The vectors of the tokens of each text, halved in precision: they are kept in memory."""
    found = {}
    network.eval()
    for part in batches(items, AT_ONCE, seed=1):
        batch = collate(part)
        with torch.no_grad():
            vectors = network.tokens(batch.pieces, batch.mask, batch.first, batch.last)
        found.update({item.text: row[mask].half() for item, row, mask in zip(part, vectors, batch.tokens, strict=True)})
    return found


def padded(texts: Sequence[str], vectors: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Vectors (text, token, hidden), and which of the tokens there are."""
    some = [vectors[text].float() for text in texts]
    mask = torch.nn.utils.rnn.pad_sequence([torch.ones(len(one), dtype=torch.bool) for one in some], batch_first=True)
    return torch.nn.utils.rnn.pad_sequence(some, batch_first=True), mask


def learn(
    head: Meaning, texts: Sequence[str], vectors: dict[str, Tensor], aims: dict[str, Tensor], epochs: int
) -> None:
    """Train the head."""
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    total = epochs * -(-len(texts) // BATCH)
    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: max(0.02, 1 - step / total))
    rng = random.Random(1)
    head.train()
    for _ in range(epochs):
        order = sorted(texts, key=lambda text: len(vectors[text]) + rng.random() * 8)
        parts = [order[begin : begin + BATCH] for begin in range(0, len(order), BATCH)]
        rng.shuffle(parts)
        for part in parts:
            found = head(*padded(part, vectors))
            loss = 1 - torch.cosine_similarity(found, torch.stack([aims[text] for text in part])).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            scheduler.step()
    head.eval()


def likeness(head: Meaning, texts: Sequence[str], vectors: dict[str, Tensor], aims: dict[str, Tensor]) -> float:
    """The mean cosine of what the head gives with what it should."""
    sums = 0.0
    with torch.no_grad():
        for begin in range(0, len(texts), BATCH):
            part = texts[begin : begin + BATCH]
            wanted = torch.stack([aims[text] for text in part])
            sums += float(torch.cosine_similarity(head(*padded(part, vectors)), wanted).sum())
    return sums / len(texts)


def main() -> None:
    """Train the head of a run and write it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True, help="a trained network, to which the head is added")
    parser.add_argument("--sentences", type=Path, nargs="+", required=True)
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    tokenizer = Tokenizer.from_file(str(options.weights / "tokenizer.json"))
    items = {item.text: item for path in options.sentences for item in read(path, tokenizer)}
    texts = sorted(items, key=lambda text: hashlib.sha256(text.encode()).digest())
    before = Encoder.load(options.weights, dropout=0.0).eval()
    aims = dict(zip(texts, shortened(e5(before, tokenizer, texts)), strict=True))
    network = Network.load(options.weights, options.run / "network.pt")
    vectors = tokens(network, list(items.values()))
    kept = len(texts) // KEPT_BACK
    network.meaning = Meaning(network.encoder.shape.hidden)
    learn(network.meaning, texts[kept:], vectors, aims, options.epochs)
    figures = {"sentences": len(texts), "cosine": round(likeness(network.meaning, texts[:kept], vectors, aims), 4)}
    print(json.dumps(figures))
    network.save(options.run)
    (options.run / "meanings.json").write_text(json.dumps(figures) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
