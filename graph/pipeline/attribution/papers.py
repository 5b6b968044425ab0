"""Attribute what a statement says to whoever issued it: "وأضاف البيان", "The statement said"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.ofdoc import sentence_at

_REACH: Final = 4
"""Words between a reporting verb and the paper that it speaks of, at the most."""


class Papers:
    """The words of a language for papers that somebody issues (``<xx>/attribution.toml``)."""

    def __init__(self, language: str) -> None:
        data = table(language, "attribution")
        self._language = language
        self._issued = self._phrases(data["issued"])
        self._taken_up = self._phrases(data["papers"])

    def _phrases(self, phrases: Iterable[str]) -> tuple[str, ...]:
        """Phrases folded, with a space before and behind each."""
        return tuple(f" {fold(phrase, self._language)} " for phrase in phrases)

    def issued(self, sentence: Span) -> bool:
        """Whether a sentence tells of a new paper: "in a statement"."""
        return self._has(sentence, self._issued)

    def speaks(self, doc: Doc, verb: int) -> bool:
        """Whether a paper that was told of stands near a reporting verb, in its sentence."""
        sentence = sentence_at(doc, verb)
        before = doc[max(sentence.start, verb - _REACH) : verb]
        behind = doc[verb + 1 : min(sentence.end, verb + 1 + _REACH)]
        return self._has(before, self._taken_up) or self._has(behind, self._taken_up)

    def _has(self, tokens: Iterable[Token], phrases: tuple[str, ...]) -> bool:
        """Whether one of the phrases is among the words of the tokens."""
        words = f" {' '.join(fold(token.text, self._language) for token in tokens)} "
        return any(phrase in words for phrase in phrases)
