"""People described by what was done to them before: "Doctors treated 30 injured civilians", who injured nobody.

The words are data (``<xx>/wounded.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.inflection import VERB, all_forms
from khabar.ontology.terms import Role

_NEAR: Final = 4
"""Tokens at the most between caring and the word: "treated more than 30 injured"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a language."""

    described: frozenset[str]
    determiners: frozenset[str]
    caring: frozenset[str]


def without_carers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that only describe somebody, without agents and without where he is cared for."""
    words = _words(language)
    return tuple(
        _told(doc, event, words)
        if doc[event.trigger].norm_ in words.described and _describes(doc, event.trigger, words)
        else event
        for event in events
    )


def _told(doc: Doc, event: Event, words: _Words) -> Event:
    before = doc[max(doc[event.trigger].sent.start, event.trigger - _NEAR) : event.trigger]
    cared = any(token.norm_ in words.caring for token in before)
    unwanted = (Role.AGENT, Role.PLACE) if cared else (Role.AGENT,)
    return replace(event, arguments=tuple(a for a in event.arguments if a.role not in unwanted))


def _describes(doc: Doc, at: int, words: _Words) -> bool:
    """Whether a participle stands before those it describes, and behind what no verb stands behind."""
    if at == 0 or at + 1 >= len(doc) or not doc[at + 1].ent_type_:
        return False
    before = doc[at - 1]
    return not before.ent_type_ and (before.norm_ in words.determiners | words.caring or before.norm_.isdigit())


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "wounded")
    described, determiners = (fold_all(data[key], language) for key in ("described", "determiners"))
    caring = all_forms(VERB, data["caring"], language)
    return _Words(described, determiners, caring)
