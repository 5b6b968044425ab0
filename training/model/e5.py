"""The encoder that all begins with: multilingual-e5-small, a BERT of twelve layers (Wang et al. 2024)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder."""

    hidden: int
    layers: int
    heads: int
    intermediate: int
    vocabulary: int
    positions: int
    eps: float


class Layer(nn.Module):
    """A BERT layer (normalisation after the sum)."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.up = nn.Linear(shape.hidden, shape.intermediate)
        self.down = nn.Linear(shape.intermediate, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """New vectors of the pieces."""
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        found = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        found = found.transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm1(x + self.dropout(self.out(found)))
        return self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))

    def narrow(self, units: Tensor) -> None:
        """Keep only these units between `up` and `down`, by their present numbers."""
        up, down = self.up, self.down
        self.up = nn.Linear(up.in_features, len(units))
        self.down = nn.Linear(len(units), down.out_features)
        with torch.no_grad():
            self.up.weight.copy_(up.weight[units])
            self.up.bias.copy_(up.bias[units])
            self.down.weight.copy_(down.weight[:, units])
            self.down.bias.copy_(down.bias)


class Encoder(nn.Module):
    """multilingual-e5-small."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.shape = shape
        self.word = nn.Embedding(shape.vocabulary, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.eps)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = nn.Dropout(dropout)

    def forward(self, pieces: Tensor, mask: Tensor, shift: Tensor | None = None) -> Tensor:
        """Vectors of the pieces; `shift` is added to those they begin with."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        words = self.word(pieces) if shift is None else self.word(pieces) + shift
        x = self.dropout(self.norm(words + self.position(place) + self.kind))
        wide = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide)
        return x

    @classmethod
    def load(cls, folder: Path, dropout: float = 0.1) -> Encoder:
        """The encoder with the decoded weights of a folder."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        keys = ("hidden", "layers", "heads", "intermediate", "vocabulary", "positions", "eps")
        encoder = cls(Shape(**{key: config[key] for key in keys}), dropout)
        data = np.load(folder / "encoder.npz")
        tensor = {name: torch.from_numpy(data[name].astype(np.float32)) for name in data.files}
        with torch.no_grad():
            encoder.word.weight.copy_(tensor["emb.word"])
            encoder.position.weight.copy_(tensor["emb.pos"])
            encoder.kind.copy_(tensor["emb.type"][0])
            encoder.norm.weight.copy_(tensor["emb.ln.w"])
            encoder.norm.bias.copy_(tensor["emb.ln.b"])
            for number, layer in enumerate(encoder.layers):
                get = lambda name, n=number: tensor[f"l{n}.{name}"]  # noqa: E731
                layer.qkv.weight.copy_(torch.cat([get("q.w"), get("k.w"), get("v.w")]))
                layer.qkv.bias.copy_(torch.cat([get("q.b"), get("k.b"), get("v.b")]))
                for module, name in ((layer.out, "ao"), (layer.up, "fi"), (layer.down, "fo")):
                    module.weight.copy_(get(f"{name}.w"))
                    module.bias.copy_(get(f"{name}.b"))
                for module, name in ((layer.norm1, "aln"), (layer.norm2, "oln")):
                    module.weight.copy_(get(f"{name}.w"))
                    module.bias.copy_(get(f"{name}.b"))
        return encoder
