"""Event coreference: mentions of one happening become one event, within and across articles.

Within an article, each mention joins the most similar cluster it is compatible with, or begins one; what the article
takes for known ("الهجوم") is the fitting event told last before it, and its headline tells of its first sentences.
What the articles tell is then put together in the same way. Only clusters that share enough are compared (`clusters`),
so the work stays near linear. Precision comes first: two happenings made one mislead more than one told twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.clusters import Candidates, Cluster, family
from khabar.graph.resolution.decidedevents import DecidedEvents
from khabar.graph.resolution.decisions import Decision, of_events
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.judge import EVENT, Judge
from khabar.graph.resolution.model import Evidence, Happening
from khabar.graph.resolution.occurrence import Occurrence, Ref, occurrences
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.stories import Stories
from khabar.graph.resolution.times import most_precise
from khabar.ontology.terms import EventType, Status

_LEAD: Final = 3
"""Sentences behind a headline that tell what it says."""


def resolve_events(
    annotations: Sequence[Annotation],
    index: EntityIndex,
    *,
    catalog: Catalog,
    decisions: Sequence[Decision] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> tuple[Happening, ...]:
    """All happenings, sorted by key, each with every mention as evidence; the catalog says which town is where.

    Decisions that mean nothing any more are given to `notice`.
    """
    places = Places(catalog)
    stories = Stories(annotations, index, places)
    found = occurrences(annotations, index)
    decided = DecidedEvents(of_events(decisions), found)
    if notice:
        for decision in decided.unmet:
            notice(decision.unmet())
    clusters = _Coreference(Judge(index, places, stories, apart=decided.apart), stories, decided).clusters(found)
    keys = _keys(clusters)
    key_of: dict[Ref, str] = {
        member.ref: key for cluster, key in zip(clusters, keys, strict=True) for member in cluster.members
    }
    happenings = [_happening(cluster, key, key_of) for cluster, key in zip(clusters, keys, strict=True)]
    return tuple(sorted(happenings, key=lambda happening: happening.key))


class _Coreference:
    """Puts mentions together, family by family: what fills the roles of others, as attacks do, comes first."""

    def __init__(self, judge: Judge, stories: Stories, decided: DecidedEvents) -> None:
        self._judge = judge
        self._decided = decided
        self._stories = stories

    def clusters(self, found: Sequence[Occurrence]) -> list[Cluster]:
        """The clusters of mentions of one happening."""
        by_article: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in found:
            by_article[occurrence.ref[0]].append(occurrence)
        told: dict[str, list[Cluster]] = defaultdict(list)
        for article in sorted(by_article):
            for name, clusters in self._of_article(by_article[article]).items():
                told[name] += clusters
        done: list[Cluster] = []
        number: dict[Ref, int] = {}
        for name in _in_order(told):
            for cluster in told[name]:
                _fill(cluster, number)
            clusters = self._across(self._decided.together(told[name]))
            _number(clusters, number, len(done))
            done += clusters
        return done

    def _of_article(self, found: Sequence[Occurrence]) -> dict[str, list[Cluster]]:
        """What one article tells, by family."""
        families: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in found:
            families[family(occurrence)].append(occurrence)
        told: dict[str, list[Cluster]] = {}
        number: dict[Ref, int] = {}
        for name in _in_order(families):
            told[name] = self._within(families[name], number)
            _number(told[name], number, len(number))
        for cluster in (cluster for clusters in told.values() for cluster in clusters):
            for role in [role for role in cluster.compared if role.startswith(EVENT)]:
                del cluster.compared[role]
        return told

    def _within(self, found: Sequence[Occurrence], number: dict[Ref, int]) -> list[Cluster]:
        clusters: list[Cluster] = []
        # Well described mentions first: they begin the clusters that the others find.
        for occurrence in sorted(found, key=lambda o: (o.definite, -_richness(o), o.order)):
            told = Cluster.of(occurrence)
            _fill(told, number)
            best = self._best(clusters, told)
            if best is None and occurrence.definite:
                best = self._antecedent(clusters, told)
            if best is None:
                clusters.append(told)
            else:
                best.take(told)
        return self._with_headline(clusters)

    def _best(self, clusters: Iterable[Cluster], told: Cluster) -> Cluster | None:
        """The most similar cluster; of several, "هجوم التنظيم" is the attack told last of those it may be."""
        similar: dict[float, list[Cluster]] = defaultdict(list)
        for cluster in clusters:
            similar[self._judge.similarity(cluster, told)].append(cluster)
        best = max(similar, default=0.0)
        if best <= 0:
            return None
        return min(similar[best], key=lambda cluster: (_distance(cluster, told), cluster.first))

    def _antecedent(self, clusters: Iterable[Cluster], told: Cluster) -> Cluster | None:
        """The event told last before a mention that is taken for known."""
        (mention,) = told.members
        before = [
            cluster
            for cluster in clusters
            if cluster.first < mention.order and _as_real(cluster, told) and self._judge.fits(cluster, told)
        ]
        return min(before, key=lambda cluster: (_distance(cluster, told), cluster.first), default=None)

    def _with_headline(self, clusters: list[Cluster]) -> list[Cluster]:
        """The clusters, those told by the headline alone joined with what the first sentences tell."""
        alone = [cluster for cluster in clusters if all(member.headline for member in cluster.members)]
        rest = [cluster for cluster in clusters if cluster not in alone]
        taken: set[int] = set()
        kept = []
        for cluster in sorted(alone, key=lambda cluster: cluster.first):
            for body in sorted(rest, key=lambda cluster: cluster.first):
                if (
                    id(body) not in taken
                    and not body.headlines
                    and _in_lead(body)
                    and _as_real(body, cluster)
                    and self._judge.fits(body, cluster)
                ):
                    body.take(cluster)
                    taken.add(id(body))
                    break
            else:
                kept.append(cluster)
        return kept + rest

    def _across(self, told: Sequence[Cluster]) -> list[Cluster]:
        """What the articles tell, put together."""
        candidates = Candidates(self._stories)
        for cluster in sorted(told, key=lambda cluster: (-len(cluster.fillings()), cluster.first)):
            best = self._best(candidates.of(cluster), cluster)
            if best is None:
                candidates.begin(cluster)
            else:
                candidates.join(best, cluster)
        return candidates.all()


def _in_order(names: Iterable[str]) -> list[str]:
    place = {name: number for number, name in enumerate(EventType.ALL)}
    return sorted(names, key=lambda name: (place.get(name, len(place)), name))


def _richness(occurrence: Occurrence) -> int:
    return sum(map(len, occurrence.compared.values()))


def _fill(cluster: Cluster, number: dict[Ref, int]) -> None:
    """Name the happenings that fill roles of a cluster, as far as they are resolved."""
    for member in cluster.members:
        for role, ref in member.themes:
            if ref in number:
                cluster.compared[EVENT + role].add(str(number[ref]))


def _number(clusters: Iterable[Cluster], number: dict[Ref, int], first: int) -> None:
    for place, cluster in enumerate(clusters, start=first):
        number.update((member.ref, place) for member in cluster.members)


def _as_real(cluster: Cluster, told: Cluster) -> bool:
    """Whether they are as real: "الهجوم" that was is not the one warned of."""
    reality = {Status.ACTUAL, Status.FOILED, Status.NEGATED}
    mine, theirs = ({member.event.status for member in each.members} for each in (cluster, told))
    return mine.isdisjoint(reality) == theirs.isdisjoint(reality)


def _in_lead(cluster: Cluster) -> bool:
    return min(member.event.sentence for member in cluster.members) <= _LEAD


def _distance(cluster: Cluster, told: Cluster) -> tuple[int, int]:
    """Sorts clusters: those told before in the article, nearest first, those told after, all others."""
    article, start = told.first
    offsets = [start - member.order[1] for member in cluster.members if member.order[0] == article]
    before = [offset for offset in offsets if offset >= 0]
    return (0, min(before)) if before else (1, -max(offsets)) if offsets else (2, 0)


def _keys(clusters: Sequence[Cluster]) -> list[str]:
    """A key for each cluster, made of what the happening is: its type, participants and time.

    Two happenings of which the texts say the same are told apart by their first mention.
    """
    plain = [_key(cluster) for cluster in clusters]
    count = Counter(plain)
    return [key if count[key] == 1 else _key(cluster, apart=True) for cluster, key in zip(clusters, plain, strict=True)]


def _key(cluster: Cluster, *, apart: bool = False) -> str:
    type = _type(cluster)
    parts = [f"{role}={key}" for role, keys in _lasting(cluster) for key in sorted(keys)]
    parts += [f"time={time.start}/{time.end or ''}" for time in most_precise(cluster.times)]
    if apart or not parts:
        article, start = min(member.order for member in cluster.members)
        parts.append(f"mention={article}:{start}")
    digest = hashlib.sha256("\x1f".join([type, *parts]).encode()).hexdigest()[:12]
    return f"event/{type.lower()}-{digest}"


def _lasting(cluster: Cluster) -> list[tuple[str, set[str]]]:
    """What fills roles, without the happenings, whose numbers differ with what else is read."""
    return sorted((role, keys) for role, keys in cluster.compared.items() if not role.startswith(EVENT))


def _type(cluster: Cluster) -> str:
    """The most special type that some mention gives; of equally special ones the most frequent."""
    return min(cluster.types.items(), key=lambda item: (-len(cluster.above[item[0]]), -item[1], item[0]))[0]


def _happening(cluster: Cluster, key: str, key_of: dict[Ref, str]) -> Happening:
    members = sorted(cluster.members, key=lambda member: member.order)
    type = _type(cluster)
    evidence = tuple(_evidence(member, cluster, key, key_of) for member in members)
    return Happening(
        key=key,
        type=type,
        statuses=tuple(sorted({item.status for item in evidence})),
        participants=tuple(sorted({part for item in evidence for part in item.participants or ()})),
        evidence=evidence,
        times=most_precise(cluster.times),
        time_expressions=tuple(sorted({(m.language, words) for m in members for words in m.expressions})),
        own=next(member.event.own for member in members if member.event.type == type),
    )


def _evidence(member: Occurrence, cluster: Cluster, key: str, key_of: dict[Ref, str]) -> Evidence:
    participants = {(role, filler) for role, fillers in member.fillers.items() for filler in fillers}
    participants |= {
        (role, key_of[ref]) for role, ref in member.themes if ref in key_of and key_of[ref] != key
    }  # nothing is a part of itself, as "الهجوم" would be that stands for the attack it is the theme of
    status = member.event.status
    if status == Status.ACTUAL and member.ref[0] in cluster.foiled_in:
        status = Status.FOILED  # the article has said that it was; see `_contradict`
    return replace(member.evidence, status=status, participants=tuple(sorted(participants)))
