"""Event coreference: mentions of one happening become one event, within and across articles.

Mentions are taken in a fixed order and each joins the most similar cluster it is compatible with, or begins one. Only
clusters that share an article or enough participants are compared (`clusters`), so the work stays near linear.
Precision comes first: two happenings made one mislead more than one happening told twice.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.clusters import Candidates, Cluster
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.model import Evidence, Happening
from khabar.graph.resolution.occurrence import SITE, THEME, Occurrence, Ref, occurrences
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.times import agree, clash, most_precise
from khabar.ontology.owntypes import lineage, nearest
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

WEIGHTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 2.0,
    SITE: 2.0,
    Role.THEME: 1.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    THEME + Role.AGENT: 1.0,
    Role.PLACE: 1.0,
    Role.INSTRUMENT: 0.5,
}
"""What a shared filler of a role adds to the similarity; a filler that names no one in particular adds half."""

CONFLICTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 4.0,
    SITE: 4.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    Role.PLACE: 2.0,
}
"""What two different fillers of a role take away."""

SINGULAR: Final = frozenset({EntityType.STATE, EntityType.ARMED_GROUP, EntityType.PERSON})
"""Kinds of which two names are two things. A service or ministry is called by many names, and for its state: "قصفت
إسرائيل" and "قصف الجيش الإسرائيلي" tell of one air strike, "قصفت إسرائيل" and "قصفت الولايات المتحدة" of two."""

SAME_DAY: Final = 2.0
SAME_ARTICLE: Final = 1.0
NEEDED: Final = 3.0
"""Similarity from which two mentions are one happening."""

NEEDED_RECURRENT: Final = 4.0
"""The same across articles for what happens again and again between the same sides, when no date tells them apart."""

DAYS_BETWEEN_REPORTS: Final = 14
"""Articles further apart than this report different happenings when no date says otherwise."""


def resolve_events(annotations: Sequence[Annotation], index: EntityIndex, *, catalog: Catalog) -> tuple[Happening, ...]:
    """All happenings, sorted by key, each with every mention as evidence; the catalog says which town is where."""
    clusters = _cluster(occurrences(annotations, index), _Judge(index, Places(catalog)))
    keys = _keys(clusters)
    key_of: dict[Ref, str] = {
        member.ref: key for cluster, key in zip(clusters, keys, strict=True) for member in cluster.members
    }
    happenings = [_happening(cluster, key, key_of) for cluster, key in zip(clusters, keys, strict=True)]
    return tuple(sorted(happenings, key=lambda happening: happening.key))


def _cluster(found: Sequence[Occurrence], judge: _Judge) -> list[Cluster]:
    candidates = Candidates()
    # Well described mentions first: a bare "الهجوم" then finds the attack it refers to, wherever that stands.
    for occurrence in sorted(found, key=lambda o: (-sum(map(len, o.compared.values())), o.order)):
        similar: dict[float, list[Cluster]] = defaultdict(list)
        for cluster in candidates.of(occurrence):
            similar[judge.similarity(cluster, occurrence)].append(cluster)
        best = max(similar, default=0.0)
        if best > 0:
            # "هجوم التنظيم" is the attack told last of those it may be.
            chosen = min(similar[best], key=lambda cluster: (_distance(cluster, occurrence), cluster.number))
        else:
            chosen = candidates.begin()
        candidates.add(chosen, occurrence)
    return candidates.all()


def _distance(cluster: Cluster, occurrence: Occurrence) -> tuple[int, int]:
    """Sorts clusters: those told before the mention in its article, nearest first, those told after it, all others."""
    article, start = occurrence.order
    offsets = [start - member.order[1] for member in cluster.members if member.order[0] == article]
    before = [offset for offset in offsets if offset >= 0]
    return (0, min(before)) if before else (1, -max(offsets)) if offsets else (2, 0)


class _Judge:
    """Judges whether a mention is of a happening."""

    def __init__(self, index: EntityIndex, places: Places) -> None:
        self._index = index
        self._places = places

    def similarity(self, cluster: Cluster, occurrence: Occurrence) -> float:
        """How sure it is that the mention is of the cluster's happening; 0 when it is not."""
        event = occurrence.event
        above = lineage(event.type, event.own)
        if nearest(event.type, event.own) == EventType.STATEMENT:
            return 0.0  # each is an act of its own, however alike
        if any(event.type not in others and type not in above for type, others in cluster.above.items()):
            return 0.0  # a bombing is no air strike
        same_article = occurrence.ref[0] in cluster.articles
        value = SAME_ARTICLE if same_article else 0.0
        dated = False
        for mine in occurrence.times:
            for other in cluster.times:
                if clash(mine, other):
                    return 0.0
                dated = dated or agree(mine, other)
        if dated:
            value += SAME_DAY
        if _contradict(cluster, occurrence):
            return 0.0
        shared = self._shared(cluster, occurrence)
        if not shared or (not same_article and shared.keys() == {Role.PLACE}):
            return 0.0  # in a town at war much happens in a day
        conflicts = self._conflicts(cluster, occurrence)
        needed = NEEDED
        if not same_article and not dated:
            if not _near(cluster, occurrence):
                return 0.0
            if EventClass.MEASURE not in above:
                needed = NEEDED_RECURRENT
        value += sum(shared.values()) - conflicts
        return value if value >= needed else 0.0

    def _shared(self, cluster: Cluster, occurrence: Occurrence) -> dict[str, float]:
        """What the fillers in common count, by role."""
        shared = {}
        for role, keys in occurrence.compared.items():
            both = keys & cluster.compared.get(role, set())
            if both and role in WEIGHTS:
                shared[role] = WEIGHTS[role] * (0.5 if both <= occurrence.weak else 1.0)
        return shared

    def _conflicts(self, cluster: Cluster, occurrence: Occurrence) -> float:
        """What different fillers of a role take away; infinite where they can be of no one happening."""
        total = 0.0
        targets = occurrence.fillers.get(Role.TARGET, frozenset())
        same_site = not cluster.compared.get(SITE, set()).isdisjoint(occurrence.compared.get(SITE, ()))
        if targets and cluster.targets and targets.isdisjoint(cluster.targets) and not same_site:
            total += CONFLICTS[Role.TARGET]
        for role, keys in occurrence.compared.items():
            others = cluster.compared.get(role)
            if not others or not keys:
                continue
            if role == Role.PLACE:
                if self._places.apart(keys, others):
                    return math.inf
                if not self._places.agree(keys, others):
                    total += CONFLICTS[role]
            elif role in (Role.AGENT, Role.TARGET) and self._exclude(keys - others, others - keys):
                # "التقى الوزير نظيره الروسي ... والتقى نظيره التركي" are two meetings, though one side is the same.
                return math.inf
            elif role != Role.TARGET and keys.isdisjoint(others):
                total += CONFLICTS.get(role, 0.0)
        return total

    def _exclude(self, mine: Collection[str], theirs: Collection[str]) -> bool:
        kinds = {self._index.type(key) for key in mine} & {self._index.type(key) for key in theirs}
        return not kinds.isdisjoint(SINGULAR)


def _contradict(cluster: Cluster, occurrence: Occurrence) -> bool:
    """Whether one tells of something done and the other of something foiled.

    In one article the foiled attack is later called "الهجوم" as if it had been; with a time of its own, though, or in
    another article, it is another one.
    """
    article, status = occurrence.ref[0], occurrence.event.status
    if status == Status.ACTUAL and cluster.foiled_in:
        return article not in cluster.foiled_in or not _as_dated(occurrence.times, cluster.times)
    if status == Status.FOILED and cluster.done_in:
        return cluster.done_in != {article} or not _as_dated(cluster.done_times, occurrence.times)
    return False


def _as_dated(done: Collection[TimeValue], foiled: Collection[TimeValue]) -> bool:
    return not done or any(agree(mine, other) for mine in done for other in foiled)


def _near(cluster: Cluster, occurrence: Occurrence) -> bool:
    if occurrence.published is None:
        return True
    return all(abs((day - occurrence.published).days) <= DAYS_BETWEEN_REPORTS for day in cluster.published)


def _keys(clusters: Sequence[Cluster]) -> list[str]:
    """A key for each cluster, made of what the happening is: its type, participants and time.

    Two happenings of which the texts say the same are told apart by their first mention.
    """
    plain = [_key(cluster) for cluster in clusters]
    count = Counter(plain)
    return [key if count[key] == 1 else _key(cluster, apart=True) for cluster, key in zip(clusters, plain, strict=True)]


def _key(cluster: Cluster, *, apart: bool = False) -> str:
    type = _type(cluster)
    parts = [f"{role}={key}" for role, keys in sorted(cluster.compared.items()) for key in sorted(keys)]
    parts += [f"time={time.start}/{time.end or ''}" for time in most_precise(cluster.times)]
    if apart or not parts:
        article, start = min(member.order for member in cluster.members)
        parts.append(f"mention={article}:{start}")
    digest = hashlib.sha256("\x1f".join([type, *parts]).encode()).hexdigest()[:12]
    return f"event/{type.lower()}-{digest}"


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
