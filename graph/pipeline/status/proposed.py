"""Agreements that are still talked about: "ceasefire talks", "a truce proposal".

The model takes them for made, since the words are the same; annotators have them as possible or planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.ontology.terms import EventType


def proposed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements right behind which stands that they are not made yet."""
    words = _words(language)
    return frozenset(
        event.trigger
        for event in events
        if event.trigger + 1 < len(doc) and doc[event.trigger + 1].norm_ in words and event.is_a(EventType.AGREEMENT)
    )


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    """The words of a language: `[proposed]` in ``<xx>/status.toml``."""
    return fold_all(table(language, "status")["proposed"]["words"], language)
