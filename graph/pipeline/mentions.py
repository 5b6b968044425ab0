"""Give the mentions of a Doc quickly to many passes: spaCy makes new spans at each look at ``doc.ents``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HELD: Final = "khabar_held_mentions"
"""Key in ``doc.user_data`` while mentions are held."""


def mentions(doc: Doc) -> tuple[Span, ...]:
    """``doc.ents``, in text order; inside `held` those that `set_mentions` set last."""
    found: tuple[Span, ...] | None = doc.user_data.get(_HELD)
    return tuple(doc.ents) if found is None else found


def mentions_within(part: Span) -> tuple[Span, ...]:
    """The mentions within a part of a text, as ``part.ents``, which is slow: it looks at all of the text."""
    found = mentions(part.doc)
    first = bisect_left(found, part.start, key=_start)
    last = bisect_left(found, part.end, lo=first, key=_start)
    return tuple(span for span in found[first:last] if span.end <= part.end)


def _start(span: Span) -> int:
    return int(span.start)


def set_mentions(doc: Doc, spans: Iterable[Span]) -> None:
    """Set ``doc.ents``, also inside `held`."""
    doc.ents = tuple(spans)
    if _HELD in doc.user_data:
        doc.user_data[_HELD] = tuple(doc.ents)


@contextmanager
def held(doc: Doc) -> Iterator[None]:
    """Within this context, ``doc.ents`` is set only by `set_mentions`, and `mentions` gives the same spans.

    >>> import spacy
    >>> doc = spacy.blank("en")("Oman left")
    >>> with held(doc):
    ...     set_mentions(doc, [doc.char_span(0, 4, label="State")])
    ...     mentions(doc) is mentions(doc)
    True
    >>> [span.text for span in mentions(doc)], doc.user_data
    (['Oman'], {})
    """
    doc.user_data[_HELD] = tuple(doc.ents)
    try:
        yield
    finally:
        del doc.user_data[_HELD]
