"""Vehicles of war that are struck: "تفجير دبابة إسرائيلية" is done to the tank, and by nobody who is in it.

A verbal noun that has nothing but its object behind it, or such a verb, is data (``<xx>/undergone.toml``, [vehicles]).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import words_of
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.terms import EventClass, Role


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    striking: frozenset[str]
    vehicles: frozenset[str]


def vehicles_struck(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of violence with the vehicle right behind such a word as what is struck."""
    words = _words(language)
    struck = [
        event for event in events if event.is_a(EventClass.VIOLENCE) and doc[event.trigger].norm_ in words.striking
    ]
    if not struck:
        return tuple(events)
    behind = {span.start - 1: span for span in mentions(doc) if span[0].norm_ in words.vehicles}
    return tuple(
        event.moved({mention_ref(behind[event.trigger].start)}, Role.INSTRUMENT, Role.TARGET)
        if event in struck and event.trigger in behind
        else event
        for event in events
    )


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["vehicles"]
    striking = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    return _Words(striking, words_of(language, "undergone", "vehicles", "struck"))
