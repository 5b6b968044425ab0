"""Set sentence boundaries: at line breaks, behind datelines, at full stops, question and exclamation marks.

Not at commas: Arabic news sentences are long and joined with commas and و, and a cut there would part a speaker from
what is said. Only a text without full stops, as the transcript of a broadcast, is cut there, since later steps compare
all pairs in a sentence.
"""

from __future__ import annotations

import re
from typing import Any, Final

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Token

from khabar.graph.language.data import table
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.datelines import TOKENS, datelines

NAME: Final = "khabar_sentences"

_INITIALS: Final = re.compile(r"\w(\.\s?\w)+")
"""Initials without their last full stop: "ح. ع"."""

_LONGEST: Final = 300
"""Tokens of the longest sentence: of a thousand Arabic news sentences one or two have more."""


def one_sentence(doc: Doc) -> Doc:
    """Make the whole Doc one sentence; the component leaves such a Doc alone.

    For texts that are given as sentences: ``nlp(one_sentence(nlp.make_doc(text)))``.
    """
    return _set(doc, [index == 0 for index in range(len(doc))])


def _set(doc: Doc, starts: list[bool]) -> Doc:
    # Not token by token: each such assignment looks at the whole Doc.
    if len(doc):
        values: Any = np.array([[1 if start else -1] for start in starts], dtype="int64").astype("uint64")
        doc.from_array(["SENT_START"], values)
    return doc


class SentenceBoundaries:
    """The component ``khabar_sentences``; its data is ``<language>/sentences.toml``.

    A Doc whose boundaries are set already keeps them.
    """

    def __init__(self, language: str) -> None:
        data = table(language, "sentences")
        self._enders = frozenset(data["enders"])
        self._closers = frozenset(data["closers"])
        self._abbreviations = frozenset(data["abbreviations"])
        self._starters = frozenset(data.get("starters", ()))
        self._platforms = frozenset(data.get("platforms", ()))
        self._posted_on = frozenset(data.get("posted_on", ()))
        self._pauses = frozenset(data["pauses"])
        self._joins = coordinators(language).all
        self._datelines = datelines(language)

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence boundaries of the Doc."""
        if len(doc) == 0 or doc.has_annotation("SENT_START"):
            return doc
        starts = [False] * len(doc)
        starts[0] = True
        begin, index = 0, 0
        while index < len(doc):
            end = self._dateline(doc, index) if index == begin else None
            end = end or self._end(doc, begin, index)
            if end is not None and end < len(doc):
                starts[end] = True
                begin = end
            elif index - begin >= _LONGEST:
                begin = self._cut(doc, begin, index)
                starts[begin] = True
            index = max(index + 1, end or 0)
        return _set(doc, starts)

    def _cut(self, doc: Doc, begin: int, end: int) -> int:
        """Where too long a sentence is cut: behind its last comma in the second half, or at its last "and"."""
        half = range(end - 1, begin + (end - begin) // 2, -1)
        paused = (at + 1 for at in half if doc[at].text in self._pauses)
        joined = (at for at in half if doc[at].norm_ in self._joins)
        return next(paused, next(joined, end))

    def _dateline(self, doc: Doc, begin: int) -> int | None:
        """The end of the dateline that a line begins with, or None."""
        if begin and "\n" not in doc[begin - 1].text:
            return None
        line = doc[begin : begin + TOKENS]
        end = self._datelines.end(line.text)
        return next((token.i for token in line if token.idx - line.start_char >= end), None) if end else None

    def _end(self, doc: Doc, begin: int, index: int) -> int | None:
        """The start of the next sentence if the one from `begin` ends at token `index`, or None."""
        token = doc[index]
        if token.text.isspace():
            return index + 1 if "\n" in token.text else None
        after = index + 1
        if token.text[0] in self._enders:
            if index - begin < 2 and doc[begin].text.isdigit():  # "1. ..." numbers a line
                return None
            closed = index > 0 and after < len(doc) and doc[after].text in self._closers
            if closed and _INITIALS.fullmatch(doc[index - 1].text):
                return None  # "(ح. ع.) وشقيقه"
            while after < len(doc) and not doc[after - 1].whitespace_ and doc[after].text in self._closers:
                after += 1
        elif not self._ends_with_its_own_stop(doc, token):
            return None
        while after < len(doc) and doc[after].text.isspace():
            after += 1
        if after < len(doc) and (doc[after].text[0].islower() or doc[after].text[0] in self._enders):
            return None
        return after

    def _ends_with_its_own_stop(self, doc: Doc, token: Token) -> bool:
        """Whether the full stop of "U.S." or "a.m." also ends the sentence: a word that begins one follows."""
        if len(token) < 2 or token.text[-1] not in self._enders or token.text in self._abbreviations:
            return False
        if token.text[:-1] in self._platforms and token.i and doc[token.i - 1].text.lower() in self._posted_on:
            return True  # "on X." is no initial
        return token.i + 1 < len(doc) and doc[token.i + 1].text in self._starters


@Language.factory(NAME, assigns=["token.is_sent_start", "doc.sents"])
def make(nlp: Language, name: str) -> SentenceBoundaries:  # noqa: ARG001 - spaCy passes both
    """For spaCy: the component with the data of the pipeline's language."""
    return SentenceBoundaries(nlp.lang or "")
