"""The shift of a batch's word vectors that its loss minds most (Miyato et al. 2017).

Trained on it beside the batch as it is, a network learns to say the same of words that are nearly these.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import torch
from network import Network
from rows import Item, collate
from torch import Tensor

Parts = Mapping[str, Tensor]
"""The loss of each task on a batch."""


def learn(
    network: Network,
    items: Sequence[Item],
    told: Callable[[Tensor | None], Parts],
    total: Callable[[Parts], Tensor],
    size: float,
) -> Parts:
    """Add the gradients of half a batch's loss and half that of its worst shift; gives the parts of the former.

    `told` gives the parts of the loss, the word vectors shifted; `size` is how long the shift of a piece is, beside its
    word vector, if all pieces of a sentence share it alike.
    """
    pieces = collate(list(items)).pieces
    shift = torch.zeros(*pieces.shape, network.encoder.shape.hidden, requires_grad=True)
    parts = told(shift)
    (total(parts) / 2).backward()
    assert shift.grad is not None
    with torch.no_grad():
        length = network.encoder.word(pieces).norm(dim=-1).mean() * pieces.shape[1] ** 0.5
        steepest = shift.grad / (shift.grad.flatten(1).norm(dim=1)[:, None, None] + 1e-12)
    (total(told(size * length * steepest)) / 2).backward()
    return parts
