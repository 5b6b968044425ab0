"""Agreements that are still talked about, "ceasefire talks", and meetings to come: "talks have been arranged between".

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


def proposed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements right behind which stands that they are not made yet."""
    words = _words(language)
    return frozenset(
        event.trigger
        for event in events
        if event.trigger + 1 < len(doc) and doc[event.trigger + 1].norm_ in words and event.is_a(EventType.AGREEMENT)
    )


def arranged(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of meetings and protests right behind which stands that they are arranged, and so still to come."""
    phrases = _arranging(language)
    held = (event.trigger for event in events if event.is_a(*_HELD))
    return frozenset(at for at in held if at + 1 < len(doc) and phrases.stand(doc, at + 1))


@lru_cache(maxsize=4)
def _arranging(language: str) -> Phrases:
    return Phrases.of(language, table(language, "status")["proposed"]["arranged"])


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    """The words of a language: `[proposed]` in ``<xx>/status.toml``."""
    return fold_all(table(language, "status")["proposed"]["words"], language)
