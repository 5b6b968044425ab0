"""Remove whoever shoots a weapon down from the attack with it, and make an interception a foiling of that.

"The army shot down three drones that targeted the base": the army is found as an agent of the targeting. "Intercepted a
missile fired at Haifa" foils the attack, whose target becomes Haifa. Drones that are only shot down are attacked
themselves, as in the annotations. The words are data (`[intercepted]` in ``<xx>/flying.toml``); languages without them
are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from spacy.tokens import Doc, Span

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.mentions import mentions_by_start, mentions_by_token, mentions_within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref, of_mention, token_of
from khabar.graph.pipeline.words.clausewords import clause_words
from khabar.graph.pipeline.words.cues import Phrases
from khabar.graph.pipeline.words.inflection import VERB, all_forms
from khabar.graph.pipeline.words.ofdoc import sentence_at
from khabar.ontology.kinds import ACTORS
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_FAR: Final = 8
"""Tokens at the most from a verb to the weapon that is its object: "shot down at least 30 of the drones"."""
_LONG: Final = 14
"""Tokens at the most from a weapon to the passive behind it: "a missile fired at Haifa by X was shot down"."""
_HELPING: Final = 3
"""Words at the most from a relative pronoun to its verb: "which had reportedly targeted"."""
_ENDING: Final = frozenset({EventType.ATTACK, EventType.AIR_STRIKE, EventType.BOMBING, EventType.FOILING})
"""The types as which an interception is found."""
_THEIRS: Final = (Role.AGENT, Role.TARGET, Role.THEME, Role.PLACE)


class _Words(NamedTuple):
    """The words of a language; the file explains them."""

    sure: Phrases
    others: Phrases
    fired: frozenset[str]
    weapons: frozenset[str]
    defences: frozenset[str]
    sent: frozenset[str]
    at: frozenset[str]
    by: frozenset[str]
    relatives: frozenset[str]
    passive: frozenset[str]
    walls: frozenset[str]


class _Shot(NamedTuple):
    """An interception, the position of the weapon, the attack with it told behind that, and whether it is a passive."""

    event: Event
    weapon: int
    attacks: tuple[Event, ...]
    passive: bool


def intercepted(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Remove the agents of interceptions from the attacks with the weapon, and make them foilings of these.

    "The army shot down three drones that targeted the base": "targeted" loses the agent "The army".
    """
    words = _words(language)
    if not words.weapons:
        return tuple(events)
    changed = {event.ref: event for event in events}
    told = {event.trigger: event for event in events}
    for event in events:
        if event.type in _ENDING and (shot := _shot(doc, event, told, words)) is not None:
            changed[event.ref] = _interception(doc, shot, words)
            changed |= {attack.ref: _attack(doc, changed[attack.ref], shot, words) for attack in shot.attacks}
    return tuple(changed[event.ref] for event in events)


def ended(doc: Doc, events: Sequence[Event], *, language: str) -> Iterator[int]:
    """The triggers of attacks that an actual interception has ended: "three missiles launched at the port"."""
    words, told = _words(language), {event.trigger: event for event in events}
    foilings = [event for event in events if event.type == EventType.FOILING and event.status == Status.ACTUAL]
    ended = {shot.event.ref for event in foilings if (shot := _shot(doc, event, told, words))}
    themes = {ref for event in foilings if event.ref in ended for ref in event.refs(Role.THEME)}
    yield from (event.trigger for event in events if event.ref in themes and doc[event.trigger].norm_ in words.sent)


def _shot(doc: Doc, event: Event, told: Mapping[int, Event], words: _Words) -> _Shot | None:
    """The interception that an event is, or None."""
    sentence = sentence_at(doc, event.trigger)
    phrases = (words.sure, words.others)
    length = max((n for each in phrases for n, _ in each.at(doc, event.trigger, sentence.end)), default=0)
    if not length:
        return None
    passive = event.trigger > sentence.start and doc[event.trigger - 1].norm_ in words.passive
    for weapon in _before(doc, event.trigger - 1, words) if passive else _behind(doc, event.trigger + length, words):
        attacks = tuple(_attacks(doc, weapon, event, told, words))
        if passive and weapon + 1 < event.trigger - 1 and not attacks:
            return None  # "the depot of missiles in Tyre was destroyed"
        known = any(words.sure.at(doc, event.trigger, sentence.end)) or _defended(doc, event, words)
        sent = any(doc[attack.trigger].norm_ in words.sent for attack in attacks)
        return _Shot(event, weapon, attacks, passive) if known or sent else None
    return None


def _behind(doc: Doc, first: int, words: _Words) -> Iterator[int]:
    """The position of the weapon that is the object of a verb: the last noun of the object."""
    inside, starts = mentions_by_token(doc), mentions_by_start(doc)
    for at in range(first, min(sentence_at(doc, first - 1).end, first + _FAR)):
        if doc[at].norm_ in words.weapons:
            whole = inside.get(at)
            if (whole is None or whole.end == at + 1) and not (inside.get(at + 1) and at + 1 not in starts):
                yield at
                return
        elif (doc[at].is_punct and doc[at].text != "-") or doc[at].norm_ in words.walls:
            return


def _before(doc: Doc, helping: int, words: _Words) -> Iterator[int]:
    """The position of the weapon nearest before a form of "be", with no mark between."""
    start = sentence_at(doc, helping).start
    for at in range(helping - 1, max(start, helping - _LONG) - 1, -1):
        if doc[at].norm_ in words.weapons:
            yield at
            return
        if doc[at].is_punct and doc[at].text != "-":
            return


def _attacks(doc: Doc, weapon: int, shot: Event, told: Mapping[int, Event], words: _Words) -> Iterator[Event]:
    """The attack right behind a weapon, in a relative clause or as a participle: "that targeted", "fired at"."""
    relative = doc[weapon + 1].norm_ in words.relatives if weapon + 1 < len(doc) else False
    last = weapon + 2 + _HELPING if relative else weapon + 1
    near = (told[at] for at in range(weapon + 1, last + 1) if at in told and at != shot.trigger)
    yield from islice((event for event in near if event.is_a(EventClass.VIOLENCE)), 1)


def _interception(doc: Doc, shot: _Shot, words: _Words) -> Event:
    """Remove from an interception those told in the attack, and make it a foiling if that was to come."""
    event = shot.event
    others = {ref for ref in event.refs(*_THEIRS) if of_mention(ref) and _told(doc, ref, shot)}
    event = event.without(others)
    sent = [attack for attack in shot.attacks if doc[attack.trigger].norm_ in words.sent]
    if sent or doc[shot.weapon].norm_ in words.fired or _defended(doc, event, words):
        event = event.with_type(EventType.FOILING)
    themes = {attack.ref for attack in shot.attacks}
    event = event.without(themes)
    return event.given(Role.THEME, (attack.ref for attack in sent)) if event.type == EventType.FOILING else event


def _told(doc: Doc, ref: str, shot: _Shot) -> bool:
    """Whether a mention belongs to the weapon or the attack with it: "a Houthi missile fired at a ship"."""
    at = token_of(ref)
    weapon = mentions_by_token(doc).get(shot.weapon)
    if weapon is not None and at == weapon.start:
        return False
    if shot.passive:
        return at < shot.event.trigger
    if at < shot.weapon:
        return at > shot.event.trigger
    return bool(shot.attacks) and at > shot.attacks[0].trigger


def _attack(doc: Doc, attack: Event, shot: _Shot, words: _Words) -> Event:
    """Remove from an attack whoever ended it, and give it the weapon as instrument, its aim and its senders."""
    before = {ref for ref in attack.refs(Role.AGENT) if of_mention(ref) and not _told(doc, ref, shot)}
    attack = attack.without(before, Role.AGENT)
    weapon = mentions_by_token(doc).get(shot.weapon)
    if weapon is not None:
        ref = mention_ref(weapon.start)
        attack = attack.without({ref}, Role.AGENT, Role.TARGET)
        if weapon.label_ == EntityType.WEAPON:
            attack = attack.given(Role.INSTRUMENT, [ref])
    if doc[attack.trigger].norm_ not in words.sent:
        return attack
    aimed = sorted(ref for ref in attack.refs(Role.PLACE) if _follows(doc, token_of(ref), words.at))
    attack = attack.moved(aimed, Role.PLACE, Role.TARGET)
    senders = (mention_ref(span.start) for span in _senders(doc, attack, shot, words))
    return attack if attack.refs(Role.AGENT) else attack.given(Role.AGENT, senders)


def _senders(doc: Doc, attack: Event, shot: _Shot, words: _Words) -> Iterator[Span]:
    """The actors behind "by" in the clause of an attack: "launched at Abu Dhabi by the Houthis"."""
    end = shot.event.trigger if shot.passive else min(sentence_at(doc, attack.trigger).end, attack.trigger + _LONG)
    first = next((at for at in range(attack.trigger, end) if doc[at].is_punct or doc[at].norm_ in words.relatives), end)
    for span in mentions_within(sentence_at(doc, attack.trigger)):
        if attack.trigger < span.start < first and span.label_ in ACTORS and _follows(doc, span.start, words.by):
            yield span


def _follows(doc: Doc, at: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a position, with at most an article between."""
    return any(token.norm_ in words for token in doc[max(0, at - 2) : at])


def _defended(doc: Doc, event: Event, words: _Words) -> bool:
    """Whether air defences are an agent or instrument of an event."""
    agents = event.refs(Role.AGENT, Role.INSTRUMENT)
    spans = mentions_by_ref(doc)
    return any(not words.defences.isdisjoint(token.norm_ for token in spans[ref]) for ref in agents if ref in spans)


@lru_cache(maxsize=4)
def _words(language: str) -> _Words:
    data, clauses = table(language, "flying")["intercepted"], table(language, "clauses")
    fired, defences, at, by = (fold_all(data[key], language) for key in ("fired", "defences", "at", "by"))
    relatives = fold_all((*clauses["relatives"], *data["relatives"]), language)
    walls = clause_words(language, "prepositions") - fold_all(data["of"], language)
    return _Words(
        Phrases.of(language, data["sure"]),
        Phrases.of(language, verbs=data["others"]),
        fired,
        fired | fold_all(data["flown"], language),
        defences,
        all_forms(VERB, data["sent"], language),
        at,
        by,
        relatives,
        clause_words(language, "passive_before"),
        walls | relatives,
    )
