"""Tell whether times, types and outcomes allow that two clusters are of one happening."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.article.periods import NEWS, PAST, TOTAL
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.times import agree, clash, gap, span
from khabar.ontology.terms import EventType, Role, Status

_SUDDEN: Final = (EventType.ATTACK, EventType.KILLING)
"""Types of what is over on its day."""

_SIDES: Final = 2
"""The sides of an agreement, at the least."""


def possible(one: Cluster, other: Cluster, *, slip: int = 0) -> bool:
    """Whether two clusters may be one; their times may be `slip` days apart."""
    if one.within(EventType.STATEMENT):
        return False  # each is an act of its own, however alike
    for first, above in one.above.items():
        if any(first not in others and second not in above for second, others in other.above.items()):
            return False  # a bombing is no air strike
    if one.articles & other.articles and (_by_other_means(one, other) or _by_other_means(other, one)):
        return False
    if one.articles & other.articles and one.within(EventType.MEETING) and _on_visit(one, other):
        return False
    if one.articles & other.articles and (_unsigned(one, other) or _unsigned(other, one)):
        return False
    if any(clash(mine, theirs) and not _within(mine, theirs, slip) for mine in one.times for theirs in other.times):
        return False
    if _on_other_weekdays(one, other) or _told_before(one, other, slip=slip) or _told_before(other, one, slip=slip):
        return False
    if _further(one, other) or _further(other, one) or (one.sought ^ other.sought) & one.articles & other.articles:
        return False  # who is wanted over an attack was not struck by it
    if _of_other_periods(one, other) or _of_other_periods(other, one):
        return False
    return not _contradict(one, other) and not _contradict(other, one)


def _by_other_means(bombing: Cluster, shooting: Cluster) -> bool:
    """Whether one is a bombing and the other done with what does not explode.

    Asked only within an article: two articles may tell so of one attack, where gunmen set off a bomb first.
    """
    return bombing.explodes and shooting.unexploded


def _unsigned(refused: Cluster, made: Cluster) -> bool:
    """Whether one is an agreement that somebody has not signed, and the other one of two others."""
    if not refused.within(EventType.AGREEMENT) or refused.statuses != {Status.NEGATED}:
        return False
    sides = made.compared.get(Role.AGENT, frozenset())
    return (
        Status.ACTUAL in made.statuses
        and len(sides) >= _SIDES
        and bool(refused.compared.get(Role.AGENT, frozenset()) - sides)
    )


def _on_visit(one: Cluster, other: Cluster) -> bool:
    """Whether one is a visit, and the other a meeting told in another sentence: on a visit several are met."""
    sentences = [{(member.ref[0], member.event.sentence) for member in each.members} for each in (one, other)]
    return one.visits != other.visits and sentences[0].isdisjoint(sentences[1])


def _on_other_weekdays(one: Cluster, other: Cluster) -> bool:
    """Whether one article puts them on different weekdays; of two articles it says nothing."""
    mine, theirs = ({article for article, _ in each.weekdays} for each in (one, other))
    return bool(mine & theirs) and one.weekdays.isdisjoint(other.weekdays)


def _told_before(told: Cluster, dated: Cluster, *, slip: int) -> bool:
    """Whether an article told of one as done before the first day of the other, less `slip` days.

    Not of what lasts, like talks and sieges, in which something may be done later.
    """
    if not (told.published and dated.done_times and any(map(told.within, _SUDDEN))):
        return False
    days = [found[0] for time in dated.done_times if (found := span(time)) is not None]
    first = max(days) - timedelta(days=slip) if days else None
    if first is None or min(told.published) >= first:
        return False
    done = (member.published for member in told.members if member.event.status == Status.ACTUAL)
    return any(day is not None and day < first for day in done)


def _further(one: Cluster, other: Cluster) -> bool:
    """Whether one says that it is another than what was told before it, as the other was: "هجوم مماثل".

    The headline may tell of it, and its own sentence: "استهدف هجوم آخر الكنيسة" ("another attack targeted the church").
    """
    return any(
        member.ref[0] == article and member.event.sentence < sentence and not member.headline
        for article, sentence in one.further
        for member in other.members
    )


def _of_other_periods(one: Cluster, other: Cluster) -> bool:
    """Whether an article tells one as news, and the other as past or as a total; not the same total again."""
    for article, period in one.periods:
        if period == NEWS and (article, PAST) in other.periods:
            return True
        if period == NEWS and (article, TOTAL) in other.periods and _counts(one).isdisjoint(_counts(other)):
            return True
    return False


def _counts(cluster: Cluster) -> set[tuple[str, int]]:
    return {(count.unit, count.value) for member in cluster.members for count in member.event.counts}


def _contradict(foiled: Cluster, done: Cluster) -> bool:
    """Whether one is told as foiled and the other as done.

    In one article the foiled attack is later called "الهجوم" ("the attack") as if it had happened; with a time of its
    own, or in another article, it is another one.
    """
    only_done = done.done_in - done.foiled_in
    if not foiled.foiled_in or not only_done:
        return False
    return not only_done <= foiled.foiled_in or not _as_dated(done.done_times, foiled.times)


def _as_dated(done: Collection[TimeValue], foiled: Collection[TimeValue]) -> bool:
    return not done or any(agree(mine, other) for mine in done for other in foiled)


def _within(mine: TimeValue, theirs: TimeValue, days: int) -> bool:
    """Whether two times are at most some days apart."""
    between = gap(mine, theirs)
    return between is not None and 0 < between <= days


def near(one: Cluster, other: Cluster, days: int) -> bool:
    """Whether all their articles are of so many days; those without a date may be."""
    if not (one.published and other.published):
        return True
    apart = max(max(one.published) - min(other.published), max(other.published) - min(one.published))
    return apart.days <= days


def published_near(one: Cluster, other: Cluster, days: int) -> bool:
    """Whether articles of both are dated, and all of so many days."""
    return bool(one.published and other.published) and near(one, other, days)
