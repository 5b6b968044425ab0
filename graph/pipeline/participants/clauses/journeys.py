"""Take countries that somebody or something moves between out of the sides of events.

In "أوقفت الشرطة رجلا يتنقل بين السعودية والعراق" ("the police arrested a man who moves between Saudi Arabia and Iraq")
neither country is a side of the arrest. Nor are those that a road, a border or a smuggling route runs between. The
words are data (``[journeys]`` of ``<xx>/undergone.toml``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.coordinators import coordinators
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.kinds import PARTIES
from khabar.ontology.terms import EntityType, EventType, Role

_LANDS: Final = frozenset({EntityType.STATE, EntityType.PLACE})
_MOVES: Final = (EventType.MOBILIZATION, EventType.WITHDRAWAL)
_FARTHEST: Final = 4
"""Tokens at the most from the word to "between": "يتنقل بجواز سفر مزور بين"."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    moving: frozenset[str]
    between: frozenset[str]


def without_stages(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove countries that somebody moves between from the sides of events; of troops that move they are the places.

    "يتنقل بين السعودية والعراق": "أوقفت" ("arrested") loses "السعودية" and "العراق".
    """
    words = _words(language)
    stages = set(_stages(doc, words)) if words.moving else set()
    if not stages:
        return tuple(events)
    return tuple(_there(event, stages) if event.is_a(*_MOVES) else event.without(stages, *PARTIES) for event in events)


def _there(event: Event, stages: set[str]) -> Event:
    for role in PARTIES:
        event = event.moved(stages, role, Role.PLACE)
    return event


def _stages(doc: Doc, words: _Words) -> Iterator[str]:
    joins = coordinators(doc.lang_)
    small = joins.all | word_classes(doc.lang_).commas
    lands = {span.start: span for span in mentions(doc) if span.label_ in _LANDS}
    for token in doc:
        if token.norm_ not in words.moving or token.ent_type_ in _LANDS:
            continue
        end = min(sentence_of(token).end, token.i + 1 + _FARTHEST)
        at = next((i for i in range(token.i + 1, end) if doc[i].norm_ in words.between or doc[i].is_punct), end)
        if at >= end or doc[at].is_punct:
            continue
        at += 1
        while at in lands:
            yield mention_ref(at)
            at = lands[at].end
            while at < len(doc) and doc[at].norm_ in small:
                at += 1


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "undergone")["journeys"]
    moving = all_forms(VERB, data["verbs"], language) | all_forms(NOUN, data["nouns"], language)
    return _Words(moving, fold_all(data["between"], language))
