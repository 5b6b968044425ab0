"""Put together what one article tells of one happening.

Each mention joins the most similar cluster it is compatible with, or begins one. A definite mention ("الهجوم", "the
attack") is a fitting event told before it, and the headline tells of the first sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.resolution.events.claimed import claimed
from khabar.graph.resolution.events.clusters import Cluster, as_real, distance, family, salience
from khabar.graph.resolution.events.fillers import SITE
from khabar.graph.resolution.events.judge import Judge, foiled_and_done
from khabar.graph.resolution.events.occurrence import EVENT, Occurrence, Ref
from khabar.graph.resolution.events.retold import told_first
from khabar.graph.resolution.events.takenup import old_deaths, taken_up
from khabar.ontology.terms import EventClass, EventType, Role, Status

_LEAD: Final = 3
"""Sentences behind a headline that may tell what it says."""

_GENERAL: Final = {EventType.ATTACK, EventType.SECURITY_OPERATION}
"""Families of which an event may be told by a word for several types."""

_NONE: Final[frozenset[str]] = frozenset()


class Telling:
    """Puts the mentions of one article together, family by family; those that fill roles of others come first."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge
        self._claimed: dict[Ref, Ref] = {}
        self._deaths: frozenset[int] = frozenset()

    def of_article(self, found: Sequence[Occurrence]) -> dict[str, list[Cluster]]:
        """The clusters of one article, by family."""
        self._claimed = claimed(found)
        self._deaths = old_deaths(found)
        families: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in found:
            families[family(occurrence)].append(occurrence)
        told: dict[str, list[Cluster]] = {}
        number: dict[Ref, int] = {}
        for name in in_order(families):
            told[name] = self._within(families[name], number)
            enter(told[name], number, len(number))
        self._generalise(told)
        for name in in_order(told):
            _mark(told[name])
        for cluster in (cluster for clusters in told.values() for cluster in clusters):
            for role in [role for role in cluster.compared if role.startswith(EVENT)]:
                del cluster.compared[role]
        return told

    def _generalise(self, told: dict[str, list[Cluster]]) -> None:
        """Put "العملية" ("the operation"), if it is no other event of its type, with one of another type."""
        for name in in_order(_GENERAL & told.keys()):
            others = [cluster for other in _GENERAL - {name} for cluster in told.get(other, ())]
            for cluster in list(told[name]):
                if all(member.general and (member.definite or member.headline) for member in cluster.members):
                    best = self._general(others, cluster)
                    if best is not None:
                        told[name].remove(cluster)
                        best.take(_retold(cluster, best))

    def _general(self, others: Iterable[Cluster], cluster: Cluster) -> Cluster | None:
        fitting = [
            other
            for other in others
            if (other.first < cluster.first or (cluster.headlines and _in_lead(other)))
            if (len(other.members) > 1 or _in_lead(other)) and not all(member.general for member in other.members)
            if as_real(other, cluster) and not _against(other, cluster)
            if self._judge.fits(other, _retold(cluster, other))
        ]
        return min(fitting, key=lambda other: (-salience(other), distance(other, cluster)), default=None)

    def _within(self, found: Sequence[Occurrence], number: dict[Ref, int]) -> list[Cluster]:
        clusters: list[Cluster] = []
        rest = [occurrence for occurrence in found if occurrence.ref not in self._claimed]
        # What is taken for known last, when the headline and the lead that name the same are one: it takes up either.
        for known in (False, True):
            # Well described mentions first: they begin the clusters that the others find.
            for occurrence in sorted(rest, key=lambda o: (-_richness(o), o.order)):
                if occurrence.definite != known:
                    continue
                told = _cluster(occurrence, number)
                best = best_of(clusters, told, self._judge)
                if best is None and known:
                    best = taken_up(clusters, told, self._judge, self._deaths)
                if best is None:
                    clusters.append(told)
                else:
                    best.take(told)
            clusters = self._with_headline(clusters, of_one=not known)
            if not known:
                clusters = self._retold(clusters)
        for occurrence in found:
            if occurrence.ref in self._claimed:
                told = _cluster(occurrence, number)
                best = self._of_claim(clusters, told)
                if best is None:
                    clusters.append(told)
                else:
                    best.take(told)
        return clusters

    def _of_claim(self, clusters: Sequence[Cluster], told: Cluster) -> Cluster | None:
        """The cluster claimed where a claimant tells of an attack; another if that was elsewhere."""
        (mention,) = told.members
        claim = self._claimed[mention.ref]
        claimed = next(c for c in clusters if any(member.ref == claim for member in c.members))
        if self._judge.allows(claimed, told) and not _at_another_place(claimed, told):
            return claimed
        return best_of((cluster for cluster in clusters if cluster is not claimed), told, self._judge)

    def _with_headline(self, clusters: list[Cluster], *, of_one: bool) -> list[Cluster]:
        """Join clusters that only the headline tells with what the first sentences tell.

        With `of_one` both must have something in the same role, and so must what was foiled and what was done: "Chad
        strikes an airport", "its army intercepted a missile". Definite mentions are no other event.
        """
        told = [all(member.headline or member.definite for member in cluster.members) for cluster in clusters]
        alone = [cluster for cluster, here in zip(clusters, told, strict=True) if here and cluster.headlines]
        rest = [cluster for cluster in clusters if cluster not in alone]
        taken: set[int] = set()
        kept = []
        for cluster in sorted(alone, key=lambda cluster: cluster.first):
            for body in sorted(rest, key=lambda cluster: (cluster.taken, cluster.first)):
                if (
                    id(body) not in taken
                    and not body.headlines
                    and _in_lead(body)
                    and as_real(body, cluster)
                    and not (
                        (of_one or foiled_and_done(body, cluster)) and body.fillings().isdisjoint(cluster.fillings())
                    )
                    and self._judge.fits(body, cluster)
                ):
                    body.take(cluster)
                    taken.add(id(body))
                    break
            else:
                kept.append(cluster)
        return kept + rest

    def _retold(self, clusters: list[Cluster]) -> list[Cluster]:
        """Join what only the headline says with what the lead tells in full, if nothing else may be it."""
        alone = [cluster for cluster in clusters if all(member.headline for member in cluster.members)]
        first, later = told_first(clusters, _LEAD) if alone else ([], [])
        pairs = []
        for said in alone:
            found = [body for body in first if self._judge.retells(body, said)]
            if not any(self._judge.alike(body, said) for body in found):  # the first may tell what was before
                nearer = (body for body in later if self._judge.alike(body, said))
                found = [body for body in nearer if self._judge.retells(body, said)] or found
            pairs += [(said, body) for body in found]
        for said, body in pairs:
            if sum(said in pair or body in pair for pair in pairs) == 1:
                body.take(said)
                clusters = [cluster for cluster in clusters if cluster is not said]
        return clusters


def _at_another_place(claimed: Cluster, told: Cluster) -> bool:
    """Whether a place is named that the claimed attack does not have, or another site."""
    here, there = (each.compared.get(Role.PLACE, _NONE) for each in (claimed, told))
    sites = [each.compared.get(SITE, _NONE) for each in (claimed, told)]
    return (bool(there) and here.isdisjoint(there)) or (all(sites) and sites[0].isdisjoint(sites[1]))


def _cluster(occurrence: Occurrence, number: dict[Ref, int]) -> Cluster:
    """The cluster of one mention, with the happenings that fill its roles."""
    cluster = Cluster.of(occurrence)
    fill(cluster, number)
    return cluster


def best_of(clusters: Iterable[Cluster], told: Cluster, judge: Judge) -> Cluster | None:
    """The most similar cluster, or None; of several the one told last, as with "هجوم التنظيم"."""
    similar: dict[float, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        similar[judge.similarity(cluster, told)].append(cluster)
    best = max(similar, default=0.0)
    if best <= 0:
        return None
    return min(similar[best], key=lambda cluster: (distance(cluster, told), cluster.first))


def _retold(cluster: Cluster, other: Cluster) -> Cluster:
    """A cluster as one of the type that another one has first."""
    type = other.members[0].event
    copy = Cluster()
    for member in cluster.members:
        event = replace(member.event, type=type.type, own=type.own)
        copy.take(Cluster.of(replace(member, event=event)))
    return copy


def _mark(clusters: Sequence[Cluster]) -> None:
    """Mark what an article tells first and most of a family, and what it tells as the only one of its type."""
    real = [cluster for cluster in clusters if cluster.real]
    types = Counter(type for cluster in clusters for type in cluster.types)
    for cluster in real:
        done = not cluster.done_in.isdisjoint(cluster.articles) or bool(cluster.foiled_in)
        if done and all(types[type] == count for type, count in cluster.types.items()) and not _often(cluster):
            cluster.only |= cluster.articles
    first = max(real, key=lambda cluster: (salience(cluster), len(cluster.members)), default=None)
    if first is not None and (first.headlines or _in_lead(first)):
        first.main |= first.articles


def in_order(names: Iterable[str]) -> list[str]:
    """Families in the order of the ontology."""
    place = {name: number for number, name in enumerate(EventType.ALL)}
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))


def _richness(occurrence: Occurrence) -> int:
    return sum(map(len, occurrence.compared.values()))


def fill(cluster: Cluster, number: dict[Ref, int]) -> None:
    """Add the happenings that fill roles of a cluster, as far as they are resolved."""
    for member in cluster.members:
        for role, ref in member.themes:
            if ref in number:
                cluster.fill(EVENT + role, frozenset((str(number[ref]),)))


def enter(clusters: Iterable[Cluster], number: dict[Ref, int], first: int) -> None:
    """Number clusters from `first` on, by the references of their mentions."""
    for place, cluster in enumerate(clusters, start=first):
        number.update((member.ref, place) for member in cluster.members)


def _against(attack: Cluster, operation: Cluster) -> bool:
    """Whether one is an attack that did not take place, and the other an operation that did, of those who foiled it."""
    if not operation.within(EventType.SECURITY_OPERATION):
        return False
    return operation.statuses == {Status.ACTUAL} and Status.ACTUAL not in attack.statuses


def _often(cluster: Cluster) -> bool:
    """Whether a story has many such events: speech, but no claims, and violence."""
    if cluster.within(EventType.CLAIM_OF_RESPONSIBILITY):
        return False
    return cluster.within(EventClass.SPEECH) or cluster.within(EventClass.VIOLENCE)


def _in_lead(cluster: Cluster) -> bool:
    return min(member.event.sentence for member in cluster.members) <= _LEAD
