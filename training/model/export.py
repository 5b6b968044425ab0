"""Write a trained network as the files the package reads: encoder, vocabulary, heads, labels.

    python training/model/export.py --weights weights/ --run runs/a --out graph/pipeline/learned/files

The weights of the join (`join.toml`) are measured by join.py; where there are none yet, the model decides alone. Prints
how far the vectors of the package's runtime are from those of training, on a few sentences.
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from encoder import save
from even import factors
from join import KNOBS, written
from network import ENTITIES, EVENTS, RELATIONS, ROLES, STATUSES, Network
from rows import framed
from texts import rows
from tokenizers import Tokenizer

from khabar.graph.pipeline.learned.model import piece_encoder

OWN = sorted((Path(__file__).parents[1] / "annotations").glob("own-*.jsonl"))
"""Annotations of our own sentences, which have their texts: what activations are measured on."""
ONE_IN = 5

LABELS = {
    "entities": ENTITIES,
    "events": EVENTS,
    "status": STATUSES,
    "roles": ROLES,
    "relations": RELATIONS,
}


SENTENCES = (
    "أعلنت وزارة الداخلية أن الشرطة أحبطت هجوما على السفارة.",
    "وأفاد مراسلنا بأن الطائرات قصفت بلدة حدودية مساء أمس.",
    "The army said on Monday that it had retaken the border town.",
)


def measured(vocabulary: Path) -> Iterator[list[int]]:
    """Every fifth of our own sentences, in pieces."""
    tokenizer = Tokenizer.from_file(str(vocabulary))
    texts = [row["text"] for path in OWN for row in rows(path)]
    for text in texts[::ONE_IN]:
        yield framed(tokenizer.encode(text, add_special_tokens=False).ids)


def likeness(network: Network, folder: Path) -> float:
    """The mean cosine of the pieces' vectors by the exported encoder with those by the network."""
    found = []
    runtime = piece_encoder(folder)
    for text in SENTENCES:
        pieces, _ = runtime.pieces(text)
        given = torch.tensor([framed(pieces)])
        with torch.no_grad():
            wanted = network.eval().encoder(given, torch.ones_like(given, dtype=torch.bool))[0, 1:-1]
        found.append(torch.cosine_similarity(torch.from_numpy(runtime.vectors(pieces)), wanted).mean().item())
    return sum(found) / len(found)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    network = Network.load(options.weights, options.run / "network.pt")
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(options.weights / "tokenizer.json", options.out / "tokenizer.json")
    even = factors(network.encoder, measured(options.out / "tokenizer.json"))
    save(network.encoder, options.out / "encoder.onnx", even)
    heads = {
        name: value.numpy().astype(np.float16)
        for name, value in network.state_dict().items()
        if not name.startswith("encoder.")
    }
    np.savez(options.out / "heads.npz", **heads)
    (options.out / "labels.json").write_text(json.dumps(LABELS, indent=1) + "\n", encoding="utf-8")
    join = options.out / "join.toml"
    if not join.exists():
        nothing = {task: dict.fromkeys(knobs, 0.0) for task, knobs in KNOBS.items()}
        join.write_text(written(nothing | {"calibration": {task: [1.0, 0.0] for task in KNOBS}}), encoding="utf-8")
    print(f"mean cosine of token vectors, runtime and training: {likeness(network, options.out):.4f}")
    for path in sorted(options.out.iterdir()):
        print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
