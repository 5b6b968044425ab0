"""Component "khabar_encoder": a vector of each token, by the encoder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from khabar.graph.errors import KhabarError
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.learned.model import ENCODER_FILES, Vectors, piece_encoder
from khabar.graph.pipeline.learned.pieces import align, unmarked, unvowelled, windows, without_middles
from khabar.graph.pipeline.learned.stored import Stored
from khabar.graph.pipeline.words.homographs import told_apart, written

NAME: Final = "khabar_encoder"


class Encoder(Stored):
    """Sets ``doc.tensor``, a row a token; white space has zeros.

    Sentences are run one by one: the activations of a run share one quantisation, so that in a batch the vectors of a
    sentence would depend on its neighbours, and a graph on the order of its articles.
    """

    FILES = ENCODER_FILES

    def load(self) -> None:
        """Open the encoder."""
        self.encoder = piece_encoder(self.folder)

    def __call__(self, doc: Doc) -> Doc:
        """Set the vectors of a Doc.

        Raises:
            KhabarError: the Doc has no sentences.
        """
        if not doc.has_annotation("SENT_START"):
            raise KhabarError('a Doc without sentences; add the component "khabar_sentences" before this one')
        doc.tensor = np.zeros((len(doc), self.encoder.hidden), dtype=np.float32)
        text = doc.text
        for sentence in doc.sents:
            tokens = [token for token in sentence if not token.is_space]
            if not tokens:
                continue
            spelled, bounds = _spelled(text, tokens)
            plain, bounds = unvowelled(spelled.translate(_quotation(doc.lang_)), bounds)
            pieces, offsets = self.encoder.pieces(plain)
            first, last = align(bounds, offsets)
            if first:
                read, first, last = without_middles(first, last, len(pieces))
                vectors = self._vectors([pieces[place] for place in read])
                places = [token.i for token in tokens[: len(first)]]
                mean = vectors[first]
                mean += vectors[last]
                mean /= 2
                doc.tensor[places] = mean
        return doc

    def _vectors(self, pieces: list[int]) -> Vectors:
        """Vectors of pieces, of a long sentence window by window."""
        found = np.zeros((len(pieces), self.encoder.hidden), dtype=np.float32)
        for start, end, begin, stop in windows(len(pieces)):
            found[begin:stop] = self.encoder.vectors(pieces[start:end])[begin - start : stop - start]
        return found


def _spelled(text: str, tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The text of the tokens of a sentence and where each is in it, with words spelled so that none is written alike.

    Names are without marks. Line breaks around a sentence are no part of it.
    """
    start = tokens[0].idx
    names = _marked_names(tokens)
    if not names and not told_apart(tokens, tokens[0].doc.lang_):
        bounds = [(token.idx - start, token.idx + len(token) - start) for token in tokens]
        return text[start : start + bounds[-1][1]], bounds
    bounds, parts, at, end = [], [], 0, start
    for token in tokens:
        word = unmarked(token.text) if token.i in names else written(token)
        gap = token.idx - end
        bounds.append((at + gap, at + gap + len(word)))
        parts += [text[end : token.idx], word]
        at, end = at + gap + len(word), token.idx + len(token)
    return "".join(parts), bounds


def _marked_names(tokens: Sequence[Token]) -> frozenset[int]:
    """Where names stand with marks, which the encoder knows without: "معمّر", "بشّار"."""
    marked = [token for token in tokens if unmarked(token.text) != token.text]
    return frozenset(token.i for token in marked if token.norm_ in _names(token.lang_)) if marked else frozenset()


@lru_cache(maxsize=4)
def _quotation(language: str) -> dict[int, int]:
    """Curly quotation marks, hardly any of which the encoder was taught with, as those that it knows."""
    return str.maketrans("“”", table(language, "homographs")["quotation"])


@lru_cache(maxsize=4)
def _names(language: str) -> frozenset[str]:
    data = table(language, "names")
    return fold_all((*data["given"], *data["family"]), language)


@Language.factory(NAME, default_config={"folder": None}, requires=["doc.sents"], assigns=["doc.tensor"])
def make(nlp: Language, name: str, folder: str | None) -> Encoder:  # noqa: ARG001
    """The component; `folder` has the files of another model than the shipped one."""
    return Encoder(folder)
