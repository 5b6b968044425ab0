"""Give the mentions of a Doc quickly to many passes: spaCy makes new spans at each look at ``doc.ents``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

Made = TypeVar("Made")
Component = TypeVar("Component")
_HELD: Final = "khabar_held_mentions"
_MADE: Final = "khabar_made_of_mentions"
"""Of ``doc.user_data`` while they are held."""


def mentions(doc: Doc) -> tuple[Span, ...]:
    """``doc.ents``, in text order; inside `held` those that `set_mentions` set last."""
    found: tuple[Span, ...] | None = doc.user_data.get(_HELD)
    return tuple(doc.ents) if found is None else found


def mentions_within(part: Span) -> tuple[Span, ...]:
    """The mentions within a part of a text, as ``part.ents``, which is slow: it looks at all of the text."""
    return tuple(span for span in _beginning_in(part, mentions(part.doc)) if span.end <= part.end)


def mentions_from(part: Span) -> tuple[Span, ...] | None:
    """The mentions that begin within a part of a text, while they are held; else None."""
    found: tuple[Span, ...] | None = part.doc.user_data.get(_HELD)
    return None if found is None else _beginning_in(part, found)


def _beginning_in(part: Span, found: tuple[Span, ...]) -> tuple[Span, ...]:
    first = bisect_left(found, part.start, key=_start)
    return found[first : bisect_left(found, part.end, lo=first, key=_start)]


def _start(span: Span) -> int:
    return int(span.start)


def made_of_mentions(doc: Doc, make: Callable[[tuple[Span, ...]], Made]) -> Made:
    """What a function makes of `mentions`; inside of `held` it is made once, until they are set anew."""
    known: dict[Any, Made] = doc.user_data.get(_MADE, {})
    if make not in known:
        known[make] = make(mentions(doc))
    return known[make]


def mentions_by_start(doc: Doc) -> Mapping[int, Span]:
    """The mentions of a text by their first tokens, in the order of the text."""
    return made_of_mentions(doc, _by_start)


def mentions_by_end(doc: Doc) -> Mapping[int, Span]:
    """The mentions of a text by the token behind their last one, in the order of the text."""
    return made_of_mentions(doc, _by_end)


def mentions_by_token(doc: Doc) -> Mapping[int, Span]:
    """Each token of a mention with the mention."""
    return made_of_mentions(doc, _by_token)


def _by_start(spans: tuple[Span, ...]) -> Mapping[int, Span]:
    return {span.start: span for span in spans}


def _by_end(spans: tuple[Span, ...]) -> Mapping[int, Span]:
    return {span.end: span for span in spans}


def _by_token(spans: tuple[Span, ...]) -> Mapping[int, Span]:
    return {at: span for span in spans for at in range(span.start, span.end)}


def set_mentions(doc: Doc, spans: Iterable[Span]) -> None:
    """Set ``doc.ents``, also inside `held`."""
    doc.ents = tuple(spans)
    if _HELD in doc.user_data:
        doc.user_data[_HELD] = tuple(doc.ents)
        doc.user_data[_MADE] = {}


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
    doc.user_data[_MADE] = {}
    try:
        yield
    finally:
        del doc.user_data[_HELD], doc.user_data[_MADE]


def holding(call: Callable[[Component, Doc], Doc]) -> Callable[[Component, Doc], Doc]:
    """The ``__call__`` of a component that sets no mentions, with those of the text held."""

    @wraps(call)
    def calling(component: Component, doc: Doc) -> Doc:
        with held(doc):
            return call(component, doc)

    return calling
