"""The network: one encoder, heads for entities, events, status, roles and relations, all over khabar's tokens.

A token is the mean of its first and its last piece. Entities are tagged B-I-O, events one label a token; an event and
what may fill a role of it, and two entities, are scored as pairs, in tables whose cells see each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from e5 import Encoder
from torch import Tensor, nn
from torch.nn import functional

from khabar.graph.pipeline.doc import SAME_AS, TIME
from khabar.graph.pipeline.learned.table import HEADS
from khabar.ontology.terms import EntityType, EventType, RelationType, Role, Status

ENTITIES = (*EntityType.ALL, TIME)
EVENTS = EventType.ALL
STATUSES = Status.ALL
ROLES = Role.ALL
RELATIONS = (*RelationType.ALL, SAME_AS)
TAGS = ("O", *(f"{mark}-{kind}" for kind in ENTITIES for mark in "BI"))
DISTANCES = 16
DIMENSIONS = 128
"""Numbers of a sentence's vector; see `meanings`."""


class Pairs(nn.Module):
    """Scores pairs of things by what they are, how they differ, their types and how far apart they stand."""

    def __init__(self, hidden: int, kinds_a: int, kinds_b: int, labels: int, dropout: float) -> None:
        super().__init__()
        size = 160
        self.a = nn.Linear(hidden, size)
        self.b = nn.Linear(hidden, size)
        self.kind_a = nn.Embedding(kinds_a, 48)
        self.kind_b = nn.Embedding(kinds_b, 48)
        self.distance = nn.Embedding(DISTANCES * 2 + 1, 48)
        self.between = nn.Linear(hidden, size)
        self.inner = nn.Linear(5 * size + 3 * 48, 256)
        self.outer = nn.Linear(256, labels)
        self.dropout = nn.Dropout(dropout)

    def cells(self, a: Tensor, b: Tensor, between: Tensor, kind_a: Tensor, kind_b: Tensor, distance: Tensor) -> Tensor:
        """What is known of each pair."""
        x, y = functional.gelu(self.a(a)), functional.gelu(self.b(b))
        z = functional.gelu(self.between(between))
        parts = [x, y, x * y, (x - y).abs(), z, self.kind_a(kind_a), self.kind_b(kind_b), self.distance(distance)]
        return functional.gelu(self.inner(self.dropout(torch.cat(parts, -1))))

    def labels(self, cells: Tensor) -> Tensor:
        """Scores of the labels for each pair; label 0 is none."""
        found: Tensor = self.outer(self.dropout(cells))
        return found


class Among(nn.Module):
    """Lets the cells of each row of a table see each other; adds to them."""

    def __init__(self, size: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.norm = nn.LayerNorm(size)
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """New cells (row, column, size)."""
        rows, columns, size = x.shape
        q, k, v = self.qkv(self.norm(x)).view(rows, columns, 3, self.heads, size // self.heads).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(rows, columns, size)
        return x + self.dropout(self.out(found))


class Table(nn.Module):
    """Lets the pairs of a sentence see each other: those of one row, then those of one column (Ho et al. 2019).

    Who else may be the agent, and what else one may be the agent of, is known only from the other cells; so is who else
    may lead a body. At first it changes nothing, so that it can be put on a trained network.
    """

    def __init__(self, cells: int, size: int = 128, dropout: float = 0.1) -> None:
        super().__init__()
        self.enter = nn.Linear(cells, size)
        self.rows = Among(size, HEADS, dropout)
        self.columns = Among(size, HEADS, dropout)
        self.norm = nn.LayerNorm(size)
        self.inner = nn.Linear(size, 2 * size)
        self.leave = nn.Linear(2 * size, cells)
        self.dropout = nn.Dropout(dropout)
        nn.init.zeros_(self.leave.weight)
        nn.init.zeros_(self.leave.bias)

    def forward(self, cells: Tensor) -> Tensor:
        """New cells (row, column, size)."""
        x = self.columns(self.rows(self.enter(cells)).transpose(0, 1)).transpose(0, 1)
        return cells + self.dropout(self.leave(functional.gelu(self.inner(self.norm(x)))))


class Meaning(nn.Module):
    """The vector of a sentence from those of its tokens (`meanings`)."""

    def __init__(self, hidden: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.inner = nn.Linear(hidden, 512)
        self.share = nn.Linear(hidden, 1)
        self.outer = nn.Linear(512, DIMENSIONS)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Vectors (sentence, dimension); `mask` says which tokens there are."""
        shares = self.share(x)[..., 0].masked_fill(~mask, -math.inf).softmax(-1)
        mean = (shares[..., None] * functional.gelu(self.inner(x))).sum(1)
        found: Tensor = self.outer(self.dropout(mean))
        return found


def bucket(distance: Tensor) -> Tensor:
    """Distances in tokens as 33 classes: exact up to 8, then logarithmic."""
    size = distance.abs().clamp(min=1).float()
    log = (8 + (size / 8).clamp(min=1).log() / math.log(2) * 2).clamp(max=DISTANCES).long()
    value = torch.where(distance.abs() <= 8, distance.abs(), log)
    return (DISTANCES + torch.where(distance < 0, -value, value)).long()


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, encoder: Encoder, dropout: float = 0.2) -> None:
        super().__init__()
        self.encoder = encoder
        hidden = encoder.shape.hidden
        self.dropout = nn.Dropout(dropout)
        self.tag = nn.Linear(hidden, len(TAGS))
        self.event = nn.Linear(hidden, len(EVENTS) + 1)
        self.status_inner = nn.Linear(hidden, 128)
        self.status = nn.Linear(128, len(STATUSES))
        self.role = Pairs(hidden, len(EVENTS), len(ENTITIES) + len(EVENTS), len(ROLES) + 1, dropout)
        self.table = Table(self.role.outer.in_features)
        self.relation = Pairs(hidden, len(ENTITIES), len(ENTITIES), len(RELATIONS) + 1, dropout)
        self.relation_table = Table(self.relation.outer.in_features)
        self.meaning = Meaning(hidden)
        self.meaning.requires_grad_(False)  # learnt when all else is; until then no sentence is like another
        nn.init.zeros_(self.meaning.outer.weight)
        nn.init.zeros_(self.meaning.outer.bias)

    def tokens(self, pieces: Tensor, mask: Tensor, first: Tensor, last: Tensor, shift: Tensor | None = None) -> Tensor:
        """Vectors of tokens from the pieces they begin and end with."""
        x = self.encoder(pieces, mask, shift)
        index = lambda at: at[..., None].expand(-1, -1, x.shape[-1])  # noqa: E731
        return (x.gather(1, index(first)) + x.gather(1, index(last))) / 2

    def standardise(self, x: Tensor) -> None:
        """Give vectors like `x` (tokens, hidden) mean 0 and deviation 1 in every dimension, by the last normalisation.

        The vectors of this encoder have a large common part (mean cosine .72): heads that begin on them push it first,
        and with it all tokens to one point, from which training does not come back.
        """
        last = self.encoder.layers[-1].norm2
        with torch.no_grad():
            deviation = x.std(0) + 1e-3
            last.weight.div_(deviation)
            last.bias.sub_(x.mean(0)).div_(deviation)

    def keep(self, layers: Sequence[int]) -> None:
        """Keep only these layers of the encoder, by their present numbers."""
        self.encoder.layers = nn.ModuleList(self.encoder.layers[number] for number in layers)

    @classmethod
    def load(cls, weights: Path, path: Path) -> Network:
        """A trained network, with as many layers, as wide, as its file has, over the encoder of a folder."""
        state = torch.load(path)
        network = cls(Encoder.load(weights))
        prefix = "encoder.layers."
        network.keep(
            range(1 + max(int(name[len(prefix) :].split(".")[0]) for name in state if name.startswith(prefix)))
        )
        for number, layer in enumerate(network.encoder.layers):
            layer.narrow(torch.arange(len(state[f"{prefix}{number}.up.bias"])))  # type: ignore[operator]
        # Word vectors are frozen in training; those of the folder are taken, also where its vocabulary is another.
        state["encoder.word.weight"] = network.encoder.word.weight
        for part in ("meaning", "table", "relation_table"):  # runs from before there was such a part
            for name, value in network.get_submodule(part).state_dict(prefix=f"{part}.").items():
                state.setdefault(name, value)
        network.load_state_dict(state)
        return network

    def save(self, folder: Path) -> None:
        """Write the weights into a folder of a run, whole or not at all."""
        part = folder / "network.part"
        torch.save(self.state_dict(), part)
        part.replace(folder / "network.pt")

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Scores of tags, events and statuses a token."""
        x = self.dropout(x)
        status = self.status(self.dropout(functional.gelu(self.status_inner(x))))
        return self.tag(x), self.event(x), status
