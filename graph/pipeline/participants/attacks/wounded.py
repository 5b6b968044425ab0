"""People described by what was done to them: "Doctors treated 30 injured civilians", who injured nobody.

Nor has a victim done it: "warned the intended victims of a plot to kill them". Of 198 such participants annotators had
marked 194 as those it was done to.

The wounded are no targets of a word for the dead beside them: "four dead and dozens of wounded". Nor is, of a word for
the dead or wounded, who has carried out what they are dead of: "carried out the attack that left four dead". And who
is shot is only attacked where a sentence goes on to tell what became of them: "shot nine farmers, killing two".

The words are data (``<xx>/wounded.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.ontology.kinds import PEOPLE, VIOLENCE
from khabar.ontology.terms import EventType, Role

_NEAR: Final = 4
"""Tokens at the most between caring and the word: "treated more than 30 injured"."""

_OUTCOME: Final = 25
"""Tokens at the most from a shooting to what became of those shot."""


@dataclass(frozen=True, slots=True)
class _Words:
    """The folded words of a language."""

    described: frozenset[str]
    determiners: frozenset[str]
    caring: frozenset[str]
    victims: frozenset[str]
    dead: frozenset[str]
    hurt: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Shooting:
    """The folded words of a language; the English file explains them."""

    verbs: frozenset[str]
    killing: frozenset[str]
    hurting: frozenset[str]
    some: frozenset[str]
    partly: frozenset[str]
    parts: frozenset[str]
    joins: frozenset[str]
    dead: frozenset[str]
    breaks: frozenset[str]


def without_carers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events that only describe somebody, without agents and without where he is cared for."""
    words = _words(language)
    return tuple(
        _told(doc, event, words)
        if doc[event.trigger].norm_ in words.described and _describes(doc, event.trigger, words)
        else event
        for event in events
    )


def without_victims(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events of violence with victims as targets, and not as agents.

    Somebody whom a verb right behind him has as its subject may do something all the same.
    """
    words = _words(language)
    victims = {
        mention_ref(span.start): span.end
        for span in mentions(doc)
        if span.label_ in PEOPLE and any(token.norm_ in words.victims for token in span)
    }
    return tuple(_suffered(event, victims) if victims and event.type in VIOLENCE else event for event in events)


def without_hurt(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The deaths told by a word for the dead without the wounded and without who has brought them about."""
    words = _words(language)
    found = {event.ref: event for event in events}
    hurt = {mention_ref(span.start) for span in mentions(doc) if any(token.norm_ in words.hurt for token in span)}

    def of_the_dead(event: Event) -> Event:
        word = doc[event.trigger].norm_
        if not event.is_a(EventType.KILLING) or word not in words.dead | words.hurt:
            return event
        attacks = (found[ref] for ref in event.refs(Role.INSTRUMENT) if ref in found)
        doers = {ref for attack in attacks for ref in attack.refs(Role.AGENT) if token_of(ref) < attack.trigger}
        return event.without(doers | hurt if word in words.dead else doers, Role.TARGET)

    return tuple(map(of_the_dead, events))


def only_shot(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """The events, shootings as attacks whose dead or wounded are told behind them."""
    words = _shooting(language)
    killings = {event.trigger for event in events if event.is_a(EventType.KILLING)}
    if not any(doc[at].norm_ in words.verbs for at in killings):
        return tuple(events)

    def spared(event: Event) -> bool:
        return (
            event.type == EventType.KILLING and doc[event.trigger].norm_ in words.verbs and _spared(doc, event, words)
        )

    return tuple(replace(event, type=EventType.ATTACK) if spared(event) else event for event in events)


def _spared(doc: Doc, event: Event, words: _Shooting) -> bool:
    """Whether a word behind a shooting says that not all died, and none before that one that they did."""
    end = doc[event.trigger].sent.end
    for at in range(event.trigger + 1, min(end, event.trigger + 1 + _OUTCOME)):
        token = doc[at]
        if token.norm_ in words.dead or token.norm_ in words.breaks:
            return False
        if token.norm_ in words.partly and doc[at - 1].norm_ in words.parts:
            return True
        begins = doc[at - 1].is_punct or doc[at - 1].norm_ in words.joins
        if begins and token.norm_ in words.hurting:
            return True
        if begins and token.norm_ in words.killing:
            behind = doc[at + 1] if at + 1 < end else None
            return behind is not None and (behind.norm_ in words.some or behind.like_num)
    return False


def _suffered(event: Event, victims: Mapping[str, int]) -> Event:
    wrong = {
        a.ref for a in event.arguments if a.role == Role.AGENT and victims.get(a.ref, event.trigger) != event.trigger
    }
    if not wrong:
        return event
    if any(a.role == Role.TARGET for a in event.arguments):
        return replace(event, arguments=tuple(a for a in event.arguments if a.ref not in wrong or a.role != Role.AGENT))
    turned = (replace(a, role=Role.TARGET) if a.ref in wrong and a.role == Role.AGENT else a for a in event.arguments)
    return replace(event, arguments=tuple(dict.fromkeys(turned)))


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
    described, determiners, victims = (fold_all(data[key], language) for key in ("described", "determiners", "victims"))
    dead, hurt = (all_forms(NOUN, data[key], language) for key in ("dead", "hurt"))
    return _Words(described, determiners, all_forms(VERB, data["caring"], language), victims, dead, hurt)


@lru_cache(maxsize=4)
def _shooting(language: str) -> _Shooting:
    data = table(language, "wounded")["shot"]
    folded = (
        fold_all(data[key], language)
        for key in ("killing", "hurting", "some", "partly", "parts", "joins", "dead", "breaks")
    )
    return _Shooting(all_forms(VERB, data["verbs"], language), *folded)
