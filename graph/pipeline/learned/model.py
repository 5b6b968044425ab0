"""The model's files: the encoder with its vocabulary, and the heads with their labels and the weights of the join."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from numpy.typing import NDArray

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import Written, written

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

import tomli

Vectors = NDArray[np.float32]
SHIPPED: Final = Path(__file__).parent / "files"
ENCODER_FILES: Final = ("encoder.onnx", "tokenizer.json")
HEAD_FILES: Final = ("heads.npz", "labels.json", "join.toml")
LABELLED: Final = ("entities", "events", "status", "roles", "relations")
JOINED: Final = ("entities", "events", "arguments", "status", "relations", "calibration")
_OPEN, _CLOSE = 0, 2
"""The pieces that open and close a sequence in the vocabulary of XLM-RoBERTa."""


@dataclass(frozen=True)
class PieceEncoder:
    """Vectors of the pieces of a text; make it with `piece_encoder`. `hidden` is the length of a vector."""

    tokenizer: Tokenizer
    session: InferenceSession
    hidden: int

    def pieces(self, text: str) -> tuple[list[int], list[tuple[int, int]]]:
        """The pieces of a text and where each stands."""
        encoding = self.tokenizer.encode(text, add_special_tokens=False)
        return encoding.ids, encoding.offsets

    def vectors(self, pieces: Sequence[int]) -> Vectors:
        """Vectors (piece, hidden) of a sequence."""
        framed = np.array([[_OPEN, *pieces, _CLOSE]], dtype=np.int64)
        found: Vectors = self.session.run(None, {"pieces": framed})[0][0]
        return found[1:-1]


@dataclass(frozen=True)
class Heads:
    """The classifiers over token vectors; make it with `heads`.

    Attributes:
        weights: arrays by name, as `scoring` takes them.
        labels: the names of the classes of each head, in the order of its scores.
        join: how much the lexicon's findings add to the scores (``join.toml``).
    """

    weights: Mapping[str, Vectors]
    labels: Mapping[str, Sequence[str]]
    join: Mapping[str, Any]


def piece_encoder(folder: Path = SHIPPED) -> PieceEncoder:
    """The encoder of a folder; opened once as long as its files stay the same.

    Raises:
        LanguageDataError: a file is missing or not readable.
    """
    return _piece_encoder(*_written(folder, ENCODER_FILES))


@lru_cache(maxsize=2)
def _piece_encoder(graph: Written, vocabulary: Written) -> PieceEncoder:
    # Imported here, because spaCy loads the factories of this package for everybody who loads any pipeline.
    import onnxruntime
    from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidGraph, InvalidProtobuf
    from tokenizers import Tokenizer

    options = onnxruntime.SessionOptions()
    # One thread: several processes, one a core, read many articles faster than one process on all cores.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The graph is made of the fused operations already; further passes only undo some of them.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    # A plan of memory for each of the many lengths would be kept for ever.
    options.enable_mem_pattern = False
    try:
        session = onnxruntime.InferenceSession(
            str(graph.path), sess_options=options, providers=["CPUExecutionProvider"]
        )
    except (Fail, InvalidProtobuf, InvalidGraph) as error:
        raise LanguageDataError(f"no encoder: {error}", path=graph.path) from error
    text = vocabulary.path.read_bytes()
    # The tokenizer itself says of a broken file nothing that can be caught by its type.
    if not (text.startswith(b"{") and text.rstrip().endswith(b"}")):
        raise LanguageDataError("no vocabulary: not a JSON object", path=vocabulary.path)
    return PieceEncoder(Tokenizer.from_buffer(text), session, int(session.get_outputs()[0].shape[-1]))


def heads(folder: Path = SHIPPED) -> Heads:
    """The heads of a folder; read once as long as its files stay the same.

    Raises:
        LanguageDataError: a file is missing or not readable, or lacks a table.
    """
    return _heads(*_written(folder, HEAD_FILES))


@lru_cache(maxsize=8)
def _heads(*files: Written) -> Heads:
    weights, labels, join = (file.path for file in files)
    try:
        with np.load(weights) as stored:
            # Turned, as the products take them: a third quicker for the few rows of a sentence.
            arrays = {name: stored[name].astype(np.float32, order="F") for name in stored.files}
        names = json.loads(labels.read_text(encoding="utf-8"))
        found = Heads(arrays, names, tomli.loads(join.read_text(encoding="utf-8")))
    except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
        raise LanguageDataError(f"no heads: {error}", path=weights.parent) from error
    for table, keys, path in ((found.labels, LABELLED, labels), (found.join, JOINED, join)):
        lacking = [key for key in keys if key not in table]
        if lacking:
            raise LanguageDataError(f"no heads: {', '.join(lacking)} is missing", path=path)
    return found


def _written(folder: Path, names: Sequence[str]) -> tuple[Written, ...]:
    """The files of a folder as they are now; raises LanguageDataError where one is missing."""
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        raise LanguageDataError(f"no model here: {', '.join(missing)} is missing", path=folder)
    return tuple(written(folder.resolve() / name) for name in names)
