"""Keep victims out of the roles of those who hurt them, and the wounded out of those of the dead.

`without_victims`: of "warned the intended victims of a plot to kill them" the victims are targets of "kill" and no
agents. Of 198 such participants annotators had marked 194 as targets.

`without_hurt`: the wounded of "four dead and dozens of wounded" are no targets of "dead", nor is whoever "carried out
the attack that left four dead".

`only_shot`: "shot nine farmers, killing two" is found as a killing of nine, and the shooting becomes an attack.

The words are data (``<xx>/wounded.toml``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final, NamedTuple

from spacy.tokens import Doc

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.refs import mention_ref, token_of
from khabar.graph.pipeline.words.inflection import NOUN, VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import PEOPLE, VIOLENCE
from khabar.ontology.terms import EventType, Role

_OUTCOME: Final = 25
"""Tokens at the most from a shooting to the word that tells what became of its victims."""


class _Words(NamedTuple):
    """The folded words of a language."""

    victims: frozenset[str]
    dead: frozenset[str]
    hurt: frozenset[str]


class _Shooting(NamedTuple):
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


def without_victims(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make victims that are agents of violence its targets, or drop them where it has targets.

    "victims of a plot to kill them": "kill" loses the agent "victims". Those right before the verb stay its subject.
    """
    words = _words(language)
    victims = {
        mention_ref(span.start): span.end
        for span in mentions(doc)
        if span.label_ in PEOPLE and any(token.norm_ in words.victims for token in span)
    }
    return tuple(_suffered(event, victims) if victims and event.type in VIOLENCE else event for event in events)


def without_hurt(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the wounded, and those who did the attack, from the targets of a word for the dead.

    "four dead and dozens of wounded": "dead" loses the target "wounded". A word for the wounded loses the latter alone.
    """
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
    """Retype a shooting found as a killing as an attack, where a word behind it says that not all died.

    "shot nine farmers, killing two" and "shot a man, wounding him" become attacks.
    """
    words = _shooting(language)
    killings = {event.trigger for event in events if event.is_a(EventType.KILLING)}
    if not any(doc[at].norm_ in words.verbs for at in killings):
        return tuple(events)

    def spared(event: Event) -> bool:
        return (
            event.type == EventType.KILLING and doc[event.trigger].norm_ in words.verbs and _spared(doc, event, words)
        )

    return tuple(event.with_type(EventType.ATTACK) if spared(event) else event for event in events)


def _spared(doc: Doc, event: Event, words: _Shooting) -> bool:
    """Whether the first word behind a shooting that tells what became of its victims says that not all died."""
    end = sentence_at(doc, event.trigger).end
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
    """Take the victims out of the agents: into the targets where the event has none, else out of the event."""
    wrong = {
        a.ref for a in event.arguments if a.role == Role.AGENT and victims.get(a.ref, event.trigger) != event.trigger
    }
    if not wrong:
        return event
    if any(a.role == Role.TARGET for a in event.arguments):
        return event.without(wrong, Role.AGENT)
    turned = (replace(a, role=Role.TARGET) if a.ref in wrong and a.role == Role.AGENT else a for a in event.arguments)
    return replace(event, arguments=tuple(dict.fromkeys(turned)))


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data = table(language, "wounded")
    dead, hurt = (all_forms(NOUN, data[key], language) for key in ("dead", "hurt"))
    return _Words(fold_all(data["victims"], language), dead, hurt)


@lru_cache(maxsize=4)
def _shooting(language: str) -> _Shooting:
    data = table(language, "wounded")["shot"]
    folded = (
        fold_all(data[key], language)
        for key in ("killing", "hurting", "some", "partly", "parts", "joins", "dead", "breaks")
    )
    return _Shooting(all_forms(VERB, data["verbs"], language), *folded)
