"""Find agreements that are not made yet, and meetings and protests that are only arranged.

"Ceasefire talks", "close to a security deal": the agreement is found as actual, and annotators have it as possible.
"Talks have been arranged", "a deal between the two is in the works": these are planned; so is the arrest of an "arrest
warrant". The words are data (`[proposed]` in ``<xx>/status.toml``).
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
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType

_HELD: Final = (EventType.MEETING, EventType.PROTEST)
"""Events that are arranged, as a word right behind says."""
_MADE: Final = (EventType.COOPERATION, EventType.AGREEMENT)
"""Events that may be "in the works"."""
_NEAR: Final = 6
"""Tokens at the most from a phrase for nearness to the agreement: "close to a long-awaited security deal"."""
_WHERE: Final = frozenset({EntityType.PLACE, EntityType.SITE})
_FARTHEST: Final = 14
"""Tokens at the most from cooperation to "in the works"."""


def proposed(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of agreements with a word like "talks" right behind, or "close to" before."""
    words = _words(language)
    agreements = [event.trigger for event in events if event.is_a(EventType.AGREEMENT)]
    return frozenset(
        at
        for at in agreements
        if (at + 1 < len(doc) and doc[at + 1].norm_ in words) or _near(doc, at, _nearing(language))
    )


def _near(doc: Doc, trigger: int, nearing: Phrases) -> bool:
    """Whether a phrase for nearness stands before an agreement: "close to a security deal"."""
    for at in range(trigger - 1, max(sentence_at(doc, trigger).start, trigger - _NEAR) - 1, -1):
        if doc[at].is_punct or doc[at].ent_type_ in _WHERE:
            return False  # "met near Goma and signed a deal"
        if next(nearing.at(doc, at, trigger), None) is not None:
            return True
    return False


def arranged(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of events still to come: meetings and protests arranged, deals in the works, arrest warrants."""
    right_behind, coming, warrants = _arranging(language)
    followed = [event for event in events if event.trigger + 1 < len(doc)]
    made = [event.trigger for event in events if event.is_a(*_HELD, *_MADE)]
    return (
        frozenset(e.trigger for e in followed if e.is_a(*_HELD) and right_behind.stand(doc, e.trigger + 1))
        | frozenset(e.trigger for e in followed if e.is_a(EventType.ARREST) and warrants.stand(doc, e.trigger + 1))
        | frozenset(at for at in made if _coming(doc, at, coming))
    )


def _coming(doc: Doc, trigger: int, coming: Phrases) -> bool:
    """Whether a phrase like "in the works" stands behind a trigger, with no mark between."""
    for token in doc[trigger + 1 : min(sentence_at(doc, trigger).end, trigger + 1 + _FARTHEST)]:
        if token.is_punct:
            return False
        if coming.stand(doc, token.i):
            return True
    return False


@lru_cache(maxsize=4)
def _arranging(language: str) -> tuple[Phrases, Phrases, Phrases]:
    """Phrases for "arranged", for "in the works" and for "warrant"."""
    data = table(language, "status")["proposed"]
    arranged, coming, warrants = (Phrases.of(language, data[key]) for key in ("arranged", "coming", "warrants"))
    return arranged, coming, warrants


@lru_cache(maxsize=4)
def _nearing(language: str) -> Phrases:
    """Phrases for nearness: "close to"."""
    return Phrases.of(language, table(language, "status")["proposed"]["nearing"])


@lru_cache(maxsize=4)
def _words(language: str) -> frozenset[str]:
    """The words of a language: `[proposed]` in ``<xx>/status.toml``."""
    return fold_all(table(language, "status")["proposed"]["words"], language)
