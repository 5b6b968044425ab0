"""Turn "the operation" behind a foiled attack or an arrest into a security operation of the forces that acted.

In "أحبطت الشرطة هجوما. ونفذت العملية بالتعاون مع المغرب" ("The police foiled an attack. The operation was carried out
in cooperation with Morocco") "العملية" ("the operation") is found as an attack, and becomes a security operation of the
police, as does the cooperation. It stays an attack where an adjective says so, "العملية الإرهابية" ("the terrorist
operation"), or where somebody claims, condemns or foils it.

The words are data (``<xx>/unarmed.toml``).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.ofdoc import norms, sentence_at
from khabar.ontology.terms import EntityType, EventType, Role, Status

_BY_FORCES: Final = frozenset({EventType.FOILING, EventType.ARREST, EventType.SECURITY_OPERATION})
_OF_ATTACKS: Final = frozenset({EventType.CLAIM_OF_RESPONSIBILITY, EventType.CONDEMNATION, EventType.FOILING})
"""Events about an attack: an operation that is their theme stays one."""

_ACTORS: Final = frozenset({EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY, EntityType.STATE})
_SENTENCES: Final = 2
"""Sentences before an operation in which the forces may have acted."""
_REACH: Final = 3
"""Tokens at the most before an operation to its article, and behind it to the words for its aim."""


class _Words(NamedTuple):
    """The folded words of a language; the file explains them."""

    nouns: frozenset[str]
    known: frozenset[str]
    attacks: frozenset[str]
    behind: frozenset[str]
    aims: frozenset[str]


def of_forces(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Retype such operations, once statuses are known, and give them and their cooperation the forces as agents.

    "أحبطت الشرطة هجوما. ونفذت العملية": "العملية" becomes a SecurityOperation with the agent "الشرطة".
    """
    words = _words(language)
    if not any(doc[event.trigger].norm_ in words.nouns for event in events):
        return tuple(events)
    labels = {mention_ref(span.start): span.label_ for span in mentions(doc)}
    begins = [sentence.start for sentence in doc.sents]
    of_attacks = {ref for event in events if event.type in _OF_ATTACKS for ref in event.refs(Role.THEME)}
    acts = {
        event.ref: act
        for event in events
        if _operation(doc, event, words)
        and event.ref not in of_attacks
        and all(labels.get(ref) != EntityType.ARMED_GROUP for ref in event.refs(Role.AGENT))
        and (act := _just_done(doc, _near(events, event, begins), words)) is not None
    }
    found = []
    for event in events:
        if event.ref in acts:
            operation = event.with_type(EventType.SECURITY_OPERATION).with_status(_status(event))
            found.append(_by(operation, acts[event.ref], labels))
        else:
            act = _shared(doc, event, events, acts) if event.type == EventType.COOPERATION else None
            found.append(event if act is None else _by(event, act, labels))
    return tuple(found)


def _shared(doc: Doc, cooperation: Event, events: Sequence[Event], acts: Mapping[str, Event]) -> Event | None:
    """The act behind the operation that is the theme of a cooperation, or told right before it; or None."""
    themes = [acts[ref] for ref in sorted(cooperation.refs(Role.THEME) & acts.keys())]
    if themes:
        return themes[0] if len(themes) == 1 else None
    start = sentence_at(doc, cooperation.trigger).start
    before = bisect_left(events, cooperation.trigger, key=lambda event: event.trigger)
    last = events[before - 1] if before else cooperation
    return acts.get(last.ref) if last.trigger >= start else None


def _by(event: Event, act: Event, labels: Mapping[str, str]) -> Event:
    """Give an event the forces, bodies of the state and states that are agents of an act."""
    return event.given(Role.AGENT, sorted(ref for ref in act.refs(Role.AGENT) if labels.get(ref) in _ACTORS))


def _status(event: Event) -> str:
    """The status of an operation: it took place where an attack would have been foiled or planned."""
    return Status.ACTUAL if event.status in (Status.FOILED, Status.PLANNED) else event.status


def _operation(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether an event is told by a known noun for an operation, with no word beside it that makes it an attack."""
    at = event.trigger
    if doc[at].norm_ not in words.nouns:
        return False
    if not event.is_a(EventType.ATTACK) and event.type != EventType.SECURITY_OPERATION:
        return False
    sentence = sentence_at(doc, at)
    before = norms(doc, max(sentence.start, at - _REACH), at)
    if words.known and words.known.isdisjoint(before):
        return False
    behind = norms(doc, at + 1, min(sentence.end, at + 1 + _REACH))
    if not words.attacks.isdisjoint((*before, *behind[:1])) or not words.behind.isdisjoint(before):
        return False
    return words.aims.isdisjoint(behind)


def _near(events: Sequence[Event], event: Event, begins: Sequence[int]) -> Sequence[Event]:
    """The events before one in its sentence and those right before; `begins` are where sentences begin."""
    first = begins[max(0, bisect_right(begins, event.trigger) - 1 - _SENTENCES)]
    start, end = (bisect_left(events, at, key=lambda other: other.trigger) for at in (first, event.trigger))
    return events[start:end]


def _just_done(doc: Doc, before: Sequence[Event], words: _Words) -> Event | None:
    """The last act of forces before an operation, one with an agent first; or None.

    It is None, too, where an attack took place before and nothing was foiled: the operation may be that attack.
    """
    acts = [act for act in before if act.type in _BY_FORCES and act.status == Status.ACTUAL]
    named = [act for act in acts if doc[act.trigger].norm_ not in words.nouns]
    done = any(
        other.is_a(EventType.ATTACK) and other.status == Status.ACTUAL
        for other in before
        if doc[other.trigger].norm_ not in words.nouns
    )
    if done and all(act.type != EventType.FOILING for act in named):
        return None
    return max(named, key=lambda act: (bool(act.refs(Role.AGENT)), act.trigger), default=None)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "unarmed")["operations"]
    keys = ("nouns", "known", "attacks", "behind", "aims")
    return _Words(*(fold_all(data[key], language) for key in keys))
