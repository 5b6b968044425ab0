"""Candidate pairs: which event and filler, which two entities are scored, and what is known of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from network import ENTITIES, RELATIONS, ROLES, Network, bucket
from torch import Tensor


@dataclass
class Things:
    """Entities and events of a sentence: (start, end, kind) and (token, kind)."""

    entities: Sequence[tuple[int, int, int]]
    events: Sequence[tuple[int, int]]


def vectors(x: Tensor, things: Things) -> tuple[Tensor, Tensor]:
    """Vectors of entities (mean of their first and last token) and of events."""
    if things.entities:
        start = torch.tensor([e[0] for e in things.entities])
        end = torch.tensor([e[1] - 1 for e in things.entities])
        entities = (x[start] + x[end]) / 2
    else:
        entities = x.new_zeros(0, x.shape[-1])
    events = x[torch.tensor([v[0] for v in things.events])] if things.events else x.new_zeros(0, x.shape[-1])
    return entities, events


def between(sums: Tensor, a: Tensor, b: Tensor) -> Tensor:
    """Mean vector of the tokens from one place to the other, both included."""
    low, high = torch.minimum(a, b), torch.maximum(a, b) + 1
    return (sums[high] - sums[low]) / (high - low)[:, None]


def role_scores(network: Network, x: Tensor, things: Things) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of every event with every filler: (pairs, roles), the event of each pair, its filler.

    Fillers are numbered entities first, then events.
    """
    entities, events = vectors(x, things)
    fillers = torch.cat([entities, events])
    n, m = len(things.events), len(fillers)
    e = torch.arange(n).repeat_interleave(m)
    f = torch.arange(m).repeat(n)
    keep = f != e + len(things.entities)
    if not keep.any():
        return x.new_zeros(0, len(ROLES) + 1), e[keep], f[keep]
    where_event = torch.tensor([v[0] for v in things.events])
    starts = [s for s, _, _ in things.entities] + [t for t, _ in things.events]
    ends = [t - 1 for _, t, _ in things.entities] + [t for t, _ in things.events]
    start, end = torch.tensor(starts)[f], torch.tensor(ends)[f]
    trigger = where_event[e]
    distance = torch.where(start > trigger, start - trigger, torch.where(end < trigger, end - trigger, 0))
    kinds = torch.tensor([k for _, _, k in things.entities] + [len(ENTITIES) + k for _, k in things.events])
    kind_event = torch.tensor([k for _, k in things.events])
    near = torch.where(start > trigger, start, end)
    sums = torch.cat([x.new_zeros(1, x.shape[-1]), x.cumsum(0)])
    middle = between(sums, trigger, near)
    cells = network.role.cells(events[e], fillers[f], middle, kind_event[e], kinds[f], bucket(distance))
    table = network.table(cells.view(n, m, -1)).flatten(0, 1)
    return network.role.labels(table[keep]), e[keep], f[keep]


def relation_scores(network: Network, x: Tensor, things: Things) -> tuple[Tensor, Tensor, Tensor]:
    """Scores of every ordered pair of entities: (pairs, relations), heads, tails."""
    entities, _ = vectors(x, things)
    n = len(things.entities)
    h = torch.arange(n).repeat_interleave(n)
    t = torch.arange(n).repeat(n)
    keep = h != t
    if not keep.any():
        return x.new_zeros(0, len(RELATIONS) + 1), h[keep], t[keep]
    start = torch.tensor([s for s, _, _ in things.entities])
    end = torch.tensor([e - 1 for _, e, _ in things.entities])
    kind = torch.tensor([k for _, _, k in things.entities])
    forward = start[t] > start[h]
    distance = torch.where(forward, start[t] - end[h], end[t] - start[h])
    sums = torch.cat([x.new_zeros(1, x.shape[-1]), x.cumsum(0)])
    low = torch.where(forward, end[h], start[h])
    high = torch.where(forward, start[t], end[t])
    middle = between(sums, low, high)
    cells = network.relation.cells(entities[h], entities[t], middle, kind[h], kind[t], bucket(distance))
    table = network.relation_table(cells.view(n, n, -1)).flatten(0, 1)
    return network.relation.labels(table[keep]), h[keep], t[keep]
