"""Obey what analysts have decided about events, while their mentions are put together."""

from __future__ import annotations

from collections.abc import Sequence

from khabar.graph.resolution.analysts.decisions import Decision, Place
from khabar.graph.resolution.analysts.union import Union
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.occurrence import Occurrence


class DecidedEvents:
    """Keeps mentions apart or together, as was decided.

    Attributes:
        unmet: the decisions about mentions that are not there any more, or that a later one overrules.
    """

    def __init__(self, decisions: Sequence[Decision], found: Sequence[Occurrence]) -> None:
        places = {place for d in decisions for side in (d.one, d.other) for place in side.mentions}
        self._union: Union[Place] = Union(sorted(places & {occurrence.order for occurrence in found}))
        self._articles = {article for article, _ in places}
        self.unmet = self._union.obey(
            decisions, lambda _, side: [place for place in side.mentions if place in self._union]
        )

    def apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether a mention of one cluster was split from one of the other."""
        theirs = self._decided(other)
        return bool(theirs) and any(self._union.apart(a, b) for a in self._decided(one) for b in theirs)

    def together(self, clusters: Sequence[Cluster]) -> list[Cluster]:
        """The clusters, with those made one whose mentions were merged; split mentions leave them."""
        done: list[Cluster] = []
        hosts: list[Cluster] = []
        for cluster in clusters:
            decided = self._decided(cluster)
            joined = [host for host in hosts if not decided.isdisjoint(self._decided(host))]
            if not joined:
                done.append(cluster)
                hosts += [cluster] if decided else []
                continue
            first, *others = joined
            for part in (*others, cluster):
                done += self._take(first, part)
            done = [other for other in done if not any(other is gone for gone in others)]
            hosts = [host for host in hosts if not any(host is gone for gone in others)]
        return done

    def _take(self, host: Cluster, cluster: Cluster) -> list[Cluster]:
        """Take into a cluster what may be; give back the rest, each mention by itself."""
        if not self.apart(host, cluster):
            host.take(cluster)
            return []
        rest = []
        for member in cluster.members:
            alone = Cluster.of(member)
            if self.apart(host, alone):
                rest.append(alone)
            else:
                host.take(alone)
        return rest

    def _decided(self, cluster: Cluster) -> set[Place]:
        if cluster.articles.isdisjoint(self._articles):
            return set()
        return {self._union.root(member.order) for member in cluster.members if member.order in self._union}
