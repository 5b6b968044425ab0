"""Find the clusters that may be of one happening with another, by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from khabar.graph.resolution.events.clusters import Cluster, Filling
from khabar.graph.resolution.events.occurrence import EVENT
from khabar.graph.resolution.sources.stories import Stories
from khabar.ontology.terms import EventClass, EventType

DAY: Final = "day"
PAIR: Final = "pair"
ONCE: Final = "once"
STORY: Final = "story"
MAIN: Final = "main"
ONLY: Final = "only"
THROUGH: Final = "through"
TOLD: Final = "told"

DAYS_BETWEEN_REPORTS: Final = 14
"""Articles further apart than this report different happenings when neither a date nor their story says otherwise."""

Block = tuple[str, ...]
"""What mentions of one happening have in common."""

Period = int | None
"""When something was reported, in steps of `DAYS_BETWEEN_REPORTS`; None for articles without a date."""


class Candidates:
    """The clusters of one family, by what they have in common with another one.

    Across articles, mentions are one happening only if they share a participant on one day, or two participants, or
    less in articles of one story. So clusters are looked up by these: "the United States warned" is not compared with
    each of its warnings, nor with reports of other stories more than `DAYS_BETWEEN_REPORTS` earlier, unless a day or a
    victim makes them one.
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
        """The blocks of what other articles of the story may tell of it."""
        kinds = _kinds(told, fillings)
        comparable = _comparable(told)
        for article in told.articles:
            for other, thing in self._stories.told_with(article):
                if comparable:
                    yield (STORY, other, TOLD)
                for kind in kinds:
                    # What fills the role must not be all that the articles have in common.
                    if kind[-1] != thing:
                        yield (STORY, other, *kind)

    def begin(self, told: Cluster) -> None:
        """Begin a new cluster."""
        self._number[id(told)] = len(self._clusters)
        self._clusters.append(told)
        if not told.within(EventType.STATEMENT):
            fillings = told.fillings()
            self._enter(told, self._sure(told, fillings, told.days()))
            self._enter(told, _in_story(told, told.articles, fillings))
            self._enter(told, _in_words(told))
            self._enter_reported(told, _pairs(fillings, fillings, told.weak), _periods(told))

    def join(self, cluster: Cluster, told: Cluster) -> None:
        """Put what an article tells into a cluster."""
        days, periods, articles, had = cluster.days(), _periods(cluster), cluster.articles, cluster.fillings()
        cluster.take(told)
        filled = cluster.fillings()
        new = filled - had  # what it had is entered: of what is told for months, most
        self._enter(cluster, self._sure(told, new, cluster.days()))
        self._enter(cluster, _of_days(filled, cluster.days() - days, cluster.weak))
        self._enter(cluster, _in_story(cluster, articles, new))
        self._enter(cluster, _in_story(cluster, told.articles, filled))
        self._enter(cluster, _in_words(told))
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
        """The periods in which reports near in time may be; all for a cluster without a date."""
        periods = {period + step for period in _periods(cluster) if period is not None for step in (-1, 0, 1)}
        return {None, *periods} & self._periods if periods else self._periods

    def _sure(self, told: Cluster, fillings: set[Filling], days: set[str]) -> Iterator[Block]:
        """The blocks that suffice however far apart reports are: a day, a victim, an event that it is part of."""
        yield from _of_days(fillings, days, told.weak)
        yield from ((ONCE, key) for key in told.once())
        yield from ((THROUGH, *filling) for filling in fillings if filling[0].startswith(EVENT))


def _pairs(fillings: Iterable[Filling], others: Iterable[Filling], weak: frozenset[str]) -> Iterator[Block]:
    """The blocks that suffice for reports near in time: two participants.

    A filler of two roles is one participant: "اتفقت تركيا وقطر على تبادل المعلومات" ("Turkey and Qatar agreed to share
    information") has each side agree and share.
    """
    for first in fillings:
        for second in others:
            if first[1] != second[1] and not (first[1] in weak and second[1] in weak):
                yield (PAIR, *min(first, second), *max(first, second))


def _in_story(cluster: Cluster, articles: Iterable[str], fillings: Iterable[Filling]) -> Iterator[Block]:
    """The blocks that suffice for articles of one story."""
    kinds = _kinds(cluster, fillings)
    return ((STORY, article, *kind) for article in articles for kind in kinds)


def _in_words(cluster: Cluster) -> Iterator[Block]:
    """Blocks by which articles of one story are compared in words."""
    return ((STORY, article, TOLD) for article in cluster.articles if _comparable(cluster))


def _comparable(cluster: Cluster) -> bool:
    return cluster.subject and any(member.meaning for member in cluster.members)


def _kinds(cluster: Cluster, fillings: Iterable[Filling]) -> list[Block]:
    """What another article of the story must tell, too: the same filler, or something as its first or only one."""
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
    """The periods in which a cluster was reported; near reports are of one period or of two in a row."""
    return {day.toordinal() // DAYS_BETWEEN_REPORTS for day in cluster.published} or {None}
