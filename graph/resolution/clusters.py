"""Clusters of mentions taken for one happening, and finding those that a further one may belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.occurrence import VICTIM, Occurrence
from khabar.graph.resolution.stories import Stories
from khabar.graph.resolution.times import month_day
from khabar.ontology.owntypes import lineage, nearest
from khabar.ontology.terms import EventClass, EventType, Role, Status
from khabar.ontology.vocabulary import supertypes

DAY: Final = "day"
PAIR: Final = "pair"
ONCE: Final = "once"
STORY: Final = "story"
MAIN: Final = "main"
ONLY: Final = "only"

Filling = tuple[str, str]
"""A role and the key that fills it."""

Block = tuple[str, ...]
"""What mentions of one happening have in common."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions taken for one happening so far.

    Attributes:
        compared: role -> keys, of all members together; targets: keys of what it was done to, sites or not.
        mentioned: article, role and reference of the mentions that fill a role.
        types: how many members are of each; above: what `owntypes.lineage` gives for each.
        main: the articles that tell it first and most of its family; only: those that tell nothing else of its type.
        foiled_in, done_in: the articles that say so; done_times: the times they give for what was done.
    """

    members: list[Occurrence] = field(default_factory=list)
    compared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentioned: set[tuple[str, str, str]] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: set[TimeValue] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    headlines: set[str] = field(default_factory=set)
    main: set[str] = field(default_factory=set)
    only: set[str] = field(default_factory=set)
    published: set[date] = field(default_factory=set)
    foiled_in: set[str] = field(default_factory=set)
    done_in: set[str] = field(default_factory=set)
    done_times: set[TimeValue] = field(default_factory=set)

    @classmethod
    def of(cls, occurrence: Occurrence) -> Cluster:
        """The cluster of one mention."""
        article, event = occurrence.ref[0], occurrence.event
        actual, foiled = event.status == Status.ACTUAL, event.status == Status.FOILED
        return cls(
            members=[occurrence],
            compared=defaultdict(set, {role: set(keys) for role, keys in occurrence.compared.items()}),
            mentioned={(article, role, ref) for role, ref in occurrence.mentioned},
            targets=set(occurrence.fillers.get(Role.TARGET, ())),
            weak=set(occurrence.weak),
            types=Counter({event.type: 1}),
            above={event.type: lineage(event.type, event.own)},
            times=set(occurrence.times),
            articles={article},
            headlines={article} if occurrence.headline else set(),
            published=set() if occurrence.published is None else {occurrence.published},
            foiled_in={article} if foiled else set(),
            done_in={article} if actual else set(),
            done_times=set(occurrence.times) if actual else set(),
        )

    def take(self, other: Cluster) -> None:
        """Take the members of another cluster in."""
        self.members += other.members
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
        for role, keys in other.compared.items():
            self.compared[role] |= keys

    @property
    def first(self) -> tuple[str, int]:
        """Article and offset of the first member."""
        return min(member.order for member in self.members)

    @property
    def taken(self) -> bool:
        """Whether all mentions take it for known ("الانقلاب"): none tells that it happened."""
        return all(member.definite for member in self.members)

    def fillings(self) -> set[Filling]:
        """What fills its roles."""
        return {(role, key) for role, keys in self.compared.items() for key in keys}

    def days(self) -> set[str]:
        """The days of the year it is dated to."""
        return {day for day in map(month_day, self.times) if day}

    def within(self, type: str) -> bool:
        """Whether each of its types is one or is below it."""
        return all(type in above for above in self.above.values())

    def once(self) -> set[Filling]:
        """What can fill its role in one happening only: the person killed."""
        roles = (Role.TARGET, VICTIM) if self.within(EventType.KILLING) else (VICTIM,)
        return {(VICTIM, key) for role in roles for key in self.compared.get(role, ())}


def family(occurrence: Occurrence) -> str:
    """Types that are told by each other's words are compared: an attack is later called the bombing it was."""
    type = nearest(occurrence.event.type, occurrence.event.own)
    above = supertypes(type)
    return EventType.ATTACK if EventType.ATTACK in above else EventType.KILLING if EventType.KILLING in above else type


class Candidates:
    """The clusters of one family by what they have in common with another one.

    Across articles, mentions are one happening only if they share a participant on one day, or two participants, or
    less in articles that tell one story: no other reason is enough. So clusters are looked up by these, and what is
    done all the time by the same side, as "حذرت الولايات المتحدة" is, is not compared with each of its warnings.
    """

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._blocks: dict[Block, dict[int, Cluster]] = defaultdict(dict)
        self._clusters: list[Cluster] = []
        self._number: dict[int, int] = {}

    def all(self) -> list[Cluster]:
        """All clusters, in the order they were begun."""
        return self._clusters

    def of(self, told: Cluster) -> Iterable[Cluster]:
        """The clusters that what an article tells may belong to, each once, in the order they were begun."""
        found: dict[int, Cluster] = {}
        fillings = told.fillings()
        for block in self._of(told, fillings, fillings, told.days(), told.weak):
            found.update(self._blocks.get(block, {}))
        return [found[number] for number in sorted(found)]

    def begin(self, told: Cluster) -> None:
        """A new cluster."""
        self._number[id(told)] = len(self._clusters)
        self._clusters.append(told)
        fillings = told.fillings()
        self._enter(told, self._of(told, fillings, fillings, told.days(), told.weak))

    def join(self, cluster: Cluster, told: Cluster) -> None:
        """Put what an article tells into a cluster."""
        had = cluster.days()
        cluster.take(told)
        filled, days = cluster.fillings(), cluster.days()
        # What the cluster has now may pair with what it had before.
        self._enter(cluster, self._of(told, told.fillings(), filled, days, cluster.weak))
        self._enter(cluster, _of_days(filled, days - had, cluster.weak))

    def _enter(self, cluster: Cluster, blocks: Iterable[Block]) -> None:
        number = self._number[id(cluster)]
        for block in blocks:
            self._blocks[block][number] = cluster

    def _of(
        self, told: Cluster, fillings: set[Filling], others: set[Filling], days: set[str], weak: set[str]
    ) -> Iterator[Block]:
        yield from _of_days(fillings, days, weak)
        yield from ((ONCE, *filling) for filling in told.once())
        for first in fillings:
            for second in others:
                if first != second and not (first[1] in weak and second[1] in weak):
                    yield (PAIR, *min(first, second), *max(first, second))
        named = [filling for filling in fillings if filling[1] not in weak]
        for article in told.articles:
            for thing in self._stories.leading(article):
                if not told.within(EventClass.SPEECH):
                    yield from ((STORY, thing, *filling) for filling in named if filling[1] != thing)
                if article in told.main:
                    yield MAIN, thing
                if article in told.only:
                    yield from ((ONLY, type, thing) for type in told.types)


def _of_days(fillings: Iterable[Filling], days: Iterable[str], weak: set[str]) -> Iterator[Block]:
    named = [filling for filling in fillings if filling[1] not in weak]
    return ((DAY, day, *filling) for day in days for filling in named)
