"""Sharing of intelligence and cooperation that have ended: "علقت كندا تبادل المعلومات", "suspended their cooperation".

The model takes it for shared, since the words are the same; by GUIDELINES sharing that is withheld is negated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.cues import Phrases
from khabar.graph.pipeline.doc import Event
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EventType

_KINDS: Final = frozenset({EventType.INTELLIGENCE_SHARING, EventType.COOPERATION})

_FARTHEST: Final = 5
"""Tokens between a word that withholds and what is withheld: "علقت المملكة المتحدة مؤقتا تبادل"."""

_BEFORE: Final = 4
"""Tokens before that word in which something is looked for by which it stops nothing: "has not yet suspended"."""


@dataclass(frozen=True)
class _Words:
    withholding: Phrases
    undecided: Phrases
    between: frozenset[str]
    unless: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[withheld]` in ``<xx>/status.toml``."""
    data = table(language, "status")["withheld"]
    withholding, undecided = Phrases(language), Phrases(language)
    withholding.add(data, True)
    undecided.add(data["undecided"], True)

    def folded(key: str) -> frozenset[str]:
        return fold_all(data[key], language)

    return _Words(withholding, undecided, folded("between"), folded("unless"))


def withheld(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events of sharing and cooperation that are told as stopped; needs mentions and sentences."""
    return frozenset(
        event.trigger
        for event in events
        if not _KINDS.isdisjoint(lineage(event.type, event.own)) and _stopped(doc, event.trigger, _words(language))
    )


def _stopped(doc: Doc, trigger: int, words: _Words) -> bool:
    """Whether a withholding word has a trigger as its object, with its subject at most in between."""
    begin = doc[trigger].sent.start
    for at in range(trigger - 1, max(begin, trigger - _FARTHEST) - 1, -1):
        if words.withholding.stand(doc, at):
            return not _undecided(doc, begin, at, words)
        if not doc[at].ent_type_ and doc[at].norm_ not in words.between:
            return False
    return False


def _undecided(doc: Doc, begin: int, at: int, words: _Words) -> bool:
    """Whether the words before a withholding one say that it is not so, or not yet: "نفت كندا تعليق", "may suspend"."""
    if at > begin and doc[at - 1].norm_ in words.unless:
        return True
    return any(words.undecided.stand(doc, before) for before in range(max(begin, at - _BEFORE), at))
