"""Who welcomes an agreement or brings it about is no party to it: "رحبت تركيا بالاتفاق بين دمشق وقسد". Nor has who
attacks a meeting met anybody there: "قصف الجيش اجتماعا لقادة الفصائل".

That several brokered it is cooperation and no agreement between them, as most annotators have it. The verbs are data
(``[applauded]`` of ``<xx>/hosts.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import of_mention, token_of
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EventType, Role

_TYPES: Final = (EventType.AGREEMENT, EventType.MEETING, EventType.COOPERATION)
_FARTHEST: Final = 8
"""Tokens at the most from the verb to what is welcomed: "رحبت الصين وروسيا أمس بالهدنة"."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Folded forms of the verbs."""

    welcoming: frozenset[str]
    mediating: frozenset[str]


def without_applauders(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The agreements and meetings without those who only welcome them or bring them about."""
    words = _words(language)
    hyphens = word_classes(language).hyphens  # "a Qatari-brokered truce" has its parties before it
    known = words.welcoming | words.mediating
    verbs = {token.i for token in doc if token.norm_ in known and doc[max(token.i - 1, 0)].norm_ not in hyphens}
    if not verbs or not any(event.is_a(*_TYPES) for event in events):
        return tuple(events)
    triggers = {event.trigger for event in events}
    return tuple(_changed(doc, event, verbs, triggers, words) for event in events)


def without_attackers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The meetings that are themselves attacked without those who attack them, if somebody else takes part."""
    attacks = {event.trigger: event for event in events if event.is_a(EventType.ATTACK)}
    if not attacks or not any(event.is_a(EventType.MEETING) for event in events):
        return tuple(events)
    articles = word_classes(language).articles

    def spared(event: Event) -> Event:
        attack = _on(doc, event, attacks, articles) if event.is_a(EventType.MEETING) else None
        attackers = event.refs(Role.AGENT) & attack.refs(Role.AGENT) if attack is not None else frozenset()
        return event.without(attackers, Role.AGENT) if attackers != event.refs(Role.AGENT) else event

    return tuple(map(spared, events))


def _on(doc: Doc, meeting: Event, attacks: Mapping[int, Event], articles: Set[str]) -> Event | None:
    """The attack whose trigger stands before a meeting with nothing but who attacks between them."""
    starts = {span.end - 1: span.start for span in mentions(doc)}
    at = meeting.trigger - 1
    acting: set[int] = set()
    while at > doc[meeting.trigger].sent.start and at not in attacks and (doc[at].norm_ in articles or at in starts):
        if at in starts:
            acting.add(starts[at])
        at = starts.get(at, at) - 1
    attack = attacks.get(at)
    by = {token_of(ref) for ref in (attack.refs(Role.AGENT) if attack else ()) if of_mention(ref)}
    return attack if acting <= by else None


def _changed(doc: Doc, event: Event, verbs: set[int], triggers: set[int], words: _Words) -> Event:
    if event.trigger in verbs:
        brokered = doc[event.trigger].norm_ in words.mediating and event.type == EventType.AGREEMENT
        several = len(event.refs(Role.AGENT)) > 1  # of one alone nobody takes it for an agreement of two
        return replace(event, type=EventType.COOPERATION) if brokered and several else event
    if not event.is_a(*_TYPES):
        return event
    start = doc[event.trigger].sent.start
    for verb in range(event.trigger - 1, max(start, event.trigger - _FARTHEST) - 1, -1):
        if verb in verbs:
            # Who is named before what is welcomed welcomes it; its parties stand behind it.
            before = {
                ref for ref in event.refs(Role.AGENT) if of_mention(ref) and start <= token_of(ref) < event.trigger
            }
            return event.without(before, Role.AGENT)
        if verb in triggers or doc[verb].is_punct:
            return event
    return event


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "hosts")["applauded"]
    return _Words(*(all_forms(VERB, data[name], language) for name in ("welcoming", "mediating")))
