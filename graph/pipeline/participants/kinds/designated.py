"""Retype designations that are sanctions or appointments, and drop those that only call something so.

"OFAC designated him for bribery" is a sanction, "designated Samir Haddad as envoy" an appointment, and "designated
Geneva as the venue" no event. A word of terror in the sentence, or an armed group as target, makes it a designation as
terrorist. The words are data (`[designating]` of ``<xx>/lists.toml``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import BODIES, PARTIES, PEOPLE
from khabar.ontology.terms import EntityType, EventType, Role

_LISTED: Final = frozenset({EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE})
"""Types of those designated as terrorist though no word says it: "designated the Revolutionary Guards"."""
_OFFICE: Final = 8
"""Tokens at the most from the trigger to the office that somebody is given."""


class _Words(NamedTuple):
    """Folded words of a language; the file explains them."""

    words: frozenset[str]
    terror: Phrases
    sanctions: Phrases
    offices: Phrases


def designated(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype or drop designations that are none; dropped ones leave the themes of others.

    "OFAC designated him for bribery": "designated" becomes a sanction.
    """
    words = _words(language)
    if not any(event.type == EventType.DESIGNATION and doc[event.trigger].norm_ in words.words for event in events):
        return tuple(events)
    spans = mentions_by_ref(doc)
    types = {event.ref: _type(doc, event, spans, words) for event in events}
    gone = {ref for ref, type in types.items() if not type}
    return tuple(
        event.with_type(types[event.ref])
        for event in (event.without(gone) for event in events if event.ref not in gone)
    )


def _type(doc: Doc, event: Event, spans: Mapping[str, Span], words: _Words) -> str:
    """The type that an event should have, or "" for none in the vocabulary."""
    if event.type != EventType.DESIGNATION or doc[event.trigger].norm_ not in words.words:
        return event.type
    sentence = sentence_at(doc, event.trigger)
    agents, targets = (_labels(event.refs(role), spans) for role in PARTIES)
    by = {token.i for ref in event.refs(Role.AGENT) if ref in spans for token in spans[ref]}
    if not by.issuperset(words.terror.found(sentence)):  # and not only "Hamas" in "Hamas designated its negotiator"
        return event.type
    if targets & PEOPLE and words.offices.found(doc[event.trigger : min(sentence.end, event.trigger + _OFFICE)]):
        return EventType.APPOINTMENT
    if targets & _LISTED:
        return event.type
    if words.sanctions.found(sentence):
        return EventType.SANCTION
    if agents & {EntityType.STATE, EntityType.GOVERNMENT_BODY} and targets & PEOPLE:
        return EventType.SANCTION
    return event.type if not targets or targets & (BODIES | PEOPLE) else ""


def _labels(refs: Iterable[str], spans: Mapping[str, Span]) -> frozenset[str]:
    """The types of the mentions with some references."""
    return frozenset(spans[ref].label_ for ref in refs if ref in spans)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "lists")["designating"]
    terror, sanctions, offices = (Phrases.of(language, data[key]) for key in ("terror", "sanctions", "offices"))
    words = all_forms(VERB, data["verbs"], language) | fold_all(data["nouns"], language)
    return _Words(words, terror, sanctions, offices)
