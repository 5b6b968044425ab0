"""Clusters of mentions taken for one happening, and finding those that a further one may belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.occurrence import EVENT, VICTIM, Occurrence
from khabar.graph.resolution.stories import Stories
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
THROUGH: Final = "through"

DAYS_BETWEEN_REPORTS: Final = 14
"""Articles further apart than this report different happenings when neither a date nor their story says otherwise."""

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
            self.fill(role, keys)

    def fill(self, role: str, keys: frozenset[str]) -> None:
        """Have keys fill a role, beside those that fill it already."""
        self.compared[role] = self.compared.get(role, frozenset()) | keys

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

    def once(self) -> frozenset[str]:
        """Who can be in one happening only: the person killed."""
        victims = self.compared.get(VICTIM, frozenset())
        return victims | self.compared.get(Role.TARGET, frozenset()) if self.within(EventType.KILLING) else victims


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
        self._clusters: list[Cluster] = []
        self._number: dict[int, int] = {}
        # Numbers of clusters; one may come again. Lists, because most of the many blocks have one.
        self._blocks: dict[Block, list[int]] = defaultdict(list)
        self._reported: dict[tuple[Block, Period], list[int]] = defaultdict(list)
        self._periods: set[Period] = set()

    def all(self) -> list[Cluster]:
        """All clusters, in the order they were begun."""
        return self._clusters

    def of(self, told: Cluster) -> Iterable[Cluster]:
        """The clusters that what an article tells may belong to, each once, in the order they were begun."""
        if told.within(EventType.STATEMENT):
            return ()  # an act of its own
        found: set[int] = set()
        fillings = told.fillings()
        for block in self._sure(told, fillings, told.days()):
            found.update(self._blocks.get(block, ()))
        near = self._near(told)
        for block in _pairs(fillings, fillings, told.weak):
            for period in near:
                found.update(self._reported.get((block, period), ()))
        for block in self._told_with(told, fillings):
            found.update(self._blocks.get(block, ()))
        return [self._clusters[number] for number in sorted(found)]

    def _told_with(self, told: Cluster, fillings: set[Filling]) -> Iterator[Block]:
        """What articles that tell the story may tell of it."""
        kinds = _kinds(told, fillings)
        for article in told.articles:
            for other, thing in self._stories.told_with(article):
                for kind in kinds:
                    # What fills the role must not be all that the articles have in common.
                    if kind[-1] != thing:
                        yield (STORY, other, *kind)

    def begin(self, told: Cluster) -> None:
        """A new cluster."""
        self._number[id(told)] = len(self._clusters)
        self._clusters.append(told)
        if not told.within(EventType.STATEMENT):
            fillings = told.fillings()
            self._enter(told, self._sure(told, fillings, told.days()))
            self._enter(told, _in_story(told, told.articles, fillings))
            self._enter_reported(told, _pairs(fillings, fillings, told.weak), _periods(told))

    def join(self, cluster: Cluster, told: Cluster) -> None:
        """Put what an article tells into a cluster."""
        days, periods, articles, had = cluster.days(), _periods(cluster), cluster.articles, cluster.fillings()
        cluster.take(told)
        filled, new = cluster.fillings(), told.fillings()
        self._enter(cluster, self._sure(told, new, cluster.days()))
        self._enter(cluster, _of_days(filled, cluster.days() - days, cluster.weak))
        self._enter(cluster, _in_story(cluster, articles, filled - had))
        self._enter(cluster, _in_story(cluster, told.articles, filled))
        # What the cluster has now may pair with what it had before.
        self._enter_reported(cluster, _pairs(new, filled, cluster.weak), _periods(cluster))
        if later := _periods(cluster) - periods:
            self._enter_reported(cluster, _pairs(filled, filled, cluster.weak), later)

    def _enter(self, cluster: Cluster, blocks: Iterable[Block]) -> None:
        number = self._number[id(cluster)]
        for block in blocks:
            _note(self._blocks[block], number)

    def _enter_reported(self, cluster: Cluster, blocks: Iterable[Block], periods: Collection[Period]) -> None:
        number = self._number[id(cluster)]
        self._periods.update(periods)
        for block in blocks:
            for period in periods:
                _note(self._reported[block, period], number)

    def _near(self, cluster: Cluster) -> set[Period]:
        """The periods in which others may have been reported that were so near in time: all where it has no date."""
        periods = {period + step for period in _periods(cluster) if period is not None for step in (-1, 0, 1)}
        return {None, *periods} & self._periods if periods else self._periods

    def _sure(self, told: Cluster, fillings: set[Filling], days: set[str]) -> Iterator[Block]:
        """What makes one happening of reports however far apart: the day, who is killed once, the event it is of."""
        yield from _of_days(fillings, days, told.weak)
        yield from ((ONCE, key) for key in told.once())
        yield from ((THROUGH, *filling) for filling in fillings if filling[0].startswith(EVENT))


def _pairs(fillings: Iterable[Filling], others: Iterable[Filling], weak: frozenset[str]) -> Iterator[Block]:
    """What makes one happening of reports that are near in time."""
    for first in fillings:
        for second in others:
            if first != second and not (first[1] in weak and second[1] in weak):
                yield (PAIR, *min(first, second), *max(first, second))


def _in_story(cluster: Cluster, articles: Iterable[str], fillings: Iterable[Filling]) -> Iterator[Block]:
    """What makes one happening of what articles of one story tell."""
    kinds = _kinds(cluster, fillings)
    return ((STORY, article, *kind) for article in articles for kind in kinds)


def _kinds(cluster: Cluster, fillings: Iterable[Filling]) -> list[Block]:
    """What an article of the story must tell too: the same in a role, or something as its first or only one."""
    kinds: list[Block] = []
    if not cluster.within(EventClass.SPEECH):
        kinds += (filling for filling in fillings if filling[1] not in cluster.weak)
    if cluster.main:
        kinds.append((MAIN,))
    if cluster.only:
        kinds += ((ONLY, type) for type in cluster.types)
    return kinds


def _note(numbers: list[int], number: int) -> None:
    if not numbers or numbers[-1] != number:
        numbers.append(number)


def _of_days(fillings: Iterable[Filling], days: Iterable[str], weak: frozenset[str]) -> Iterator[Block]:
    named = [filling for filling in fillings if filling[1] not in weak]
    return ((DAY, day, *filling) for day in days for filling in named)


def _periods(cluster: Cluster) -> set[Period]:
    """When it was reported: reports that are near are of one period or of two that follow each other."""
    return {day.toordinal() // DAYS_BETWEEN_REPORTS for day in cluster.published} or {None}
