"""Predictions as rows of the annotation format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from network import ENTITIES, EVENTS, RELATIONS, ROLES, STATUSES, TAGS, Network
from pairing import Things, relation_scores, role_scores
from rows import Item, collate


def legal() -> np.ndarray:
    """Penalties of tag transitions: I only after B or I of its type."""
    size = len(TAGS)
    cost = np.zeros((size, size), dtype=np.float32)
    for to in range(size):
        if to and to % 2 == 0:
            cost[:, to] = -1e4
            cost[to - 1, to] = cost[to, to] = 0
    return cost


def viterbi(scores: np.ndarray, cost: np.ndarray) -> list[int]:
    """The best legal sequence of tags."""
    best = scores[0].copy()
    best[2::2] = -1e4
    back = []
    for row in scores[1:]:
        total = best[:, None] + cost
        choice = total.argmax(0)
        back.append(choice)
        best = total[choice, np.arange(len(choice))] + row
    path = [int(best.argmax())]
    for choice in reversed(back):
        path.append(int(choice[path[-1]]))
    return path[::-1]


def spans(tags: Sequence[int]) -> list[tuple[int, int, int]]:
    """Entities of a sequence of tags."""
    found: list[list[int]] = []
    for i, tag in enumerate(tags):
        if tag == 0:
            continue
        if tag % 2 == 1:
            found.append([i, i + 1, (tag - 1) // 2])
        else:
            found[-1][1] = i + 1
    return [tuple(entity) for entity in found]  # type: ignore[misc]


def predict(network: Network, items: Sequence[Item], size: int = 16) -> Iterator[dict[str, Any]]:
    """Rows for sentences, in their order."""
    network.eval()
    cost = legal()
    for start in range(0, len(items), size):
        part = items[start : start + size]
        batch = collate(part)
        with torch.no_grad():
            x = network.tokens(batch.pieces, batch.mask, batch.first, batch.last)
            tag, event, status = network.heads(x)
            for row, item in enumerate(part):
                yield one(network, item, x[row], tag[row], event[row], status[row], cost)


def one(
    network: Network, item: Item, x: torch.Tensor, tag: Any, event: Any, status: Any, cost: np.ndarray
) -> dict[str, Any]:
    """The row of a sentence."""
    count = len(item.first)
    entities = spans(viterbi(tag[:count].log_softmax(-1).numpy(), cost))
    labels = event[:count].argmax(-1).tolist()
    events = [(t, label - 1) for t, label in enumerate(labels) if label]
    statuses = status[:count].argmax(-1).tolist()
    things = Things(entities, events)
    arguments: dict[int, list[dict[str, str]]] = {}
    scores, e, f = role_scores(network, x, things)
    if len(e):
        for event_index, filler, role in zip(e.tolist(), f.tolist(), scores.argmax(-1).tolist(), strict=True):
            if role:
                ref = f"e{filler}" if filler < len(entities) else f"v{filler - len(entities)}"
                arguments.setdefault(event_index, []).append({"role": ROLES[role - 1], "ref": ref})
    relations = []
    scores, h, t = relation_scores(network, x, things)
    if len(h):
        for head, tail, kind in zip(h.tolist(), t.tolist(), scores.argmax(-1).tolist(), strict=True):
            if kind:
                relations.append({"type": RELATIONS[kind - 1], "head": f"e{head}", "tail": f"e{tail}"})
    text, bounds = item.text, item.bounds

    def place(first: int, last: int) -> dict[str, Any]:
        s, t = bounds[first][0], bounds[last][1]
        return {"start": s, "end": t}

    return {
        "id": item.id,
        "text": text,
        "entities": [
            {"id": f"e{i}", "type": ENTITIES[k], **(p := place(s, t - 1)), "text": text[p["start"] : p["end"]]}
            for i, (s, t, k) in enumerate(entities)
        ],
        "events": [
            {
                "id": f"v{i}",
                "type": EVENTS[k],
                **(p := place(t, t)),
                "trigger": text[p["start"] : p["end"]],
                "status": STATUSES[statuses[t]],
                "args": arguments.get(i, []),
            }
            for i, (t, k) in enumerate(events)
        ],
        "relations": relations,
    }


def write(rows: Iterator[dict[str, Any]], path: Path) -> None:
    """Write rows as JSONL."""
    with path.open("w", encoding="utf-8") as file:
        for row in rows:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
