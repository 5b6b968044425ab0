"""The mentions of a text for many that ask one after the other: spaCy makes new spans at each look at ``doc.ents``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HELD: Final = "khabar_held_mentions"
"""Of ``doc.user_data`` while they are held."""


def mentions(doc: Doc) -> tuple[Span, ...]:
    """``doc.ents``, in the order of the text; inside of `held` those that were set last with `set_mentions`."""
    found: tuple[Span, ...] | None = doc.user_data.get(_HELD)
    return tuple(doc.ents) if found is None else found


def mentions_within(part: Span) -> tuple[Span, ...]:
    """The mentions within a part of a text, as ``part.ents``, which looks at all of the text for each sentence."""
    found = mentions(part.doc)
    first = bisect_left(found, part.start, key=_start)
    last = bisect_left(found, part.end, lo=first, key=_start)
    return tuple(span for span in found[first:last] if span.end <= part.end)


def _start(span: Span) -> int:
    return int(span.start)


def set_mentions(doc: Doc, spans: Iterable[Span]) -> None:
    """Set ``doc.ents``."""
    doc.ents = tuple(spans)
    if _HELD in doc.user_data:
        doc.user_data[_HELD] = tuple(doc.ents)


@contextmanager
def held(doc: Doc) -> Iterator[None]:
    """Within, nobody sets ``doc.ents`` but by `set_mentions`.

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
