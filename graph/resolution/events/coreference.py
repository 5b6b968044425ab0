"""Event coreference: mentions of one happening become one event, within and across articles.

What each article tells (`tellings`) is put together with the most similar of what the others tell. Only clusters that
share enough are compared (`candidates`), so the work stays near linear. Precision comes first: two happenings made one
mislead more than one told twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from khabar.graph.catalog import Catalog
from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.analysts.decisions import Decision, of_events
from khabar.graph.resolution.digests import digest
from khabar.graph.resolution.events.candidates import Candidates
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.decidedevents import DecidedEvents
from khabar.graph.resolution.events.judge import Judge
from khabar.graph.resolution.events.occurrence import EVENT, Occurrence, Ref, occurrences
from khabar.graph.resolution.events.ordered import Ordered
from khabar.graph.resolution.events.tellings import Telling, best_of, enter, fill, in_order
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence, Happening
from khabar.graph.resolution.places import Places, told_of
from khabar.graph.resolution.sources.stories import Stories
from khabar.graph.resolution.times import most_precise
from khabar.ontology.terms import Status


def resolve_events(
    annotations: Sequence[Annotation],
    index: EntityIndex,
    *,
    catalog: Catalog,
    decisions: Sequence[Decision] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> tuple[Happening, ...]:
    """All happenings, sorted by key, each with every mention as evidence.

    Args:
        index: the entities of all mentions.
        catalog: says which town is where.
        decisions, notice: those of analysts; `notice` takes an error about each that no longer means anything.
    """
    places = Places(catalog, told=told_of(annotations, index))
    stories = Stories(annotations, index, places)
    found = occurrences(annotations, index)
    decided = DecidedEvents(of_events(decisions), found)
    if notice:
        for decision in decided.unmet:
            notice(decision.unmet())
    ordered = Ordered(annotations)

    def apart(one: Cluster, other: Cluster) -> bool:
        return decided.apart(one, other) or ordered.apart(one, other)

    clusters = _Coreference(Judge(index, places, stories, apart=apart), stories, decided).clusters(found)
    keys = _keys(clusters)
    key_of: dict[Ref, str] = {
        member.ref: key for cluster, key in zip(clusters, keys, strict=True) for member in cluster.members
    }
    happenings = [_happening(cluster, key, key_of) for cluster, key in zip(clusters, keys, strict=True)]
    return tuple(sorted(happenings, key=lambda happening: happening.key))


class _Coreference:
    """Puts mentions together, family by family; families that fill roles of others, like attacks, come first."""

    def __init__(self, judge: Judge, stories: Stories, decided: DecidedEvents) -> None:
        self._judge = judge
        self._decided = decided
        self._telling = Telling(judge)
        self._stories = stories

    def clusters(self, found: Sequence[Occurrence]) -> list[Cluster]:
        """The clusters of mentions of one happening."""
        by_article: dict[str, list[Occurrence]] = defaultdict(list)
        for occurrence in found:
            by_article[occurrence.ref[0]].append(occurrence)
        told: dict[str, list[Cluster]] = defaultdict(list)
        for article in sorted(by_article):
            for name, clusters in self._telling.of_article(by_article[article]).items():
                told[name] += clusters
        done: list[Cluster] = []
        number: dict[Ref, int] = {}
        for name in in_order(told):
            for cluster in told[name]:
                fill(cluster, number)
            clusters = self._across(self._decided.together(told[name]))
            enter(clusters, number, len(done))
            done += clusters
        return done

    def _across(self, told: Sequence[Cluster]) -> list[Cluster]:
        """The clusters of the articles, put together across these."""
        candidates = Candidates(self._stories)
        for cluster in sorted(told, key=lambda cluster: (-len(cluster.fillings()), cluster.first)):
            best = best_of(candidates.of(cluster), cluster, self._judge)
            if best is None:
                candidates.begin(cluster)
            else:
                candidates.join(best, cluster)
        return candidates.all()


def _keys(clusters: Sequence[Cluster]) -> list[str]:
    """A key for each cluster, made of type, participants and time.

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
    return f"event/{type.lower()}-{digest(type, *parts)}"


def _lasting(cluster: Cluster) -> list[tuple[str, frozenset[str]]]:
    """The roles and their fillers, without happenings, whose numbers change with what else is read."""
    return sorted((role, keys) for role, keys in cluster.compared.items() if not role.startswith(EVENT))


def _type(cluster: Cluster) -> str:
    """The most special type of the mentions; of equally special ones the most frequent."""
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
    if status == Status.ACTUAL and not member.hurts and member.ref[0] in cluster.foiled_in:
        status = Status.FOILED  # the article has said that it was, and that it killed nobody; see `_contradict`
    return replace(member.evidence, status=status, participants=tuple(sorted(participants)))
