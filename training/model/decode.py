"""Predictions as rows of the annotation format."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from network import ENTITIES, EVENTS, RELATIONS, ROLES, STATUSES, Network
from pairing import Things, relation_scores, role_scores
from rows import Item, collate

from khabar.graph.pipeline.learned.decoding import best, spans


def predict(network: Network, items: Sequence[Item], size: int = 16) -> Iterator[dict[str, Any]]:
    """Rows for sentences, in their order."""
    network.eval()
    for start in range(0, len(items), size):
        part = items[start : start + size]
        batch = collate(part)
        with torch.no_grad():
            x = network.tokens(batch.pieces, batch.mask, batch.first, batch.last)
            tag, event, status = network.heads(x)
            for row, item in enumerate(part):
                yield one(network, item, x[row], tag[row], event[row], status[row])


def one(network: Network, item: Item, x: torch.Tensor, tag: Any, event: Any, status: Any) -> dict[str, Any]:
    """The row of a sentence."""
    count = len(item.first)
    entities = spans(best(tag[:count].log_softmax(-1).numpy()))
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
