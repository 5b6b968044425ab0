"""What reports and pictures show that are called false behind it: "reports that the army bombed it were false"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.cues import Phrases
from khabar.graph.pipeline.doc import Event
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EventClass

_FARTHEST: Final = 12
"""Tokens between a happening and what tells it, and between it and that this is false."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    telling: Phrases
    false: Phrases
    undoing: frozenset[str]
    walls: frozenset[str]


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    """The words of a language: `[refuted]` in ``<xx>/scopes.toml``."""
    data = table(language, "scopes")["refuted"]
    telling, false = Phrases(language), Phrases(language)
    telling.add(data, True)
    false.add({"words": data["false"]}, True)
    undoing, walls = (frozenset(fold(word, language) for word in data[key]) for key in ("undoing", "walls"))
    return _Words(telling, false, undoing, walls)


def refuted(doc: Doc, events: Sequence[Event], *, language: str) -> frozenset[int]:
    """The triggers of the events that something reports or shows and that is called false; of all but speech."""
    words = _words(language)
    called = {sentence.start: tuple(_called(doc, sentence, words)) for sentence in doc.sents}
    return frozenset(
        event.trigger
        for event in events
        if EventClass.SPEECH not in lineage(event.type, event.own)
        and any(_refutes(doc, event.trigger, at, words) for at in called[doc[event.trigger].sent.start])
    )


def _called(doc: Doc, sentence: Span, words: _Words) -> Iterator[int]:
    """Where a sentence calls something false."""
    for at in range(sentence.start, sentence.end):
        if words.false.stand(doc, at) and (at == 0 or doc[at - 1].norm_ not in words.undoing):
            yield at


def _refutes(doc: Doc, trigger: int, false: int, words: _Words) -> bool:
    """Whether something that tells a happening before it is called false behind it."""
    if not trigger < false <= trigger + _FARTHEST or any(doc[at].norm_ in words.walls for at in range(trigger, false)):
        return False
    begin = max(doc[trigger].sent.start, trigger - _FARTHEST)
    return any(words.telling.stand(doc, at) for at in range(begin, trigger))
