"""What the network is trained to make small: the loss of each task on a batch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch
from network import Network
from pairing import Things, relation_scores, role_scores
from rows import IGNORE, Item, collate
from torch import Tensor
from torch.nn import functional

WEIGHTS = {"tag": 1.0, "event": 1.5, "status": 0.5, "role": 1.0, "relation": 0.6, "teacher": 1.0}
"""Task -> how much its loss counts beside the others."""

OF_ROLES, OF_RELATIONS = 3, 5
"""How much more the losses of pairs count: most pairs are nothing, and soon learnt."""


def losses(
    network: Network, items: Sequence[Item], teacher: Network | None = None, shift: Tensor | None = None
) -> dict[str, Tensor]:
    """The loss of each task on a batch; with a teacher also how far the token vectors are from its own.

    `shift` is added to the word vectors (see `adversary`). A task that the batch says nothing of is left out.
    """
    batch = collate(list(items))
    x = network.tokens(batch.pieces, batch.mask, batch.first, batch.last, shift)
    tag, event, status = network.heads(x)
    found: dict[str, Tensor] = {}
    if teacher is not None:
        with torch.no_grad():
            wanted = teacher.tokens(batch.pieces, batch.mask, batch.first, batch.last)[batch.tokens]
        found["teacher"] = functional.mse_loss(x[batch.tokens], wanted)
    for name, scores, gold in (
        ("tag", tag, batch.tags),
        ("event", event, batch.events),
        ("status", status, batch.statuses),
    ):
        if (gold != IGNORE).any():
            found[name] = functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    return found | of_pairs(network, network.dropout(x), items)


def weighed(parts: Mapping[str, Tensor], weights: Mapping[str, float]) -> Tensor:
    """The sum of the losses."""
    return torch.stack([weights[name] * part for name, part in parts.items()]).sum()


def of_pairs(network: Network, x: Sequence[Tensor] | Tensor, items: Sequence[Item]) -> dict[str, Tensor]:
    """The losses of roles and relations over all pairs of the annotated sentences; `x` has the tokens' vectors."""
    roles: list[tuple[Tensor, Tensor]] = []
    relations: list[tuple[Tensor, Tensor]] = []
    for row, item in enumerate(items):
        if item.events is None:
            continue
        things = Things(item.entities or [], [(token, kind) for token, kind, _ in item.events])
        scores, events, fillers = role_scores(network, x[row], things)
        if len(events):
            roles.append((scores, _roles_of(item, things)[events, fillers]))
        scores, heads, tails = relation_scores(network, x[row], things)
        if len(heads):
            relations.append((scores, _relations_of(item, things)[heads, tails]))
    found: dict[str, Tensor] = {}
    for name, some, more in (("role", roles, OF_ROLES), ("relation", relations, OF_RELATIONS)):
        if some:
            scores, gold = (torch.cat(parts) for parts in zip(*some, strict=True))
            found[name] = functional.cross_entropy(scores, gold) * more
    return found


def _roles_of(item: Item, things: Things) -> Tensor:
    """The role of each entity, then of each event, in each event (row); 0 is none."""
    gold = torch.zeros(len(things.events), len(things.entities) + len(things.events), dtype=torch.long)
    for event, role, kind, ref in item.arguments:
        gold[event, ref if kind == "e" else len(things.entities) + ref] = 1 + role
    return gold


def _relations_of(item: Item, things: Things) -> Tensor:
    """The relation of each entity (row) to each other one; 0 is none."""
    gold = torch.zeros(len(things.entities), len(things.entities), dtype=torch.long)
    for kind, head, tail in item.relations:
        gold[head, tail] = 1 + kind
    return gold
