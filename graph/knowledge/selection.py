"""Conditions of questions to the graph: classes, names of terms, days, and what an event must meet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from khabar.graph.errors import QueryError
from khabar.graph.knowledge.names import term
from khabar.graph.knowledge.views import EventView
from khabar.graph.resolution.times import days
from khabar.ontology import terms, vocabulary
from khabar.ontology.owntypes import OwnType, lineage

ACTOR: Final = terms.EntityClass.ACTOR
ENTITY_CLASSES: Final = terms.EntityType.ALL + terms.EntityClass.ALL
EVENT_CLASSES: Final = terms.EventType.ALL + terms.EventClass.ALL
RELATIONS: Final = terms.DirectRelation.ALL + terms.RelationType.ALL + terms.OrderRelation.ALL


@dataclass(frozen=True, slots=True)
class Conditions:
    """Conditions on an event; None is no condition."""

    types: frozenset[str] | None = None
    anyone: frozenset[str] | None = None
    agents: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    sources: int = 0

    def met(self, event: EventView) -> bool:
        """Whether an event meets all conditions."""
        if self.types is not None and event.type not in self.types:
            return False
        if self.anyone is not None and self.anyone.isdisjoint(part.iri for part in event.participants):
            return False
        if self.agents is not None and self.agents.isdisjoint(event.filling(terms.Role.AGENT)):
            return False
        if self.targets is not None and self.targets.isdisjoint(event.filling(terms.Role.TARGET)):
            return False
        if self.status is not None and self.status not in event.statuses:
            return False
        if event.sources < self.sources:
            return False
        if self.since is None and self.until is None:
            return True
        spans = [span for span in map(bounds, event.times) if span]
        return any(
            (self.since is None or last >= self.since) and (self.until is None or first <= self.until)
            for first, last in spans
        )


def during(since: date | str | None, until: date | str | None) -> Conditions:
    """The condition that an event's time touches the days from one to another, both inclusive; None is no bound.

    Raises:
        QueryError: an invalid date, or `until` before `since`.
    """
    first = None if since is None else _period(since)[0]
    last = None if until is None else _period(until)[1]
    if first and last and last < first:
        raise QueryError(f"no day is since {first} and until {last}; give the earlier day as since")
    return Conditions(since=first, until=last)


def bounds(time: str) -> tuple[date, date] | None:
    """First and last day of a time or of an interval "from/to"; None if it has no year or is invalid."""
    first, _, last = time.partition("/")
    try:
        start, end = days(first), days(last or first)
    except ValueError:
        return None  # of a graph that khabar did not make
    return (start[0], end[1]) if start and end else None


def subclasses(type: str) -> frozenset[str]:
    """Local names of an entity class and all below it.

    Raises:
        QueryError: an unknown class.
    """
    return frozenset(vocabulary.subtypes(term(type, "entity type", ENTITY_CLASSES)))


def event_types(type: str, own: Iterable[OwnType] = ()) -> frozenset[str]:
    """Local names of an event class and all below it.

    Args:
        type: its name, or its IRI.
        own: the types in the graph that users declared.

    Raises:
        QueryError: an unknown class.
    """
    below = {kind.name: lineage(kind.name, kind) for kind in own}
    wanted = term(type, "event type", (*EVENT_CLASSES, *below))
    khabars = () if wanted in below else vocabulary.subtypes(wanted)
    return frozenset((*khabars, *(name for name, above in below.items() if wanted in above)))


def status(name: str) -> str:
    """The Status with a name; raises QueryError for an unknown one."""
    return term(name, "status", terms.Status.ALL)


def relation(name: str) -> str:
    """The direct or static relation or order of events with a name; raises QueryError for an unknown one."""
    return term(name, "relation", RELATIONS)


def _period(value: date | str) -> tuple[date, date]:
    """First and last day of a date, or of a day, month or year in ISO form."""
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day, day
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is {type(value).__name__}; give a date, or a string such as '2025-01-31' or '2025'")
    try:
        found = days(value) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) else None
    except ValueError:
        found = None
    if found is None:
        raise QueryError(f"{value!r} is no date; write it as 2025-01-31, 2025-01 or 2025")
    return found
