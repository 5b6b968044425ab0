"""Find events that are reported or shown and called false behind that: they are negated.

"Reports that the army bombed the village were false": the bombing is found as actual. The words are data (`[refuted]`
in ``<xx>/scopes.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EventClass

_FARTHEST: Final = 12
"""Tokens at the most from an event to the word for reports before it, and to "false" behind it."""


_OPENING: Final = "\"“«'‘"
"""Quotation marks that may stand before the last word of those that call something false."""


class _Words(NamedTuple):
    telling: Phrases
    false: Phrases
    undoing: frozenset[str]
    walls: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[refuted]` in ``<xx>/scopes.toml``."""
    data = table(language, "scopes")["refuted"]
    quoted = (_before_last(phrase, mark) for phrase in data["false"] for mark in _OPENING)  # was "baseless"
    telling, false = Phrases(language), Phrases.of(language, (*data["false"], *quoted))
    telling.add(data, True)
    undoing, walls = (fold_all(data[key], language) for key in ("undoing", "walls"))
    return _Words(telling, false, undoing, walls)


def _before_last(phrase: str, mark: str) -> str:
    *others, last = phrase.split()
    return " ".join((*others, mark, last))


def refuted(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of events, other than speech, between a word for reports and one for false."""
    words = _words(language)
    return frozenset(
        event.trigger for event in events if not event.is_a(EventClass.SPEECH) and _refutes(doc, event.trigger, words)
    )


def _refutes(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a word for reports stands before a trigger, and one for false behind it."""
    for at in range(trigger, min(len(doc), trigger + 1 + _FARTHEST)):
        if at > trigger and words.false.stand(doc, at) and doc[at - 1].norm_ not in words.undoing:
            sentence = sentence_at(doc, trigger)
            before = range(max(sentence.start, trigger - _FARTHEST), trigger)
            return at < sentence.end and any(words.telling.stand(doc, place) for place in before)
        if doc[at].norm_ in words.walls:
            return False
    return False
