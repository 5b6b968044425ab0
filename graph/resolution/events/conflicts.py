"""Weigh what two clusters say against being one happening: different participants or places."""

from __future__ import annotations

import math
from collections.abc import Collection
from collections.abc import Set as AbstractSet
from typing import Final

from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.fillers import SIDED, SINGULAR, SITE, THEME
from khabar.graph.resolution.events.occurrence import EVENT
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.nodes import INSTITUTIONS
from khabar.graph.resolution.places import Places
from khabar.ontology.terms import EntityType, EventClass, EventType, Role

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
"""Role -> how much two different fillers of it lower the similarity."""

OF_THEMES: Final = (EventType.DEMAND, EventType.CONDEMNATION)
"""Types of which there are two if they are about two things: one agent demands and condemns much in a day."""

OTHER_THEME: Final = 4.0
"""How much two different themes of those types lower the similarity."""

OTHER_CAMP: Final = 5.0
"""How much it is lowered if a state's bodies do one and an armed group the other: the army takes a town, rebels do."""

OTHER_SIDE: Final = 1.0
"""How much it is lowered if two meetings share one side, and each has another one: A met B, B met C."""

OFFICIAL: Final = INSTITUTIONS | {EntityType.STATE}
"""Types of what belongs to a state, and it."""

INSIDE: Final = frozenset({EntityType.PERSON, EntityType.PERSON_GROUP, EntityType.SECURITY_FORCE})
"""Types of those who are hit with the site that they are in."""

_SITES, _INSIDE, _OTHERS = "sites", "inside", "others"
_NONE: Final[frozenset[str]] = frozenset()


class Conflicts:
    """Weighs how two clusters differ in who takes part and where."""

    def __init__(self, index: EntityIndex, places: Places) -> None:
        self._index = index
        self._places = places

    def between(self, one: Cluster, other: Cluster, *, once: bool = False, without: str = "") -> float:
        """How much different fillers lower the similarity; infinite if they exclude that two are one event."""
        theme = EVENT + Role.THEME
        one_theme = not one.compared.get(theme, _NONE).isdisjoint(other.compared.get(theme, _NONE))
        total = 0.0
        for role, theirs in other.compared.items():
            mine = one.compared.get(role)
            if role == without or not mine or not theirs or (one_theme and role.startswith(THEME)):
                continue  # whatever one event that both are about is said to have been
            if role == Role.AGENT:
                mine, theirs = self._index.with_states(mine), self._index.with_states(theirs)
            total += self._of_role(role, one, other, mine, theirs, once=once)
        if not once and self._other_targets(one, other):
            total += CONFLICTS[Role.TARGET]
        return total

    def _of_role(
        self, role: str, one: Cluster, other: Cluster, mine: frozenset[str], theirs: frozenset[str], *, once: bool
    ) -> float:
        """How much the fillers of one role differ."""
        same_article = not one.articles.isdisjoint(other.articles)
        only_mine, only_theirs = mine - theirs, theirs - mine
        vague = not same_article and self._vague(only_theirs, only_mine)
        if vague and not self._named_apart(role, only_theirs, only_mine):
            return 0.0
        if role == Role.PLACE:
            return self._of_places(theirs, mine, same_article=same_article)
        if role in (Role.AGENT, Role.TARGET) and self._exclude(only_theirs, only_mine):
            # "التقى الوزير نظيره الروسي ... والتقى نظيره التركي" are two meetings, though one side is the same;
            # but who was killed was killed once, whoever is said to have done it.
            return CONFLICTS[role] if once and role == Role.AGENT else math.inf
        if role == Role.AGENT and any(map(one.within, SIDED)) and only_mine and only_theirs and mine & theirs:
            return math.inf if self._two_others(only_theirs, only_mine) else OTHER_SIDE
        if role == SITE and (same_article or theirs & other.targets or mine & one.targets):
            return 0.0  # near which of two sites it was says little, and what was done to them is compared as targets
        if role == Role.AGENT and one.within(EventType.CLASH) and len(theirs) == len(mine) == 1:
            return 0.0  # one names one side, the other the other
        if role == Role.TARGET or not theirs.isdisjoint(mine):
            return 0.0
        if role == Role.AGENT and (self._of_a_state(mine, theirs) or self._of_a_state(theirs, mine)):
            return OTHER_CAMP
        other_theme = role == EVENT + Role.THEME and any(map(one.within, OF_THEMES))
        return OTHER_THEME if other_theme else CONFLICTS.get(role, 0.0)

    def _of_places(self, one: frozenset[str], other: frozenset[str], *, same_article: bool) -> float:
        """How much two places differ: in one article a town may lie in the land that a headline names."""
        if self._places.apart(one, other):
            return math.inf
        if self._places.agree(one, other) or (same_article and self._may_lie_in(one, other)):
            return 0.0
        return CONFLICTS[Role.PLACE]

    def _named_apart(self, role: str, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
        """Whether two name different parties, whoever else may be one: "the minister and Peru", "Chile"."""
        passing = self._index.passing
        return role in (Role.AGENT, Role.TARGET) and self._exclude(mine - passing, theirs - passing)

    def _of_a_state(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether all of some are a state and its bodies, and all others armed groups."""
        return all(self._index.type(key) in OFFICIAL for key in some) and all(
            self._index.type(key) == EntityType.ARMED_GROUP for key in others
        )

    def _may_lie_in(self, mine: Collection[str], theirs: Collection[str]) -> bool:
        """Whether one names only a land that an unknown place of the other may lie in, as headlines do."""
        places = self._places
        return any(
            all(map(places.state, lands)) and not any(map(places.state_of, towns))
            for lands, towns in ((mine, theirs), (theirs, mine))
        )

    def _two_others(self, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
        """Whether both name a party that the other does not: "Chad and the rebels", "Chad and Sudan"."""
        sides = (
            {key for key in keys - self._index.passing if self._index.type(key) in SINGULAR} for keys in (mine, theirs)
        )
        return all(sides)

    def _other_targets(self, one: Cluster, other: Cluster) -> bool:
        """Whether they have different targets: two sites, or two others; violence hits those in a site with it."""
        if not (one.targets and other.targets) or not one.targets.isdisjoint(other.targets):
            return False
        if not one.compared.get(SITE, _NONE).isdisjoint(other.compared.get(SITE, _NONE)):
            return False
        same_article = not one.articles.isdisjoint(other.articles)
        known = one.taken or other.taken

        def apart(mine: set[str], theirs: set[str]) -> bool:
            if same_article:  # "الغارات على المطار": of two airports named before, one
                return bool(mine and theirs) and not (known and self._in_short(mine, theirs))
            return bool(mine and theirs) and not self._vague(mine, theirs)

        mine, theirs = (self._targets(each, towns=not same_article) for each in (one, other))
        together = {_SITES, _INSIDE} if one.within(EventClass.VIOLENCE) else set()
        return any(apart(mine[a], theirs[b]) for a in mine for b in theirs if {a, b} != together)

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
        """Whether some keys that only one article uses ("المبنى", "the building") may be some of the others."""
        passing = self._index.passing
        if passing.isdisjoint(mine) and passing.isdisjoint(theirs):
            return not mine.isdisjoint(theirs)
        return any(
            not self._of_other_kinds(a, b) for a in mine for b in theirs if a in passing or b in passing or a == b
        )

    def _in_short(self, mine: AbstractSet[str], theirs: AbstractSet[str]) -> bool:
        """Whether a site that the article only calls "المطار" may be one of the others that are airports."""
        passing = self._index.passing
        kinds = [
            (self._index.profile(a).kinds, self._index.profile(b).kinds)
            for a in mine
            for b in theirs
            if (a in passing or b in passing) and self._index.type(a) == self._index.type(b) == EntityType.SITE
        ]
        return any(not a.isdisjoint(b) for a, b in kinds)

    def _of_other_kinds(self, a: str, b: str) -> bool:
        kinds = self._index.profile(a).kinds, self._index.profile(b).kinds
        return bool(kinds[0] and kinds[1]) and kinds[0].isdisjoint(kinds[1])

    def _exclude(self, mine: Collection[str], theirs: Collection[str]) -> bool:
        if not (mine and theirs):
            return False
        kinds = {self._index.type(key) for key in mine} & {self._index.type(key) for key in theirs}
        return not kinds.isdisjoint(SINGULAR)
