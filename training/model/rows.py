"""Prepared rows as batches."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import torch
from network import ENTITIES, EVENTS, RELATIONS, ROLES, STATUSES
from tokenizers import Tokenizer
from torch import Tensor

from khabar.graph.pipeline.learned.pieces import align

MOST_PIECES = 256
IGNORE = -100


@dataclass
class Item:
    """A sentence: its pieces, the pieces its tokens begin and end with, and what is known of it."""

    id: str
    language: str
    text: str
    bounds: list[tuple[int, int]]
    pieces: list[int]
    first: list[int]
    last: list[int]
    entities: list[tuple[int, int, int]] | None = None
    events: list[tuple[int, int, int]] | None = None
    arguments: list[tuple[int, int, str, int]] = field(default_factory=list)
    relations: list[tuple[int, int, int]] = field(default_factory=list)

    @property
    def tags(self) -> list[int]:
        """The B-I-O tag of each token."""
        tags = [0] * len(self.first)
        for start, end, kind in self.entities or ():
            for i in range(start, min(end, len(tags))):
                tags[i] = 1 + 2 * kind + (i > start)
        return tags


def framed(pieces: Sequence[int]) -> list[int]:
    """Pieces between those that open and close a sequence; what is too long is cut off."""
    return [0, *pieces[: MOST_PIECES - 2], 2]


def read(path: Path, tokenizer: Tokenizer) -> list[Item]:
    """The rows of a prepared file; tokens beyond the longest sequence are cut off."""
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        encoding = tokenizer.encode(row["text"], add_special_tokens=False)
        bounds = [tuple(b) for b in row["tokens"]]
        pieces = framed(encoding.ids)
        first, last = ([at + 1 for at in ends] for ends in align(bounds, encoding.offsets[: MOST_PIECES - 2]))
        count = len(first)
        item = Item(row["id"], row["language"], row["text"], bounds[:count], pieces, first, last)
        if "entities" in row:
            item.entities = [(s, e, ENTITIES.index(t)) for s, e, t in row["entities"] if e <= count]
        if "events" in row and "arguments" in row:
            full = row["entities"]
            keep_e = {i: n for n, i in enumerate(i for i, e in enumerate(full) if e[1] <= count)}
            keep_v = {i: n for n, i in enumerate(i for i, v in enumerate(row["events"]) if v[0] < count)}
            item.events = [
                (t, EVENTS.index(kind), STATUSES.index(status)) for t, kind, status in row["events"] if t < count
            ]
            for event, role, kind, ref in row["arguments"]:
                table = keep_e if kind == "e" else keep_v
                if event in keep_v and ref in table:
                    item.arguments.append((keep_v[event], ROLES.index(role), kind, table[ref]))
            for kind, head, tail in row["relations"]:
                if head in keep_e and tail in keep_e:
                    item.relations.append((RELATIONS.index(kind), keep_e[head], keep_e[tail]))
        if count:
            items.append(item)
    return items


def batches(items: Sequence[Item], size: int, *, seed: int) -> Iterator[list[Item]]:
    """Shuffled batches of sentences of like length."""
    rng = random.Random(seed)
    order = list(items)
    rng.shuffle(order)
    chunk = size * 16
    groups = []
    for start in range(0, len(order), chunk):
        part = sorted(order[start : start + chunk], key=lambda item: len(item.pieces))
        groups += [part[i : i + size] for i in range(0, len(part), size)]
    rng.shuffle(groups)
    yield from groups


@dataclass
class Batch:
    """Tensors of a batch."""

    pieces: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    tokens: Tensor
    tags: Tensor
    events: Tensor
    statuses: Tensor


def collate(items: Sequence[Item]) -> Batch:
    """Pad a batch."""
    length = max(len(item.pieces) for item in items)
    width = max(len(item.first) for item in items)
    shape = (len(items), width)
    batch = Batch(
        pieces=torch.ones(len(items), length, dtype=torch.long),
        mask=torch.zeros(len(items), length, dtype=torch.bool),
        first=torch.zeros(shape, dtype=torch.long),
        last=torch.zeros(shape, dtype=torch.long),
        tokens=torch.zeros(shape, dtype=torch.bool),
        tags=torch.full(shape, IGNORE),
        events=torch.full(shape, IGNORE),
        statuses=torch.full(shape, IGNORE),
    )
    for row, item in enumerate(items):
        n, w = len(item.pieces), len(item.first)
        batch.pieces[row, :n] = torch.tensor(item.pieces)
        batch.mask[row, :n] = True
        batch.first[row, :w] = torch.tensor(item.first)
        batch.last[row, :w] = torch.tensor(item.last)
        batch.tokens[row, :w] = True
        if item.entities is not None:
            batch.tags[row, :w] = torch.tensor(item.tags)
        if item.events is not None:
            batch.events[row, :w] = 0
            for token, kind, status in item.events:
                batch.events[row, token] = 1 + kind
                batch.statuses[row, token] = status
    return batch
