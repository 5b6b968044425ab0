"""Papers that speak: "وأضاف البيان", "The statement said" are the words of who issued the statement."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from spacy.tokens import Doc, Span, Token

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold

_REACH: Final = 4
"""Words from a reporting verb in which the paper is named that it speaks of."""


class Papers:
    """The words of a language for papers that somebody issues (``<xx>/attribution.toml``)."""

    def __init__(self, language: str) -> None:
        data = table(language, "attribution")
        self._language = language
        self._issued = self._phrases(data["issued"])
        self._taken_up = self._phrases(data["papers"])

    def _phrases(self, phrases: Iterable[str]) -> tuple[str, ...]:
        return tuple(f" {fold(phrase, self._language)} " for phrase in phrases)

    def issued(self, sentence: Span) -> bool:
        """Whether a sentence tells of a new one: "in a statement"."""
        return self._has(sentence, self._issued)

    def speaks(self, doc: Doc, verb: int) -> bool:
        """Whether one that was told of stands beside a reporting verb, in its sentence."""
        sentence = doc[verb].sent
        before = doc[max(sentence.start, verb - _REACH) : verb]
        behind = doc[verb + 1 : min(sentence.end, verb + 1 + _REACH)]
        return self._has(before, self._taken_up) or self._has(behind, self._taken_up)

    def _has(self, tokens: Iterable[Token], phrases: tuple[str, ...]) -> bool:
        words = f" {' '.join(fold(token.text, self._language) for token in tokens)} "
        return any(phrase in words for phrase in phrases)
