"""Clusters of mentions taken for one happening, and finding those that a further one may belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.occurrence import VICTIM, Occurrence
from khabar.graph.resolution.stories import DAYS_OF_A_STORY, Stories
from khabar.graph.resolution.times import month_day
from khabar.ontology.owntypes import OwnType, lineage, nearest
from khabar.ontology.terms import EventClass, EventType, Role, Status
from khabar.ontology.vocabulary import supertypes

DAY: Final = "day"
PAIR: Final = "pair"
ONCE: Final = "once"
STORY: Final = "story"
MAIN: Final = "main"
ONLY: Final = "only"

DAYS_BETWEEN_REPORTS: Final = 14
"""Articles further apart than this report different happenings when neither a date nor their story says otherwise."""

_PERIODS_OF_A_STORY: Final = DAYS_OF_A_STORY // DAYS_BETWEEN_REPORTS + 1

Filling = tuple[str, str]
"""A role and the key that fills it."""

Block = tuple[str, ...]
"""What mentions of one happening have in common."""

Period = int | None
"""When something was reported, None for articles without a date."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions taken for one happening so far.

    Attributes:
        compared: role -> keys, of all members together; targets: keys of what it was done to, sites or not.
        mentioned: article, role and reference of the mentions that fill a role.
        types: how many members are of each; above: what `owntypes.lineage` gives for each; common: what all have above.
        headlines: the articles whose headline tells it; main: those that tell it first and most of its family; only:
            those that tell nothing else of its type.
        foiled_in, done_in: the articles that say so; done_times: the times they give for what was done.
    """

    members: list[Occurrence] = field(default_factory=list)
    compared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    mentioned: set[tuple[str, str, str]] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    common: frozenset[str] = frozenset()
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
            above={event.type: (above := lineage(event.type, event.own))},
            common=frozenset(above),
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
        self.common &= other.common
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
        return type in self.common

    def once(self) -> set[str]:
        """Who can be in one happening only: the person killed."""
        victims = self.compared.get(VICTIM, set())
        return victims | self.compared.get(Role.TARGET, set()) if self.within(EventType.KILLING) else victims


def family(occurrence: Occurrence) -> str:
    """Types that are told by each other's words are compared: an attack is later called the bombing it was."""
    return family_of(occurrence.event.type, occurrence.event.own)


def family_of(type: str, own: OwnType | None) -> str:
    """The family of a type of events."""
    type = nearest(type, own)
    above = supertypes(type)
    return EventType.ATTACK if EventType.ATTACK in above else EventType.KILLING if EventType.KILLING in above else type


class Candidates:
    """The clusters of one family by what they have in common with another one.

    Across articles, mentions are one happening only if they share a participant on one day, or two participants, or
    less in articles that tell one story: no other reason is enough. So clusters are looked up by these, and what is
    done all the time by the same side, as "حذرت الولايات المتحدة" is, is not compared with each of its warnings. Nor
    is it compared with what was reported long before: unless a day or a victim tells that they are one, the judge
    takes reports of other stories further apart than `DAYS_BETWEEN_REPORTS` for different happenings.
    """

    def __init__(self, stories: Stories) -> None:
        self._stories = stories
        self._blocks: dict[Block, dict[int, Cluster]] = defaultdict(dict)
        self._reported: dict[Block, dict[Period, dict[int, Cluster]]] = defaultdict(lambda: defaultdict(dict))
        self._clusters: list[Cluster] = []
        self._number: dict[int, int] = {}

    def all(self) -> list[Cluster]:
        """All clusters, in the order they were begun."""
        return self._clusters

    def of(self, told: Cluster) -> Iterable[Cluster]:
        """The clusters that what an article tells may belong to, each once, in the order they were begun."""
        if told.within(EventType.STATEMENT):
            return ()  # an act of its own
        found: dict[int, Cluster] = {}
        others: dict[int, Cluster] = {}
        fillings, days = told.fillings(), told.days()
        for block in self._sure(told, fillings, days, told.weak):
            found.update(self._blocks.get(block, {}))
        near, in_story = _near(told, 1), _near(told, _PERIODS_OF_A_STORY)
        for block in self._of(told, fillings, fillings, told.weak):
            reported = self._reported.get(block, {})
            periods = near if block[0] == PAIR else in_story
            for period in {None, *periods} & reported.keys() if periods else reported:
                (found if block[0] == PAIR else others).update(reported[period])
        for number in others.keys() - found.keys():
            if self._tell_one_story(others[number], told):
                found[number] = others[number]
        return [found[number] for number in sorted(found)]

    def _tell_one_story(self, one: Cluster, other: Cluster) -> bool:
        """Whether they are of one article, or some article of one tells the story of one of the other's."""
        return not one.articles.isdisjoint(other.articles) or self._stories.alike(one.articles, other.articles)

    def begin(self, told: Cluster) -> None:
        """A new cluster."""
        self._number[id(told)] = len(self._clusters)
        self._clusters.append(told)
        if not told.within(EventType.STATEMENT):
            fillings = told.fillings()
            self._enter(told, self._sure(told, fillings, told.days(), told.weak))
            self._enter_reported(told, self._of(told, fillings, fillings, told.weak), _periods(told))

    def join(self, cluster: Cluster, told: Cluster) -> None:
        """Put what an article tells into a cluster."""
        days, periods = cluster.days(), _periods(cluster)
        cluster.take(told)
        filled = cluster.fillings()
        self._enter(cluster, self._sure(told, told.fillings(), cluster.days(), cluster.weak))
        self._enter(cluster, _of_days(filled, cluster.days() - days, cluster.weak))
        # What the cluster has now may pair with what it had before.
        self._enter_reported(cluster, self._of(told, told.fillings(), filled, cluster.weak), _periods(cluster))
        if later := _periods(cluster) - periods:
            self._enter_reported(cluster, self._of(cluster, filled, filled, cluster.weak), later)

    def _enter(self, cluster: Cluster, blocks: Iterable[Block]) -> None:
        number = self._number[id(cluster)]
        for block in blocks:
            self._blocks[block][number] = cluster

    def _enter_reported(self, cluster: Cluster, blocks: Iterable[Block], periods: Collection[Period]) -> None:
        number = self._number[id(cluster)]
        for block in blocks:
            reported = self._reported[block]
            for period in periods:
                reported[period][number] = cluster

    def _sure(self, told: Cluster, fillings: set[Filling], days: set[str], weak: set[str]) -> Iterator[Block]:
        """What makes one happening of reports however far apart: the day, or who can be killed once."""
        yield from _of_days(fillings, days, weak)
        yield from ((ONCE, key) for key in told.once())
        for article in told.articles & told.main:
            yield from ((MAIN, thing, day) for thing in self._stories.leading(article) for day in days)

    def _of(self, told: Cluster, fillings: set[Filling], others: set[Filling], weak: set[str]) -> Iterator[Block]:
        """What does so of reports that are near in time."""
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


def _periods(cluster: Cluster) -> set[Period]:
    """When it was reported: reports that are near are of one period or of two that follow each other."""
    return {day.toordinal() // DAYS_BETWEEN_REPORTS for day in cluster.published} or {None}


def _near(cluster: Cluster, steps: int) -> set[int]:
    """The periods up to some before and after those in which it was reported."""
    periods = (period for period in _periods(cluster) if period is not None)
    return {period + step for period in periods for step in range(-steps, steps + 1)}
