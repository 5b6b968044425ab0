"""Make an air strike an attack or a bombing where its agents have no aircraft or a weapon on the ground is named.

"Militants struck an army base" is found as an air strike, and becomes an attack; with a bomb it becomes a bombing.
English says "strike", "hit" and "pound" of both. A word of the air in the sentence keeps it. The words are data
(``<xx>/flying.toml``); languages without them are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.terms import EntityType, EventType, Role

_NEAR: Final = 7
"""Tokens on either side of a trigger in which the weapon is looked for."""
_GROUPS: Final = frozenset({EntityType.ARMED_GROUP, EntityType.PERSON_GROUP, EntityType.PERSON})
"""Types of agents without an air force. A state's own forces have one."""


class _Words(NamedTuple):
    """The folded words of a language."""

    air: frozenset[str]
    ground: frozenset[str]
    blasts: frozenset[str]
    with_: frozenset[str]
    hyphens: frozenset[str]


def flown(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype air strikes that nobody can have flown.

    "Militants struck an army base": "struck" becomes an attack.
    """
    words = _words(language)
    if not words.air or all(event.type != EventType.AIR_STRIKE for event in events):
        return tuple(events)
    labels = {mention_ref(span.start): span.label_ for span in mentions(doc)}
    return tuple(
        event.with_type(_type(doc, event, labels, words)) if event.type == EventType.AIR_STRIKE else event
        for event in events
    )


def _type(doc: Doc, event: Event, labels: Mapping[str, str], words: _Words) -> str:
    """The type of an air strike by the words of its sentence, its agents and what is used."""
    sentence = sentence_at(doc, event.trigger)
    if any(token.norm_ in words.air for token in sentence):
        return event.type
    agents = {labels.get(ref, "") for ref in event.refs(Role.AGENT)}
    used = set(_used(doc, event.trigger, words))
    if used & words.ground:
        return EventType.ATTACK
    if agents <= _GROUPS and used & words.blasts:
        return EventType.BOMBING
    return EventType.ATTACK if agents and agents <= _GROUPS else event.type


def _used(doc: Doc, trigger: int, words: _Words) -> Iterator[str]:
    """The words near a trigger that may name a weapon: before it up to a mark, and behind "with"."""
    sentence = sentence_at(doc, trigger)
    for at in range(trigger - 1, max(sentence.start, trigger - _NEAR) - 1, -1):
        if doc[at].is_punct and doc[at].text not in words.hyphens:
            break
        yield doc[at].norm_
    used = False
    for at in range(trigger + 1, min(sentence.end, trigger + _NEAR + 1)):
        used = used or doc[at].norm_ in words.with_
        if used:
            yield doc[at].norm_


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "flying")
    keys = ("air", "ground", "blasts", "with", "hyphens")
    return _Words(*(fold_all(data[key], language) for key in keys))
