"""Clusters of mentions taken for one happening, and finding those that a further mention may belong to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.occurrence import Occurrence
from khabar.graph.resolution.times import month_day
from khabar.ontology.owntypes import lineage, nearest
from khabar.ontology.terms import EventType, Role, Status
from khabar.ontology.vocabulary import supertypes

ARTICLE: Final = "article"
DAY: Final = "day"
PAIR: Final = "pair"

Filling = tuple[str, str]
"""A role and the key that fills it."""

Block = tuple[str, ...]
"""What mentions of one happening have in common."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions taken for one happening so far.

    Attributes:
        number: its place among the clusters, in the order they were begun.
        compared: role -> keys, of all members together; targets: keys of what it was done to, sites or not.
        types: how many members are of each; above: what `owntypes.lineage` gives for each.
        foiled_in, done_in: the articles that say so; done_times: the times they give for what was done.
    """

    number: int
    members: list[Occurrence] = field(default_factory=list)
    compared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    targets: set[str] = field(default_factory=set)
    weak: set[str] = field(default_factory=set)
    types: Counter[str] = field(default_factory=Counter)
    above: dict[str, tuple[str, ...]] = field(default_factory=dict)
    times: set[TimeValue] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    published: set[date] = field(default_factory=set)
    foiled_in: set[str] = field(default_factory=set)
    done_in: set[str] = field(default_factory=set)
    done_times: set[TimeValue] = field(default_factory=set)

    def add(self, occurrence: Occurrence) -> None:
        """Take a mention in."""
        article, event = occurrence.ref[0], occurrence.event
        self.members.append(occurrence)
        self.types[event.type] += 1
        self.above[event.type] = lineage(event.type, event.own)
        self.times.update(occurrence.times)
        self.articles.add(article)
        self.targets |= occurrence.fillers.get(Role.TARGET, frozenset())
        self.weak |= occurrence.weak
        if occurrence.published is not None:
            self.published.add(occurrence.published)
        for role, keys in occurrence.compared.items():
            self.compared[role] |= keys
        if event.status == Status.FOILED:
            self.foiled_in.add(article)
        elif event.status == Status.ACTUAL:
            self.done_in.add(article)
            self.done_times.update(occurrence.times)


class Candidates:
    """The clusters by what they have in common with a mention.

    Across articles, mentions are one happening only if they share a participant on one day, or two participants: no
    other reason is enough. So clusters are looked up by these, and what is done all the time by the same side, as
    "حذرت الولايات المتحدة" is, is not compared with each of its warnings.
    """

    def __init__(self) -> None:
        self._clusters: list[Cluster] = []
        self._blocks: dict[Block, dict[int, Cluster]] = defaultdict(dict)
        self._days: dict[int, set[str]] = defaultdict(set)
        self._filled: dict[int, set[Filling]] = defaultdict(set)

    def begin(self) -> Cluster:
        """A new, empty cluster."""
        cluster = Cluster(len(self._clusters))
        self._clusters.append(cluster)
        return cluster

    def all(self) -> list[Cluster]:
        """All clusters, in the order they were begun."""
        return self._clusters

    def of(self, occurrence: Occurrence) -> Iterable[Cluster]:
        """The clusters a mention may belong to, each once."""
        found: dict[int, Cluster] = {}
        fillings = _fillings(occurrence.compared)
        for block in _blocks(occurrence, fillings, fillings, _days(occurrence.times), occurrence.weak):
            found.update(self._blocks.get(block, {}))
        return found.values()

    def add(self, cluster: Cluster, occurrence: Occurrence) -> None:
        """Put a mention into a cluster."""
        cluster.add(occurrence)
        filled, days = self._filled[cluster.number], self._days[cluster.number]
        fillings = _fillings(occurrence.compared)
        filled |= fillings
        new_days = _days(occurrence.times) - days
        days |= new_days
        # What the cluster has now may pair with what it had before.
        for block in _blocks(occurrence, fillings, filled, days, cluster.weak):
            self._blocks[block][cluster.number] = cluster
        for block in _of_days(_family(occurrence), filled, new_days, cluster.weak):
            self._blocks[block][cluster.number] = cluster


def _fillings(compared: Mapping[str, Iterable[str]]) -> set[Filling]:
    return {(role, key) for role, keys in compared.items() for key in keys}


def _days(times: Iterable[TimeValue]) -> set[str]:
    return {day for day in map(month_day, times) if day}


def _blocks(
    occurrence: Occurrence, fillings: set[Filling], others: set[Filling], days: set[str], weak: Iterable[str]
) -> Iterator[Block]:
    family = _family(occurrence)
    yield ARTICLE, family, occurrence.ref[0]
    yield from _of_days(family, fillings, days, weak)
    for first in fillings:
        for second in others:
            if first != second and not (first[1] in weak and second[1] in weak):
                yield (PAIR, family, *min(first, second), *max(first, second))


def _of_days(family: str, fillings: Iterable[Filling], days: Iterable[str], weak: Iterable[str]) -> Iterator[Block]:
    named = [filling for filling in fillings if filling[1] not in weak]
    return ((DAY, family, day, *filling) for day in days for filling in named)


def _family(occurrence: Occurrence) -> str:
    """Types that are told by each other's words are compared: an attack is later called the bombing it was."""
    type = nearest(occurrence.event.type, occurrence.event.own)
    above = supertypes(type)
    return EventType.ATTACK if EventType.ATTACK in above else EventType.KILLING if EventType.KILLING in above else type
