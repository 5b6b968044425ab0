"""Judging whether two clusters of mentions are of one happening."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection
from typing import Final

from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.clusters import DAYS_BETWEEN_REPORTS, Cluster
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.occurrence import SITE, THEME
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.stories import Stories
from khabar.graph.resolution.times import agree, clash, span
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

EVENT: Final = "event."
"""Before a role: the happening that fills it, as far as it is resolved."""

WEIGHTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 2.0,
    SITE: 2.0,
    Role.THEME: 1.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    THEME + Role.AGENT: 1.0,
    EVENT + Role.THEME: 2.0,
    EVENT + Role.INSTRUMENT: 2.0,
    Role.PLACE: 1.0,
    Role.INSTRUMENT: 0.5,
}
"""What a shared filler of a role adds to the similarity; a filler that names no one in particular adds half, unless one
mention of it fills the role of both."""

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
SAME_STORY: Final = 1.0
BOTH_HEADLINES: Final = 2.0
SAME_VICTIM: Final = 3.0
"""A person is killed once."""

NEEDED: Final = 3.0
"""Similarity from which two mentions are one happening."""

NEEDED_RECURRENT: Final = 4.0
"""The same across articles for what happens again and again between the same sides, when neither a date nor the story
tells them apart."""

DAYS_OF_A_HEADLINE: Final = 3
"""Headlines of one story further apart than this may tell of its next event."""


DAYS_OF_A_SLIP: Final = 2
"""Days by which two articles may differ in dating what happens once: the night, and the day it became known."""


class Judge:
    """Judges whether two clusters are of one happening; what it says does not depend on which of them comes first."""

    def __init__(
        self, index: EntityIndex, places: Places, stories: Stories, *, apart: Callable[[Cluster, Cluster], bool]
    ) -> None:
        """`apart` says of which clusters an analyst has decided that they are two."""
        self._apart = apart
        self._index = index
        self._places = places
        self._stories = stories

    def similarity(self, one: Cluster, other: Cluster) -> float:
        """How sure it is that they are; 0 when they are not."""
        once = any(self._index.type(key) == EntityType.PERSON for key in one.once() & other.once())
        same_article = not one.articles.isdisjoint(other.articles)
        # What happens once and is dated differently by two articles is one happening that they date differently.
        slip = DAYS_OF_A_SLIP if not same_article and (once or one.within(EventClass.MEASURE)) else 0
        if not _possible(one, other, slip=slip) or self._apart(one, other):
            return 0.0
        conflicts = self._conflicts(one, other, once=once)
        if conflicts == math.inf:
            return 0.0  # most are: asked first, it saves the rest
        dated = any(agree(mine, theirs) for mine in one.times for theirs in other.times)
        alike = not same_article and self._stories.alike(one.articles, other.articles)
        headlines = alike and bool(one.headlines and other.headlines)
        headlines = headlines and (dated or _near(one, other, DAYS_OF_A_HEADLINE))
        shared = self._shared(one, other)
        if not (shared or headlines or once):
            return 0.0
        if not same_article and not headlines and shared.keys() == {Role.PLACE} and not (alike and dated):
            return 0.0  # in a town at war much happens in a day
        needed = NEEDED
        if not (same_article or dated or once):
            if not _near(one, other, DAYS_BETWEEN_REPORTS):
                return 0.0
            if not alike and not one.within(EventClass.MEASURE):
                needed = NEEDED_RECURRENT
        value = sum(shared.values()) - conflicts
        value += SAME_ARTICLE * same_article + SAME_DAY * dated + BOTH_HEADLINES * headlines + SAME_VICTIM * once
        if alike and not one.within(EventClass.SPEECH):
            value += SAME_STORY
        return value if value >= needed else 0.0

    def fits(self, one: Cluster, other: Cluster) -> bool:
        """Whether nothing that they say is against their being one."""
        return _possible(one, other) and not self._apart(one, other) and not self._conflicts(one, other)

    def _shared(self, one: Cluster, other: Cluster) -> dict[str, float]:
        """What the fillers in common count, by role."""
        shared = {}
        same = {role for _, role, _ in one.mentioned & other.mentioned}
        weak = one.weak | other.weak
        for role, keys in other.compared.items():
            both = keys & one.compared.get(role, set())
            if both and role in WEIGHTS:
                shared[role] = WEIGHTS[role] * (0.5 if both <= weak and role not in same else 1.0)
        return shared

    def _conflicts(self, one: Cluster, other: Cluster, *, once: bool = False) -> float:
        """What different fillers of a role take away; infinite where they can be of no one happening."""
        total = 0.0
        if not once and self._other_targets(one, other):
            total += CONFLICTS[Role.TARGET]
        for role, keys in other.compared.items():
            others = one.compared.get(role)
            if not others or not keys:
                continue
            if role == Role.PLACE:
                if self._places.apart(keys, others):
                    return math.inf
                if not self._places.agree(keys, others):
                    total += CONFLICTS[role]
            elif role in (Role.AGENT, Role.TARGET) and self._exclude(keys - others, others - keys):
                # "التقى الوزير نظيره الروسي ... والتقى نظيره التركي" are two meetings, though one side is the same;
                # but who was killed was killed once, whoever is said to have done it.
                if not (once and role == Role.AGENT):
                    return math.inf
                total += CONFLICTS[role]
            elif role != Role.TARGET and keys.isdisjoint(others):
                total += CONFLICTS.get(role, 0.0)
        return total

    def _other_targets(self, one: Cluster, other: Cluster) -> bool:
        """Whether they were done to different things; people in a site are hit with it."""
        sites = one.compared.get(SITE, set()), other.compared.get(SITE, set())
        if not (one.targets and other.targets) or one.targets & other.targets or sites[0] & sites[1]:
            return False
        people = one.targets <= one.weak, other.targets <= other.weak
        return not ((people[0] and other.targets <= sites[1]) or (people[1] and one.targets <= sites[0]))

    def _exclude(self, mine: Collection[str], theirs: Collection[str]) -> bool:
        if not (mine and theirs):
            return False
        kinds = {self._index.type(key) for key in mine} & {self._index.type(key) for key in theirs}
        return not kinds.isdisjoint(SINGULAR)


def _possible(one: Cluster, other: Cluster, *, slip: int = 0) -> bool:
    """Whether their types, times and what is said to have come of them allow that they are one.

    Times may be `slip` days apart.
    """
    if one.within(EventType.STATEMENT):
        return False  # each is an act of its own, however alike
    for first, above in one.above.items():
        if any(first not in others and second not in above for second, others in other.above.items()):
            return False  # a bombing is no air strike
    if any(clash(mine, theirs) and not _within(mine, theirs, slip) for mine in one.times for theirs in other.times):
        return False
    return not _contradict(one, other) and not _contradict(other, one)


def _contradict(foiled: Cluster, done: Cluster) -> bool:
    """Whether one tells of something foiled and the other of something done.

    In one article the foiled attack is later called "الهجوم" as if it had been; with a time of its own, though, or in
    another article, it is another one.
    """
    only_done = done.done_in - done.foiled_in
    if not foiled.foiled_in or not only_done:
        return False
    return not only_done <= foiled.foiled_in or not _as_dated(done.done_times, foiled.times)


def _as_dated(done: Collection[TimeValue], foiled: Collection[TimeValue]) -> bool:
    return not done or any(agree(mine, other) for mine in done for other in foiled)


def _within(mine: TimeValue, theirs: TimeValue, days: int) -> bool:
    """Whether from one time to the other it is no more than some days."""
    first, second = span(mine), span(theirs)
    return (
        first is not None
        and second is not None
        and 0 < max((second[0] - first[1]).days, (first[0] - second[1]).days) <= days
    )


def _near(one: Cluster, other: Cluster, days: int) -> bool:
    if not (one.published and other.published):
        return True
    apart = max(max(one.published) - min(other.published), max(other.published) - min(one.published))
    return apart.days <= days
