"""Refer "the army" to the state that acted abroad, and not to the land where it acted.

"Israel bombed a town in Lebanon. The army said it killed two fighters": the army is Israel's if it goes on to act
there; if it only speaks, it may be of either land, and is referred to neither. Nothing changes where another state or
its institution is named between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Final, NamedTuple

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import state_of, states_before, states_named
from khabar.graph.resolution.article.institutions import concept_of, of_state
from khabar.graph.resolution.article.operators import instruments, operator, operators
from khabar.graph.resolution.nodes import INSTITUTIONS, PLACE, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.shortforms import Concept
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

_ACTS: Final = frozenset(
    {EventClass.VIOLENCE, EventType.SECURITY_OPERATION, EventType.MOBILIZATION, EventType.TAKEOVER}
)
_SENTENCES: Final = 2
"""Sentences behind an act abroad in which such an army is referred to the actor."""


class _Act(NamedTuple):
    """An act of one state, and the lands it was in."""

    sentence: int
    end: int
    state: str
    lands: Set[str]


def join_abroad(findings: Findings) -> Set[str]:
    """Refer armies to the states that acted abroad; return the ids of those that may be of either land."""
    bare = [reading for reading in findings.found.values() if _force(findings, reading) is not None]
    if not bare:
        return frozenset()
    scenes = _Abroad(findings)
    unsure: set[str] = set()
    for reading in bare:
        act = scenes.before(reading)
        concept = _force(findings, reading)
        if act is None or concept is None or states_before(findings, reading) or scenes.named(reading, act):
            continue
        if scenes.goes_on(reading, act):
            findings.refer(reading, of_state(concept, act.state, findings.catalog))
        elif not scenes.elsewhere(reading, act):
            unsure.add(reading.mention.id)
    return unsure


def _force(findings: Findings, reading: Reading) -> Concept | None:
    """The concept of an institution that acts abroad and is named without its state ("the army"), or None."""
    if not reading.concept or not reading.node.unknown:
        return None
    about = findings.forms.describe(reading.shown, findings.catalog)
    concept = concept_of(findings.forms, about, reading.mention.type)
    return concept if concept is not None and concept.abroad and not about.capitals else None


class _Abroad:
    """The acts of states in an article."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._places = Places(findings.catalog)

    def before(self, reading: Reading) -> _Act | None:
        """The last act before a mention, if it was abroad, within `_SENTENCES`; or None."""
        own = reading.mention.sentence
        near = [a for a in self._acts if own - _SENTENCES <= a.sentence <= own and a.end <= reading.mention.start]
        last = near[-1] if near else None
        return last if last is not None and last.lands and last.state not in last.lands else None

    def named(self, reading: Reading, act: _Act) -> bool:
        """Whether another state, or an institution of one, is named since then: "the Lebanese army"."""
        between = (r for r in self._findings.found.values() if act.end <= r.mention.start < reading.mention.start)
        return any(
            self._states(other) - {act.state}
            for other in between
            if other.mention.type in INSTITUTIONS or other.mention.type == EntityType.STATE
        )

    def goes_on(self, reading: Reading, act: _Act) -> bool:
        """Whether it acts there, too, and not against its own land or weapons that come from there."""
        return any(
            event.status == Status.ACTUAL and self._there(event, act) and not self._weapons(event)
            for event in self._done_by(reading)
        )

    def elsewhere(self, reading: Reading, act: _Act) -> bool:
        """Whether it acts in a third land."""
        return any(
            bool(lands := self._around(event)) and act.state not in lands and lands.isdisjoint(act.lands)
            for event in self._done_by(reading)
        )

    def _there(self, event: EventMention, act: _Act) -> bool:
        lands = self._around(event)
        if lands and lands.isdisjoint(act.lands):
            return False
        return act.state not in set(lands).union(*map(self._states, self._targets(event)))

    def _weapons(self, event: EventMention) -> bool:
        return any(target.mention.type == EntityType.WEAPON for target in self._targets(event))

    def _targets(self, event: EventMention) -> list[Reading]:
        found = self._findings.found
        return [found[ref] for ref in event.refs(Role.TARGET) if ref in found]

    def _done_by(self, reading: Reading) -> Iterator[EventMention]:
        for event in self._findings.annotation.events:
            if reading.mention.id in event.refs(Role.AGENT) and event.is_a(*_ACTS):
                yield event

    @cached_property
    def _acts(self) -> Sequence[_Act]:
        found = []
        for event in self._findings.annotation.events:
            if event.status == Status.ACTUAL and event.is_a(*_ACTS):
                agents = [self._findings.found.get(ref) for ref in event.refs(Role.AGENT)]
                agents += [self._flown.get(operator(ref)) for ref in instruments(event)]
                states = {state for agent in agents if agent is not None for state in self._states(agent)}
                if len(states) == 1:
                    found.append(_Act(event.sentence, event.end, states.pop(), self._around(event)))
        return sorted(found, key=lambda act: act.end)

    @cached_property
    def _flown(self) -> Mapping[str, Reading]:
        """The owners of weapons that are flown, by the references of the weapons' operators."""
        owners = operators(self._findings.annotation, self._findings.catalog)
        return {reading.mention.id: reading for reading in owners}

    def _around(self, event: EventMention) -> Set[str]:
        """The lands that an event was in, else those named in its sentence."""
        found = self._findings.found
        lands = self._lands_of(found[ref] for ref in event.refs(Role.PLACE, Role.TARGET) if ref in found)
        return lands or self._lands_of(r for r in found.values() if r.mention.sentence == event.sentence)

    def _lands_of(self, readings: Iterable[Reading]) -> Set[str]:
        there = [reading for reading in readings if reading.node.folder == PLACE]
        known = {self._places.state_of(FOLDER + reading.node.known) for reading in there if reading.node.known}
        called = {
            self._findings.catalog.nationality(word, reading.language)
            for reading in there
            if not reading.node.known
            for word in reading.shown.split()
        }
        return frozenset(land for land in known | called if land)

    def _states(self, reading: Reading) -> Set[str]:
        """The states that a mention is, or is an institution of."""
        state = state_of(reading, self._findings.catalog)
        if state:
            return {state}
        if reading.mention.type not in INSTITUTIONS:
            return frozenset()
        entry = self._findings.catalog.by_id(reading.node.known)
        return set(reading.node.owners) if entry is None else states_named(entry, self._findings.catalog)
