"""The words and sentences of a text for many that ask one after the other: spaCy makes them anew at each look.

A string is made at each ``token.norm_``; at each ``token.sent`` and ``span.sent`` a sentence is sought token by token.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

from spacy.tokens import Token

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HELD: Final = "khabar_held_words"
"""Of ``doc.user_data`` while they are held."""


class _Words(NamedTuple):
    """The norms of a text, its sentences, none where it is not cut into any, and where they begin."""

    norms: tuple[str, ...]
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]


def norm(doc: Doc, index: int) -> str:
    """``doc[index].norm_``; a negative index counts from the end."""
    words: _Words | None = doc.user_data.get(_HELD)
    return str(doc[index].norm_) if words is None else words.norms[index]


def norms(doc: Doc, start: int = 0, end: int | None = None) -> tuple[str, ...]:
    """The norms of ``doc[start:end]``.

    >>> import spacy
    >>> norms(spacy.blank("en")("Police Left"), 1)
    ('left',)
    """
    words: _Words | None = doc.user_data.get(_HELD)
    return tuple(token.norm_ for token in doc[start:end]) if words is None else words.norms[start:end]


def sentence_at(doc: Doc, index: int) -> Span:
    """The sentence of a token, ``doc[index].sent``."""
    words: _Words | None = doc.user_data.get(_HELD)
    if words is None or not words.starts:
        return doc[index].sent
    return words.sentences[bisect_right(words.starts, index) - 1]


def sentence_of(part: Span | Token) -> Span:
    """The sentence of a token or, of what goes over its end, the first one: ``part.sent``."""
    return sentence_at(part.doc, part.i if isinstance(part, Token) else part.start)


@contextmanager
def held_words(doc: Doc) -> Iterator[None]:
    """Within, nobody sets the norms of tokens or where sentences begin.

    >>> import spacy
    >>> doc = spacy.blank("en")("Police Left")
    >>> with held_words(doc):
    ...     norms(doc) is norms(doc), norm(doc, -1)
    (True, 'left')
    >>> doc.user_data
    {}
    """
    if _HELD in doc.user_data:
        yield
        return
    sentences = tuple(doc.sents) if doc.has_annotation("SENT_START") else ()
    folded = tuple([token.norm_ for token in doc])
    doc.user_data[_HELD] = _Words(folded, sentences, tuple(sentence.start for sentence in sentences))
    try:
        yield
    finally:
        del doc.user_data[_HELD]
