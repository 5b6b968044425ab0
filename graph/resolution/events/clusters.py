"""Hold mentions that are taken for one happening, with what their comparison asks for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.events.fillers import VICTIM
from khabar.graph.resolution.events.likeness import Vectors, unpacked
from khabar.graph.resolution.events.occurrence import Occurrence
from khabar.graph.resolution.times import month_day
from khabar.ontology.owntypes import OwnType, lineage, nearest
from khabar.ontology.terms import EventClass, EventType, Role, Status
from khabar.ontology.vocabulary import supertypes

REAL: Final = frozenset({Status.ACTUAL, Status.FOILED, Status.NEGATED})
"""Statuses of what took place, was foiled, or did not take place, against what is planned or feared."""

_EXPLOSIONS: Final = frozenset({EventType.BOMBING, EventType.AIR_STRIKE})

_HEADLINE: Final = 2
"""The further mentions that one in the headline counts as."""

Filling = tuple[str, str]
"""A role and the key that fills it."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions taken for one happening so far.

    Attributes:
        compared: role -> keys, of all members together; targets: keys of what it was done to, sites or not.
        mentioned: article, role and reference of the mentions that fill a role.
        types: how many members are of each; above: what `owntypes.lineage` gives for each; common: what all have above.
        headlines: the articles whose headline tells it; main: those that tell it first and most of its family; only:
            those that tell nothing else of its type.
        vectors: those of the members' sentences, once they were asked for. filled: what `sides` has counted.
        further: article and sentence of the members that say that they are others than those told before.
        periods: articles with what `Occurrence.period` says of its members.
        weekdays: articles with the days of the week that they give.
        sought: articles that tell of it only as what somebody is wanted for.
        foiled_in, done_in: the articles that say so; done_times: the times they give for what was done.
    """

    members: list[Occurrence] = field(default_factory=list)
    compared: dict[str, frozenset[str]] = field(default_factory=dict)
    mentioned: frozenset[tuple[str, str, str]] = frozenset()
    targets: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    types: Counter[str] = field(default_factory=Counter)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    times: frozenset[TimeValue] = frozenset()
    articles: frozenset[str] = frozenset()
    headlines: frozenset[str] = frozenset()
    main: frozenset[str] = frozenset()
    only: frozenset[str] = frozenset()
    published: frozenset[date] = frozenset()
    foiled_in: frozenset[str] = frozenset()
    done_in: frozenset[str] = frozenset()
    done_times: frozenset[TimeValue] = frozenset()
    further: frozenset[tuple[str, int]] = frozenset()
    sought: frozenset[str] = frozenset()
    periods: frozenset[tuple[str, str]] = frozenset()
    weekdays: frozenset[tuple[str, int]] = frozenset()
    vectors: Vectors | None = None
    filled: dict[str, Counter[frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, occurrence: Occurrence) -> Cluster:
        """The cluster of one mention."""
        article, event = occurrence.ref[0], occurrence.event
        # A cluster of one is what most remain: the sets that say the same are one set, and no set is copied.
        here, nowhere = frozenset((article,)), frozenset[str]()
        times = frozenset(occurrence.times)
        actual, foiled = event.status == Status.ACTUAL, event.status == Status.FOILED
        return cls(
            members=[occurrence],
            compared=dict(occurrence.compared),
            mentioned=frozenset((article, role, ref) for role, ref in occurrence.mentioned),
            targets=occurrence.fillers.get(Role.TARGET, nowhere),
            weak=occurrence.weak,
            types=Counter({event.type: 1}),
            above={event.type: (above := lineage(event.type, event.own))},
            common=frozenset(above),
            times=times,
            articles=here,
            headlines=here if occurrence.headline else nowhere,
            published=frozenset() if occurrence.published is None else frozenset((occurrence.published,)),
            foiled_in=here if foiled else nowhere,
            done_in=here if actual else nowhere,
            done_times=times if actual else frozenset(),
            further=frozenset(((article, event.sentence),)) if occurrence.further else frozenset(),
            sought=here if occurrence.sought else nowhere,
            weekdays=frozenset((article, day) for day in occurrence.weekdays),
            periods=frozenset(((article, occurrence.period),))
            if occurrence.period and not occurrence.definite
            else frozenset(),
        )

    def take(self, other: Cluster) -> None:
        """Take in the members of another cluster."""
        for role, counted in self.filled.items():
            counted.update(other.sides(role))
        self.common = self.common & other.common if self.members else other.common
        self.members += other.members
        self.vectors = None
        self.types.update(other.types)
        self.above |= other.above
        self.mentioned |= other.mentioned
        self.targets |= other.targets
        self.weak |= other.weak
        self.times |= other.times
        self.articles |= other.articles
        self.headlines |= other.headlines
        self.main |= other.main
        self.only |= other.only
        self.published |= other.published
        self.foiled_in |= other.foiled_in
        self.done_in |= other.done_in
        self.done_times |= other.done_times
        self.further |= other.further
        self.sought |= other.sought
        self.periods |= other.periods
        self.weekdays |= other.weekdays
        for role, keys in other.compared.items():
            self.fill(role, keys)

    def fill(self, role: str, keys: frozenset[str]) -> None:
        """Add keys to those that fill a role."""
        self.compared[role] = self.compared.get(role, frozenset()) | keys

    @property
    def first(self) -> tuple[str, int]:
        """Article and offset of the first member."""
        return min(member.order for member in self.members)

    @property
    def taken(self) -> bool:
        """Whether all mentions are definite ("الانقلاب", "the coup"): none tells that it happened."""
        return all(member.definite for member in self.members)

    def fillings(self) -> set[Filling]:
        """The roles with the keys that fill them."""
        return {(role, key) for role, keys in self.compared.items() for key in keys}

    def days(self) -> set[str]:
        """The days of the year that it is dated to."""
        return {day for day in map(month_day, self.times) if day}

    def within(self, type: str) -> bool:
        """Whether all its types are one type or below it."""
        return type in self.common

    def told_as(self, period: str) -> bool:
        """Whether some article tells it as news, past, or a total of many."""
        return any(period == said for _, said in self.periods)

    @property
    def subject(self) -> bool:
        """Whether an article is about it, and it is no speech: told first and most, or alone of its type."""
        return bool(self.main or self.only) and not self.within(EventClass.SPEECH)

    @property
    def unexploded(self) -> bool:
        """Whether some mention says that it was done with what does not explode."""
        return any(member.unexploded for member in self.members)

    @property
    def visits(self) -> bool:
        """Whether it is told only as a visit."""
        return all(member.visit for member in self.members)

    @property
    def explodes(self) -> bool:
        """Whether some mention tells it as a bombing or an air strike."""
        return any(not _EXPLOSIONS.isdisjoint(above) for above in self.above.values())

    @property
    def statuses(self) -> frozenset[str]:
        """All statuses of its mentions."""
        return frozenset(member.event.status for member in self.members)

    @property
    def real(self) -> bool:
        """Whether some mention has a status of `REAL`."""
        return not REAL.isdisjoint(member.event.status for member in self.members)

    def meanings(self) -> Vectors:
        """The vectors of its sentences, each once, in the order of the articles."""
        if self.vectors is None:
            told = sorted((member.order, member.meaning) for member in self.members if member.meaning)
            self.vectors = unpacked(list(dict.fromkeys(meaning for _, meaning in told)))
        return self.vectors

    def sides(self, role: str) -> Counter[frozenset[str]]:
        """How many members name which keys in a role, of the types of `SINGULAR`."""
        if role not in self.filled:
            named = (member.singular.get(role) for member in self.members)
            self.filled[role] = Counter(keys for keys in named if keys)
        return self.filled[role]

    def once(self) -> frozenset[str]:
        """The keys of persons killed or overthrown, which happens to one once."""
        victims = self.compared.get(VICTIM, frozenset())
        if self.within(EventType.KILLING) or self.within(EventType.TAKEOVER):
            return victims | self.compared.get(Role.TARGET, frozenset())
        return victims


def salience(cluster: Cluster) -> int:
    """How much is told of a cluster; a mention in the headline counts for several."""
    return len(cluster.members) + _HEADLINE * bool(cluster.headlines)


def as_real(cluster: Cluster, told: Cluster) -> bool:
    """Whether both took place or neither did; one foiled counts as the one planned.

    "الهجوم" ("the attack") that took place is not the one warned of.
    """
    if cluster.real == told.real:
        return True
    statuses = (cluster.statuses, told.statuses)
    return {Status.PLANNED} in statuses and {Status.FOILED} in statuses


def distance(cluster: Cluster, told: Cluster) -> tuple[int, int]:
    """Sorts clusters: those told before in the article, the nearest first, then those told after, then others."""
    article, start = told.first
    offsets = [start - member.order[1] for member in cluster.members if member.order[0] == article]
    before = [offset for offset in offsets if offset >= 0]
    return (0, min(before)) if before else (1, -max(offsets)) if offsets else (2, 0)


def family(occurrence: Occurrence) -> str:
    """The family of a mention: types that are told by each other's words, as an attack is later called a bombing."""
    return family_of(occurrence.event.type, occurrence.event.own)


def family_of(type: str, own: OwnType | None) -> str:
    """The family of a type of events."""
    type = nearest(type, own)
    above = supertypes(type)
    return EventType.ATTACK if EventType.ATTACK in above else EventType.KILLING if EventType.KILLING in above else type


def same_outcome(one: Cluster, other: Cluster) -> bool:
    """Whether some mentions of both tell of one outcome: what was planned may be what was foiled."""
    mine, theirs = (
        {Status.FOILED if status == Status.PLANNED else status for status in each.statuses} for each in (one, other)
    )
    return not mine.isdisjoint(theirs)
