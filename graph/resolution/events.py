"""Event coreference: mentions of one happening become one event, within and across articles.

Mentions are taken in a fixed order and each joins the most similar cluster it is compatible with, or begins one. Only
clusters that share a participant (or, for a bare noun, the article) are compared, so the work stays near linear.
Precision comes first: two happenings made one mislead more than one happening told twice.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.model import Happening
from khabar.graph.resolution.occurrence import SITE, THEME, Occurrence, Ref, occurrences
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.times import agree, clash, most_precise
from khabar.ontology.terms import EventClass, EventType, Role
from khabar.ontology.vocabulary import supertypes

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
    Role.TARGET: 3.0,
    SITE: 3.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    Role.PLACE: 1.0,
}
"""What two different fillers of a role take away."""

SAME_DAY: Final = 2.0
SAME_ARTICLE: Final = 1.0
NEEDED: Final = 3.0
"""Similarity from which two mentions are one happening."""

NEEDED_RECURRENT: Final = 4.0
"""The same across articles for what happens again and again between the same sides, when no date tells them apart."""

DAYS_BETWEEN_REPORTS: Final = 14
"""Articles further apart than this report different happenings when no date says otherwise."""


@dataclass(slots=True)
class _Cluster:
    """Mentions taken for one happening so far."""

    members: list[Occurrence] = field(default_factory=list)
    fillers: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    compared: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    types: Counter[str] = field(default_factory=Counter)
    times: set[TimeValue] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    published: set[date] = field(default_factory=set)

    def add(self, occurrence: Occurrence) -> None:
        self.members.append(occurrence)
        self.types[occurrence.event.type] += 1
        self.times.update(occurrence.times)
        self.articles.add(occurrence.ref[0])
        if occurrence.published is not None:
            self.published.add(occurrence.published)
        for mine, theirs in ((self.fillers, occurrence.fillers), (self.compared, occurrence.compared)):
            for role, keys in theirs.items():
                mine[role].update(keys)


def resolve_events(annotations: Sequence[Annotation], index: EntityIndex, *, catalog: Catalog) -> tuple[Happening, ...]:
    """All happenings, sorted by key, each with every mention as evidence; the catalog says which town is where."""
    found = occurrences(annotations, index)
    clusters = _cluster(found, Places(catalog))
    keys = _keys(clusters)
    key_of: dict[Ref, str] = {
        member.ref: key for cluster, key in zip(clusters, keys, strict=True) for member in cluster.members
    }
    happenings = [_happening(cluster, key, key_of) for cluster, key in zip(clusters, keys, strict=True)]
    return tuple(sorted(happenings, key=lambda happening: happening.key))


def _cluster(found: Sequence[Occurrence], places: Places) -> list[_Cluster]:
    clusters: list[_Cluster] = []
    blocks: dict[tuple[str, str], list[_Cluster]] = defaultdict(list)
    # Well described mentions first: a bare "الهجوم" then finds the attack it refers to, wherever that stands.
    for occurrence in sorted(found, key=lambda o: (-sum(map(len, o.compared.values())), o.order)):
        candidates: dict[int, _Cluster] = {}
        for block in _blocks(occurrence):
            candidates.update((id(cluster), cluster) for cluster in blocks[block])
        best, cluster = 0.0, None
        for candidate in candidates.values():
            value = _similarity(candidate, occurrence, places)
            if value > best:
                best, cluster = value, candidate
        if cluster is None:
            cluster = _Cluster()
            clusters.append(cluster)
        cluster.add(occurrence)
        for block in _blocks(occurrence):
            if cluster not in blocks[block]:
                blocks[block].append(cluster)
    return clusters


def _blocks(occurrence: Occurrence) -> list[tuple[str, str]]:
    """Where clusters that may be the same happening are found: by family and named participant."""
    family = _family(occurrence.event.type)
    named = {key for keys in occurrence.compared.values() for key in keys if key not in occurrence.weak}
    return [(family, key) for key in sorted(named)] + [(family, f"article:{occurrence.ref[0]}")]


def _family(type: str) -> str:
    """Types that are told by each other's words are compared: an attack is later called the bombing it was."""
    above = supertypes(type)
    return EventType.ATTACK if EventType.ATTACK in above else EventType.KILLING if EventType.KILLING in above else type


def _similarity(cluster: _Cluster, occurrence: Occurrence, places: Places) -> float:
    """How sure it is that the mention is of the cluster's happening; 0 when it is not."""
    type = occurrence.event.type
    if type == EventType.STATEMENT:
        return 0.0  # each is an act of its own, however alike
    if any(type not in supertypes(t) and t not in supertypes(type) for t in cluster.types):
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
    shared = 0.0
    for role, keys in occurrence.compared.items():
        others = cluster.compared.get(role)
        if not others or not keys:
            continue
        both = keys & others
        if both:
            weak = all(key in occurrence.weak for key in both)
            shared += WEIGHTS.get(role, 0.0) * (0.5 if weak else 1.0)
        elif role != Role.PLACE or not places.agree(keys, others):
            value -= CONFLICTS.get(role, 0.0)
    if shared == 0.0:
        return 0.0
    needed = NEEDED
    if not same_article and not dated:
        if not _near(cluster, occurrence):
            return 0.0
        if EventClass.MEASURE not in supertypes(type):
            needed = NEEDED_RECURRENT
    value += shared
    return value if value >= needed else 0.0


def _near(cluster: _Cluster, occurrence: Occurrence) -> bool:
    if occurrence.published is None:
        return True
    return all(abs((day - occurrence.published).days) <= DAYS_BETWEEN_REPORTS for day in cluster.published)


def _keys(clusters: Sequence[_Cluster]) -> list[str]:
    """A key for each cluster, made of what the happening is: its type, participants and time.

    Two happenings of which the texts say the same are told apart by their first mention.
    """
    plain = [_key(cluster) for cluster in clusters]
    count = Counter(plain)
    return [key if count[key] == 1 else _key(cluster, apart=True) for cluster, key in zip(clusters, plain, strict=True)]


def _key(cluster: _Cluster, *, apart: bool = False) -> str:
    type = _type(cluster)
    parts = [f"{role}={key}" for role, keys in sorted(cluster.compared.items()) for key in sorted(keys)]
    parts += [f"time={time.start}/{time.end or ''}" for time in most_precise(cluster.times)]
    if apart or not parts:
        article, start = min(member.order for member in cluster.members)
        parts.append(f"mention={article}:{start}")
    digest = hashlib.sha256("\x1f".join([type, *parts]).encode()).hexdigest()[:12]
    return f"event/{type.lower()}-{digest}"


def _type(cluster: _Cluster) -> str:
    """The most special type that some mention gives; of equally special ones the most frequent."""
    return min(cluster.types.items(), key=lambda item: (-len(supertypes(item[0])), -item[1], item[0]))[0]


def _happening(cluster: _Cluster, key: str, key_of: dict[Ref, str]) -> Happening:
    participants = {
        (role, filler) for role, fillers in cluster.fillers.items() if not role.startswith(THEME) for filler in fillers
    }
    participants |= {
        (role, key_of[ref])
        for member in cluster.members
        for role, ref in member.themes
        if ref in key_of and key_of[ref] != key
    }
    members = sorted(cluster.members, key=lambda member: member.order)
    return Happening(
        key=key,
        type=_type(cluster),
        statuses=tuple(sorted({member.event.status for member in members})),
        participants=tuple(sorted(participants)),
        evidence=tuple(member.evidence for member in members),
        times=most_precise(cluster.times),
        time_expressions=tuple(sorted({(m.language, words) for m in members for words in m.expressions})),
    )
