"""Make seizures and takeovers whose targets are all people arrests.

"ضبطت الأجهزة خلية حوثية" ("the services seized a Houthi cell") is found as an operation. Seizures of weapons and drugs
stay operations, also those found "on" somebody. The words are data (``[held]`` of ``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import norms
from khabar.ontology.terms import EntityType, EventType, Role

_PEOPLE: Final = frozenset({EntityType.ARMED_GROUP, EntityType.PERSON_GROUP, EntityType.PERSON})
_SEIZURES: Final = frozenset({EventType.SECURITY_OPERATION, EventType.TAKEOVER})
_BEHIND: Final = 3
"""Tokens at the most from the verb to "in his possession": "ضبطت بحوزته"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    seizing: frozenset[str]
    on: frozenset[str]


def seized(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make operations and takeovers that seize people and nothing else arrests.

    "ضبطت الأجهزة خلية": "ضبطت" becomes an arrest.
    """
    words, spans = _words(language), mentions_by_ref(doc)

    def arrest(event: Event) -> bool:
        at = event.trigger
        if event.type not in _SEIZURES or doc[at].norm_ not in words.seizing:
            return False
        if any(word in words.on for word in norms(doc, at + 1, at + 1 + _BEHIND)):
            return False
        targets = {spans[ref].label_ if ref in spans else "" for ref in event.refs(Role.TARGET)}
        return bool(targets) and targets <= _PEOPLE

    return tuple(event.with_type(EventType.ARREST) if arrest(event) else event for event in events)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unarmed")["held"]
    forms = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    return _Words(forms, fold_all(data["on"], language))
