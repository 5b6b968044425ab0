"""Agreements that are still talked about, "ceasefire talks", and what is to come: "talks have been arranged between".

The model takes them for made, since the words are the same; annotators have them as possible or planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.ontology.terms import EventType

_HELD: Final = (EventType.MEETING, EventType.PROTEST)
_MADE: Final = (EventType.COOPERATION, EventType.AGREEMENT)
_FARTHEST: Final = 14
"""Tokens at the most between cooperation and "in the works"."""


def proposed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements right behind which stands that they are not made yet."""
    words = _words(language)
    return frozenset(
        event.trigger
        for event in events
        if event.trigger + 1 < len(doc) and doc[event.trigger + 1].norm_ in words and event.is_a(EventType.AGREEMENT)
    )


def arranged(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of meetings and protests right behind which stands that they are arranged, and so still to come.

    So it may further behind, of cooperation and agreements, too: "a deal between the two is in the works". Nobody is
    arrested yet by an "arrest warrant" either.
    """
    right_behind, coming, warrants = _arranging(language)
    followed = [event for event in events if event.trigger + 1 < len(doc)]
    made = [event.trigger for event in events if event.is_a(*_HELD, *_MADE)]
    return (
        frozenset(e.trigger for e in followed if e.is_a(*_HELD) and right_behind.stand(doc, e.trigger + 1))
        | frozenset(e.trigger for e in followed if e.is_a(EventType.ARREST) and warrants.stand(doc, e.trigger + 1))
        | frozenset(at for at in made if _coming(doc, at, coming))
    )


def _coming(doc: Doc, trigger: int, coming: Phrases) -> bool:
    for token in doc[trigger + 1 : min(doc[trigger].sent.end, trigger + 1 + _FARTHEST)]:
        if token.is_punct:
            return False
        if coming.stand(doc, token.i):
            return True
    return False


@lru_cache(maxsize=4)
def _arranging(language: str) -> tuple[Phrases, Phrases, Phrases]:
    data = table(language, "status")["proposed"]
    arranged, coming, warrants = (Phrases.of(language, data[key]) for key in ("arranged", "coming", "warrants"))
    return arranged, coming, warrants


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    """The words of a language: `[proposed]` in ``<xx>/status.toml``."""
    return fold_all(table(language, "status")["proposed"]["words"], language)
