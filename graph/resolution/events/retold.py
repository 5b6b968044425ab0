"""Tell whether the lead tells in full what the headline says in short.

"Kenya arrests suspects" above "Kenyan police arrested five people": the lead names a state by its police, and suspects
by their number. They are one event unless something is against it: two names, two numbers, two kinds, two places.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import shared
from khabar.graph.resolution.article.periods import PAST, TOTAL
from khabar.graph.resolution.events.clusters import Cluster, same_outcome
from khabar.graph.resolution.events.fillers import SINGULAR
from khabar.graph.resolution.events.occurrence import EVENT
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.nodes import INSTITUTIONS, folder_of
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.wording.kinds import ATTACKERS
from khabar.ontology.kinds import PEOPLE
from khabar.ontology.terms import Bound, EntityType, EventType, Role

_NONE: Final[frozenset[str]] = frozenset()
_BODIES: Final = frozenset({EntityType.ORGANIZATION, EntityType.MEDIA})


class Retelling:
    """Compares the clusters of one article."""

    def __init__(self, index: EntityIndex, places: Places) -> None:
        self._index = index
        self._places = places

    def of_one(self, headline: Cluster, body: Cluster) -> bool:
        """Whether what is said of headline and lead agrees, and is partly the same, or may be."""
        if body.told_as(PAST) or body.told_as(TOTAL):
            return False
        if not same_outcome(headline, body) or _other_counts(headline, body):
            return False
        if any(
            role.startswith(EVENT) and keys.isdisjoint(body.compared.get(role, keys))
            for role, keys in headline.compared.items()
        ):
            return False
        where = [each.compared.get(Role.PLACE, _NONE) for each in (headline, body)]
        if all(where) and self._elsewhere(*where):
            return False
        agents = [each.compared.get(Role.AGENT, _NONE) for each in (headline, body)]
        told = [
            self._told(*agents),
            self._told(headline.targets, body.targets, sites=headline.within(EventType.ATTACK)),
        ]
        return False not in told and True in told

    def alike(self, headline: Cluster, body: Cluster) -> bool:
        """Whether targets of both are of one kind by their words: "soldiers" and "thirteen soldiers"."""
        return any(
            one == other or not self._kinds(one).isdisjoint(self._kinds(other))
            for one in headline.targets
            for other in body.targets
        )

    def _told(self, said: AbstractSet[str], told: AbstractSet[str], *, sites: bool = False) -> bool | None:
        """Whether each filler of the headline's role may be one of the lead's; None if one has none there.

        With `sites` those in a site may be hit where the headline has the site.
        """
        if not (said and told):
            return None
        mine, theirs = ({key for key in keys if self._named(key)} for keys in (said - told, told - said))
        types = {self._index.type(key) for key in mine} & {self._index.type(key) for key in theirs}
        if not types.isdisjoint(SINGULAR):
            return False
        fits = [[self._may_be(one, other, sites=sites) for other in told] for one in said]
        if not all(any(found is not False for found in each) for each in fits):
            return False
        return True if any(True in each for each in fits) else None

    def _may_be(self, said: str, told: str, *, sites: bool) -> bool | None:
        """Whether a headline's filler may be the lead's; None where one is a site that the other is in."""
        if said == told:
            return True
        types = [self._index.type(key) for key in (said, told)]
        if folder_of(types[0]) != folder_of(types[1]):
            return None if sites else False
        of = [self._states(key) for key in (said, told)]
        if all(of) and of[0].isdisjoint(of[1]):
            return False
        official = [type in INSTITUTIONS or self._serving(key) for key, type in zip((said, told), types, strict=True)]
        if EntityType.STATE in types:  # "Turkey", "the anti-terror unit"
            return all(of) or any(official)
        if not INSTITUTIONS.isdisjoint(types) and not INSTITUTIONS.issuperset(types):
            return all(of) or all(official)  # "police", "officers", but not "rebels", "government troops"
        if INSTITUTIONS.issuperset(types):
            return all(of) or not (self._named(said) and self._named(told))
        if self._named(said) and self._named(told):
            return self._places.agree({said}, {told})
        kinds = [self._kinds(key) for key in (said, told)]
        if len(_BODIES.intersection(types)) == len(PEOPLE.intersection(types)) == 1 and any(
            self._kinds(key) for key, type in zip((said, told), types, strict=True) if type in _BODIES
        ):
            return False  # "generals", "companies"; but a cell is people
        if all(kinds) and kinds[0].isdisjoint(kinds[1]):
            return False
        numbers = [self._index.profile(key).numbers for key in (said, told)]
        return not (all(numbers) and numbers[0].isdisjoint(numbers[1]))

    def _elsewhere(self, said: frozenset[str], told: frozenset[str]) -> bool:
        """Whether two places are known to be two, or are named and nothing tells where they lie."""
        if self._places.apart(said, told):
            return True
        if self._places.agree(said, told):
            return False
        named = [[key for key in keys if self._named(key)] for keys in (said, told)]
        return all(named) and not any(map(self._places.state_of, (*named[0], *named[1])))

    def _named(self, key: str) -> bool:
        return key not in self._index.passing and self._index.type(key) != EntityType.PERSON_GROUP

    def _serving(self, key: str) -> bool:
        """Whether people are called by what they are for a state: "officers"."""
        return self._index.type(key) in PEOPLE and not self._kinds(key).isdisjoint(_kind("serving"))

    def _states(self, key: str) -> frozenset[str]:
        """The states that a key is or belongs to."""
        profile = self._index.profile(key)
        of = self._index.with_states(frozenset((key,))) | profile.owners | profile.serving
        return of if self._index.type(key) == EntityType.STATE else of - {key}

    def _kinds(self, key: str) -> frozenset[str]:
        """The kinds of a key by words for it; all armed people but soldiers are of one kind."""
        profile = self._index.profile(key)
        parts = profile.parts if self._index.type(key) in PEOPLE else profile.kinds
        parts -= _kind("unspecific")
        armed = _kind("armed") | {ATTACKERS}
        return (parts - armed) | {ATTACKERS} if parts & armed else parts


def told_first(clusters: Sequence[Cluster], last: int) -> tuple[list[Cluster], list[Cluster]]:
    """The clusters of the first sentence behind the headline that has any, and those of others up to `last`.

    Definite mentions ("the attack") do not count.
    """
    told = [c for c in clusters if not (c.headlines or c.taken) and _sentence(c) <= last]
    first = min(map(_sentence, told), default=0)
    return [c for c in told if _sentence(c) == first], [c for c in told if _sentence(c) > first]


def _sentence(cluster: Cluster) -> int:
    return min(member.event.sentence for member in cluster.members)


def _other_counts(headline: Cluster, body: Cluster) -> bool:
    """Whether they give different numbers of the same unit: "kills two", "killed 14"."""
    mine, theirs = (
        {(count.unit, count.value) for member in each.members for count in member.event.counts if _exact(count.bound)}
        for each in (headline, body)
    )
    units = {unit for unit, _ in mine} & {unit for unit, _ in theirs}
    return bool(units) and mine.isdisjoint(theirs)


def _exact(bound: str) -> bool:
    return bound == Bound.EXACT


@lru_cache(maxsize=4)
def _kind(name: str) -> frozenset[str]:
    """Ids of the words of a list of ``shared/kinds.toml``."""
    return frozenset(shared("kinds")[name])
