"""Find mentions joined behind a repeated preposition: "مع الروس، ومع الإيرانيين" ("with the Russians, and with").

They have the same role: true of all 30 such pairs that annotators had marked.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from spacy.tokens import Doc, Token

from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes

_JOINED: Final = 2
_FARTHEST: Final = 6
"""Tokens between the two at the most: a conjunction and a preposition, with marks and articles beside them."""


class _Words(NamedTuple):
    """Folded words of a language."""

    prepositions: frozenset[str]
    joins: frozenset[str]
    articles: frozenset[str]


def repeated(doc: Doc, *, language: str) -> Iterator[tuple[str, str]]:
    """The references of each two mentions joined so."""
    words = _words(language)
    for first, second in pairwise(doc.ents):
        if not _JOINED <= second.start - first.end <= _FARTHEST:
            continue
        between = [token for token in doc[first.end : second.start] if _counts(token, words)]
        if [token.norm_ in words.joins for token in between] != [True, False]:
            continue
        preposition = between[1].norm_
        earlier = reversed(doc[max(0, first.start - _JOINED) : first.start])
        before = next((token for token in earlier if _counts(token, words)), None)
        if (
            before is not None
            and before.norm_ == preposition in words.prepositions
            and sentence_of(before) == sentence_of(second)
        ):
            yield mention_ref(first.start), mention_ref(second.start)


def _counts(token: Token, words: _Words) -> bool:
    """Whether a token is more than a mark or an article."""
    return not (token.is_punct or token.is_space or token.norm_ in words.articles)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    prepositions, joins = (clause_words(language, key) for key in ("prepositions", "coordinators"))
    return _Words(prepositions, joins, word_classes(language).articles)
