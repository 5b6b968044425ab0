"""Tell what became of people without names: the dead do nothing more, and those who are held attack nobody elsewhere.

`numbered` and `people` ask, to keep such people apart from others of the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from typing import Final

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.counting.words import count_words
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.nodes import PLACE, Reading
from khabar.graph.resolution.places import FOLDER, Places
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.names import shown
from khabar.ontology.terms import EventClass, EventType, Role, Status, Unit

_HELD: Final = frozenset({EventType.ARREST, EventType.ABDUCTION})
_OF_THE_LIVING: Final = frozenset({EventType.ARREST, EventType.ABDUCTION, EventType.RELEASE, EventType.TRIAL})
"""Types that befall nobody who is dead."""

_INTENDED: Final = frozenset({Status.PLANNED, Status.FOILED})

_DONE: Final = frozenset({EventClass.VIOLENCE, EventType.TAKEOVER, EventType.PROTEST, EventType.MOBILIZATION})
"""Types that nobody does who is dead, but may have done before."""


class WhatBecame:
    """Answers for the people of one article."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._places = Places(findings.catalog)
        self._triggers = count_words(findings.annotation.article.language).triggers

    def unable(self, earlier: Reading, later: Reading) -> bool:
        """Whether a mention tells of what people of an earlier one could not have done or undergone.

        Definite people only where all were counted: of several gunmen who were killed "the gunmen" may live.
        """
        if later.taken and not (earlier.number or earlier.title):
            return False
        for event, role in self._of(earlier):
            if role != Role.TARGET or event.status != Status.ACTUAL:
                continue
            dead, held = self._kills(event), event.kind in _HELD
            if not (dead or held):
                continue
            for other, part in self._of(later):
                if other.id == event.id or other.status not in (Status.ACTUAL, Status.FOILED):
                    continue
                if self._against(event, other, part, later):
                    return True
        return False

    def _against(self, event: EventMention, other: EventMention, role: str, later: Reading) -> bool:
        """Whether an event that befell people excludes that others with that role in another are the same.

        Attackers who are killed may have attacked before, and be told of afterwards; not at another time or place.
        """
        violent = other.is_a(EventClass.VIOLENCE)
        if role == Role.TARGET and self._kills(event):
            if other.kind in _OF_THE_LIVING:
                return True
            apart = other.sentence != event.sentence and not other.is_a(EventType.KILLING)
            return violent and not later.taken and apart
        if role != Role.AGENT or not other.is_a(*_DONE):
            return False
        if not self._attackers(later) and (not later.taken or (violent and self._kills(event))):
            return True
        return self._elsewhere(event, other) if self._kills(event) else self._in_another_place(event, other)

    def befallen(self, reading: Reading) -> bool:
        """Whether something befell people by which they are known: "a teacher was abducted"."""
        return any(
            role == Role.TARGET and event.is_a(EventClass.VIOLENCE, *_OF_THE_LIVING)
            for event, role in self._of(reading)
        )

    def alike(self, one: Reading, other: Reading, *, done: bool) -> bool:
        """Whether the same befell both, or with `done` both did the same, and not at another place or time.

        What was intended is not what was done: "they wanted to kill people" is not about the 30 whom they killed.
        """
        roles = (Role.TARGET, Role.AGENT) if done else (Role.TARGET,)
        return any(
            (mine.type, role, self._kills(mine)) == (theirs.type, part, self._kills(theirs))
            and role in roles
            and not self._elsewhere(mine, theirs)
            and not _intended_and_done(mine, theirs)
            for mine, role in self._of(one)
            for theirs, part in self._of(other)
        )

    def elsewhere(self, one: Reading, other: Reading, *, same: bool) -> bool:
        """Whether an event of one was at another place than one of the other; with `same` of the same role and type."""
        return any(
            mine.id != theirs.id
            and (not same or (mine.type, role) == (theirs.type, part))
            and self._in_another_place(mine, theirs)
            for mine, role in self._of(one)
            for theirs, part in self._of(other)
        )

    def _of(self, reading: Reading) -> Iterator[tuple[EventMention, str]]:
        for id, role in sorted(self._findings.acts.get(reading.mention.id, ())):
            if id in self._events:
                yield self._events[id], role

    @cached_property
    def _events(self) -> Mapping[str, EventMention]:
        return {event.id: event for event in self._findings.annotation.events}

    def _kills(self, event: EventMention) -> bool:
        """Whether those who undergo an event are dead; "أصيب" tells of a killing, but of the wounded."""
        if not event.is_a(EventType.KILLING):
            return False
        article = self._findings.annotation.article
        trigger = shown(event.trigger, article.text[event.start - 1 : event.start], article.language)
        return self._triggers.get(fold(trigger, article.language)) != Unit.WOUNDED

    def _attackers(self, reading: Reading) -> bool:
        if reading.people is None:
            return False
        common = kinds(reading.language)
        return not common.attackers.isdisjoint(common.made(reading.people.words).kinds)

    def _elsewhere(self, one: EventMention, other: EventMention) -> bool:
        """Whether two events have two places, or times without a common word."""
        if self._in_another_place(one, other):
            return True
        times = [self._times_of(event) for event in (one, other)]
        return all(times) and times[0].isdisjoint(times[1])

    def _in_another_place(self, one: EventMention, other: EventMention) -> bool:
        return self._places.apart(self._places_of(one), self._places_of(other))

    def _places_of(self, event: EventMention) -> Set[str]:
        means = (self._events[a.ref] for a in event.arguments if a.role == Role.INSTRUMENT and a.ref in self._events)
        found = (
            self._findings.found.get(argument.ref)
            for by in (event, *means)
            for argument in by.arguments
            if argument.role in (Role.PLACE, Role.TARGET)
        )
        return {FOLDER + (r.node.known or r.node.name) for r in found if r is not None and r.node.folder == PLACE}

    def _times_of(self, event: EventMention) -> Set[str]:
        refs = event.refs(Role.TIME)
        times = [mention for mention in self._findings.annotation.mentions if mention.id in refs]
        return {word for time in times for word in fold(time.text, self._findings.annotation.article.language).split()}


def _intended_and_done(one: EventMention, other: EventMention) -> bool:
    """Whether one of two violent events was planned or foiled, and the other done."""
    if not one.is_a(EventClass.VIOLENCE):
        return False
    statuses = {one.status, other.status}
    return Status.ACTUAL in statuses and not _INTENDED.isdisjoint(statuses)
