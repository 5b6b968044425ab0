"""Judging whether two clusters of mentions are of one happening."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Mapping
from collections.abc import Set as AbstractSet
from typing import Final

from khabar.graph.resolution.candidates import DAYS_BETWEEN_REPORTS
from khabar.graph.resolution.clusters import Cluster
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.likeness import likeness
from khabar.graph.resolution.occurrence import EVENT, SIDED, SINGULAR, SITE, THEME
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.possibility import near, possible
from khabar.graph.resolution.stories import Stories
from khabar.graph.resolution.times import agree
from khabar.ontology.terms import EntityType, EventClass, EventType, Role, Status

WEIGHTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 2.0,
    SITE: 2.0,
    Role.THEME: 1.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    THEME + Role.AGENT: 1.0,
    EVENT + Role.THEME: 2.0,
    EVENT + Role.INSTRUMENT: 3.0,
    Role.PLACE: 1.0,
    Role.INSTRUMENT: 0.5,
}
"""What a shared filler of a role adds to the similarity; a filler that names no one in particular adds half, unless one
mention of it fills the role of both."""

CONFLICTS: Final = {
    Role.AGENT: 2.0,
    Role.TARGET: 4.0,
    SITE: 2.0,
    THEME + Role.TARGET: 2.0,
    THEME + SITE: 2.0,
    EVENT + Role.THEME: 1.0,
    EVENT + Role.INSTRUMENT: 2.0,
    Role.PLACE: 2.0,
}
"""What two different fillers of a role take away."""

LASTING: Final = (EventClass.SECURITY_ACTION, EventClass.MEASURE)
"""What is done once and spoken of for weeks: "الانقلاب"."""

INSIDE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP, EntityType.SECURITY_FORCE})
"""Kinds that are hit with the site that they are in."""

_OUTCOMES: Final = {Status.PLANNED: Status.FOILED}
"""What statuses count as where it is asked what became of it: what was planned may have been foiled."""

_SITES, _INSIDE, _OTHERS = "sites", "inside", "others"
_NONE: Final[frozenset[str]] = frozenset()

SAME_DAY: Final = 2.0
SAME_ARTICLE: Final = 1.0
SAME_STORY: Final = 1.0
BOTH_MAIN: Final = 2.0
SAME_VICTIM: Final = 3.0
"""A person is killed once."""

NEEDED: Final = 3.0
"""Similarity from which two mentions are one happening."""

RECURRENT: Final = 1.0
"""How much more is needed across articles for what happens again and again between the same sides, when neither a date
nor the story tells them apart."""

LIKENESS: Final = 0.2
LIKENESS_LATER: Final = 0.4
"""What sentences of articles of one story must have in common to tell of one happening, in the days of its news and
after them (`likeness`)."""

DAYS_OF_NEWS: Final = 5
DAYS_OF_A_TOPIC: Final = 30
"""What articles of one story tell first is its next event when they are further apart than this; the second if the
same fills a role or one takes it for known."""

SHARED: Final = 1 / 3
"""The part of the pairs of mentions, one of each of two clusters, that must name a participant of both."""

DAYS_OF_A_SLIP: Final = 2
"""Days by which two articles may differ in dating what happens once: the night, and the day it became known."""


class Judge:
    """Judges whether two clusters are of one happening; what it says does not depend on which of them comes first."""

    def __init__(
        self, index: EntityIndex, places: Places, stories: Stories, *, apart: Callable[[Cluster, Cluster], bool]
    ) -> None:
        """`apart` says of which clusters an analyst has decided, or a text says, that they are two."""
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
        if not possible(one, other, slip=slip) or self._apart(one, other):
            return 0.0
        conflicts = self._conflicts(one, other, once=once)
        if conflicts == math.inf:
            return 0.0  # most are: asked first, it saves the rest
        if not same_article and self._of_others(one, other, once=once):
            return 0.0
        shared = self._shared(one, other)
        alike = not same_article and self._stories.alike(one.articles, other.articles)
        value = self._by_facts(one, other, shared, once=once, same_article=same_article, alike=alike) - conflicts
        if value < NEEDED and alike:
            value = self._by_words(one, other, shared) - conflicts
        return value if value >= NEEDED else 0.0

    def _by_facts(
        self,
        one: Cluster,
        other: Cluster,
        shared: Mapping[str, float],
        *,
        once: bool,
        same_article: bool,
        alike: bool,
    ) -> float:
        """What times, participants and the story say for it; 0 if they are too little."""
        dated = any(agree(mine, theirs) for mine in one.times for theirs in other.times)
        soon = dated or near(one, other, DAYS_OF_NEWS)
        taken = (one.taken or other.taken) and any(map(one.within, LASTING))
        soon = soon or (bool(shared or taken) and near(one, other, DAYS_OF_A_TOPIC))
        main = alike and soon and bool(one.main and other.main)
        only = alike and soon and bool(one.only and other.only and (shared or taken))
        if not (shared or main or only or once):
            return 0.0
        if not same_article and not (main or only) and shared.keys() == {Role.PLACE} and not (alike and dated):
            return 0.0  # in a town at war much happens in a day
        if shared.keys() == {Role.AGENT} and not (dated or once or _as_done(one, other)):
            return 0.0  # one attack of a group that was foiled and one that was warned of may be two
        if same_article and Role.AGENT not in shared and _foiled_and_done(one, other):
            return 0.0  # so may one on a site that was foiled and one that was done, with nobody said to have done both
        value = sum(shared.values())
        # What was done in one attack, or claims one, happened once as the attack did.
        through = any(role.startswith(EVENT) for role in shared)
        if not (same_article or dated or once or through or alike):
            if not near(one, other, DAYS_BETWEEN_REPORTS):
                return 0.0
            if not one.within(EventClass.MEASURE):
                value -= RECURRENT
        value += SAME_ARTICLE * same_article + SAME_DAY * dated + SAME_VICTIM * once
        value += BOTH_MAIN * (main or only)
        if alike and (not one.within(EventClass.SPEECH) or one.within(EventType.CLAIM_OF_RESPONSIBILITY)):
            value += SAME_STORY
        return value

    def _by_words(self, one: Cluster, other: Cluster, shared: Mapping[str, float]) -> float:
        """What sentences say for it that say the same of what two articles of one story are about; 0 if they do not.

        Of what fills its roles little may have been understood ("أوقع الهجوم عشرات القتلى"). What is told beside it is
        not compared so: the next meeting is told of in the same words.
        """
        if not (one.subject and other.subject and one.real == other.real) or not near(one, other, DAYS_OF_A_TOPIC):
            return 0.0
        needed = LIKENESS if near(one, other, DAYS_OF_NEWS) else LIKENESS_LATER
        if likeness(one.meanings(), other.meanings()) < needed:
            return 0.0
        return NEEDED + SAME_STORY + sum(shared.values())

    def fits(self, one: Cluster, other: Cluster) -> bool:
        """Whether nothing that they say is against their being one.

        What is taken for known may be told of further sides: "وحضر الاجتماع وزير الخارجية".
        """
        if not possible(one, other) or self._apart(one, other):
            return False
        sided = other.taken and any(map(one.within, SIDED))
        return not self._conflicts(one, other, without=Role.AGENT if sided else "")

    def allows(self, one: Cluster, other: Cluster) -> bool:
        """Whether they can be one, though different things be said of them."""
        return possible(one, other) and not self._apart(one, other) and self._conflicts(one, other) < math.inf

    def _shared(self, one: Cluster, other: Cluster) -> dict[str, float]:
        """What the fillers in common count, by role."""
        shared = {}
        same = {role for _, role, _ in one.mentioned & other.mentioned}
        within = not one.articles.isdisjoint(other.articles)
        for role, keys in other.compared.items():
            if role not in WEIGHTS or role not in one.compared:
                continue
            both = keys & one.compared[role]
            # Of unnamed people an article has few that act, but many that something is done to.
            sure = role in same or (within and role == Role.AGENT) or any(self._named(key, one, other) for key in both)
            if not both and role == Role.AGENT:
                both = self._index.with_states(keys) & self._index.with_states(one.compared[role])
                sure = False
            if not both and not within and role in (Role.AGENT, Role.TARGET):
                both = self._alike(keys, one.compared[role])
                sure = False
            if both:
                shared[role] = WEIGHTS[role] * (1.0 if sure else 0.5)
        return shared

    def _named(self, key: str, one: Cluster, other: Cluster) -> bool:
        return key not in one.weak and key not in other.weak and key not in self._index.passing

    def _conflicts(self, one: Cluster, other: Cluster, *, once: bool = False, without: str = "") -> float:
        """What different fillers of a role take away; infinite where they can be of no one happening."""
        total = 0.0
        same_article = not one.articles.isdisjoint(other.articles)
        theme = EVENT + Role.THEME
        one_theme = not one.compared.get(theme, _NONE).isdisjoint(other.compared.get(theme, _NONE))
        for role, keys in other.compared.items():
            others = one.compared.get(role)
            if role == without or not others or not keys or (one_theme and role.startswith(THEME)):
                continue  # whatever one event that both are about is said to have been
            if role == Role.AGENT:
                keys, others = self._index.with_states(keys), self._index.with_states(others)
            mine, theirs = keys - others, others - keys
            if not same_article and self._vague(mine, theirs) and not self._named_apart(role, mine, theirs):
                continue
            if role == Role.PLACE:
                if self._places.apart(keys, others):
                    return math.inf
                if not self._places.agree(keys, others):
                    total += CONFLICTS[role]
            elif role in (Role.AGENT, Role.TARGET) and self._exclude(mine, theirs):
                # "التقى الوزير نظيره الروسي ... والتقى نظيره التركي" are two meetings, though one side is the same;
                # but who was killed was killed once, whoever is said to have done it.
                if not (once and role == Role.AGENT):
                    return math.inf
                total += CONFLICTS[role]
            elif role == SITE and (same_article or keys & other.targets or others & one.targets):
                pass  # near which of two sites it was says little, and what was done to them is compared as targets
            elif role == Role.AGENT and one.within(EventType.CLASH) and len(keys) == len(others) == 1:
                pass  # one names one side, the other the other
            elif role != Role.TARGET and keys.isdisjoint(others):
                total += CONFLICTS.get(role, 0.0)
        if not once and self._other_targets(one, other):
            total += CONFLICTS[Role.TARGET]
        return total

    def _named_apart(self, role: str, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
        """Whether two differ in whom they name, whoever else may be one: "the minister and Peru", "Chile"."""
        passing = self._index.passing
        return role in (Role.AGENT, Role.TARGET) and self._exclude(mine - passing, theirs - passing)

    def _of_others(self, one: Cluster, other: Cluster, *, once: bool) -> bool:
        """Whether they share who acts, or to whom it is done, with few of the mentions of each other.

        A cluster has the participants of all its mentions: else "A and B agreed" would bring "B and C agreed" in, and
        that the next one, until all agreements of a month were one.
        """
        for role in (Role.TARGET,) if once else (Role.AGENT, Role.TARGET):
            mine, theirs = one.sides(role), other.sides(role)
            if len(mine) > 1 or len(theirs) > 1:
                shared = sum(mine[a] * theirs[b] for a in mine for b in theirs if not a.isdisjoint(b))
                if shared < SHARED * mine.total() * theirs.total():
                    return True
        return False

    def _other_targets(self, one: Cluster, other: Cluster) -> bool:
        """Whether they were done to different things: to two sites, or two others; who is in a site is hit with it."""
        if not (one.targets and other.targets) or not one.targets.isdisjoint(other.targets):
            return False
        if not one.compared.get(SITE, _NONE).isdisjoint(other.compared.get(SITE, _NONE)):
            return False
        same_article = not one.articles.isdisjoint(other.articles)

        def apart(mine: set[str], theirs: set[str]) -> bool:
            return bool(mine and theirs) and (same_article or not self._vague(mine, theirs))

        mine, theirs = (self._targets(each, towns=not same_article) for each in (one, other))
        return any(apart(mine[a], theirs[b]) for a in mine for b in theirs if {a, b} != {_SITES, _INSIDE})

    def _targets(self, cluster: Cluster, *, towns: bool) -> dict[str, set[str]]:
        """The targets by what they are: sites, those who may be in a site, all others.

        Without `towns`: an article that tells of an attack on a town goes on to what was hit there; two articles that
        name a town and a car tell of two attacks.
        """
        found: dict[str, set[str]] = {_SITES: set(), _INSIDE: set(), _OTHERS: set()}
        for key in cluster.targets:
            type = self._index.type(key)
            if type == EntityType.PLACE and not towns:
                continue
            found[_SITES if type == EntityType.SITE else _INSIDE if type in INSIDE else _OTHERS].add(key)
        return found

    def _vague(self, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
        """Whether some of the things, which one article alone calls so ("المبنى"), may be some of the others."""
        passing = self._index.passing
        if passing.isdisjoint(mine) and passing.isdisjoint(theirs):
            return not mine.isdisjoint(theirs)
        return any(
            not self._of_other_kinds(a, b) for a in mine for b in theirs if a in passing or b in passing or a == b
        )

    def _alike(self, mine: Collection[str], theirs: Collection[str]) -> frozenset[str]:
        """The unnamed people of the first that are called as some of the others are, in another article."""
        passing = self._index.passing
        return frozenset(
            a
            for a in mine
            if a in passing and (parts := self._index.parts(a))
            if any(b in passing and parts == self._index.parts(b) for b in theirs)
        )

    def _of_other_kinds(self, a: str, b: str) -> bool:
        kinds = self._index.kinds(a), self._index.kinds(b)
        return bool(kinds[0] and kinds[1]) and kinds[0].isdisjoint(kinds[1])

    def _exclude(self, mine: Collection[str], theirs: Collection[str]) -> bool:
        if not (mine and theirs):
            return False
        kinds = {self._index.type(key) for key in mine} & {self._index.type(key) for key in theirs}
        return not kinds.isdisjoint(SINGULAR)


def _foiled_and_done(one: Cluster, other: Cluster) -> bool:
    """Whether an article tells that one was foiled and the other done, and does not take it up as "the attack"."""
    statuses = [each.statuses for each in (one, other)]
    return {Status.FOILED} in statuses and {Status.ACTUAL} in statuses and not (one.taken or other.taken)


def _as_done(one: Cluster, other: Cluster) -> bool:
    """Whether some mentions of both say the same of what became of it."""
    mine, theirs = ({_OUTCOMES.get(status, status) for status in each.statuses} for each in (one, other))
    return not mine.isdisjoint(theirs)
