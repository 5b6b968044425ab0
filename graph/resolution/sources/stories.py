"""Tell which articles tell one story: those that name the same persons, sites and towns."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.places import Places
from khabar.ontology.terms import EntityType

_WEIGHTS: Final = {
    EntityType.PERSON: 1.0,
    EntityType.SITE: 1.0,
    EntityType.PLACE: 1.0,
    EntityType.ARMED_GROUP: 0.5,
    EntityType.ORGANIZATION: 0.5,
    EntityType.SECURITY_FORCE: 0.5,
    EntityType.STATE: 0.25,
}
"""What a thing of a type counts for one story; ministries and media are in all of them."""

_CAPITAL: Final = 0.75
"""The same for a capital."""

_LEADING: Final = 12
"""Things named first by which other articles are looked up."""

_DAYS_OF_NEWS: Final = 14
_IN_THE_NEWS: Final = (1.75, 0.2)
_LATER: Final = (2.5, 0.4)
_UNDATED: Final = (2.5, 0.5)
"""What two articles of one story have in common: the least weight, and the least share of what one of them names.

More is asked for if they are further apart than `_DAYS_OF_NEWS`, or one has no date: two reports of one war name the
same states, groups and towns, too, and only dates tell one week from another.
"""

_NEIGHBOURS: Final = 8
"""Articles naming a thing, before one that does, that it is compared with; what is in the news daily is in too many."""

_COMMON: Final = 12
_OFTEN: Final = 0.02
"""A thing that more articles of a month name, and more than this share of them, counts less."""

_MONTH: Final = 30

_NONE: Final[frozenset[str]] = frozenset()

DAYS_OF_A_STORY: Final = 60
"""Articles further apart are not compared."""


class Stories:
    """Compares articles by what they name.

    Stories are what cross-document coreference calls topics (Cybulska and Vossen 2014): within one, mentions of an
    event are taken for one on weaker grounds than elsewhere.
    """

    def __init__(self, annotations: Sequence[Annotation], index: EntityIndex, places: Places) -> None:
        self._index = index
        self._things: dict[str, dict[str, float]] = {}
        self._published: dict[str, date | None] = {}
        self._headlines: dict[str, set[str]] = {}
        for annotation in annotations:
            found: dict[str, float] = {}
            titled = self._headlines.setdefault(annotation.article.id, set())
            end = headline(annotation.article)
            for mention in sorted(annotation.mentions, key=lambda mention: (mention.start, mention.id)):
                key = index.key(annotation.article.id, mention.id)
                if key is not None and key not in index.passing and (weight := _weight(key, index, places)):
                    found[key] = weight
                    if mention.end <= end:
                        titled.add(key)
            self._things[annotation.article.id] = found
            self._published[annotation.article.id] = annotation.article.published
        self._discount()
        self._alike = self._neighbours()
        self._told_with: dict[str, tuple[tuple[str, str], ...]] = {}

    def told_with(self, article: str) -> tuple[tuple[str, str], ...]:
        """The article and those of its story, each with the one thing both name first, "" if it is several."""
        if article not in self._told_with:
            things = set(self._leading(article))
            found = []
            for other in (article, *sorted(self._alike.get(article, _NONE))):
                both = things.intersection(self._leading(other))
                if both:
                    found.append((other, both.pop() if len(both) == 1 else ""))
            self._told_with[article] = tuple(found)
        return self._told_with[article]

    def _leading(self, article: str) -> tuple[str, ...]:
        """The things of an article that are named first."""
        things = self._things[article]
        return tuple(key for key in things if things[key] > _WEIGHTS[EntityType.STATE])[:_LEADING]

    def _discount(self) -> None:
        """Make what is in the news every day count little (the inverse document frequency of retrieval)."""
        month = {id: day.toordinal() // _MONTH if day else None for id, day in self._published.items()}
        naming = Counter((month[id], key) for id, things in self._things.items() for key in things)
        articles = Counter(month.values())
        for id, things in self._things.items():
            most = max(_COMMON, _OFTEN * articles[month[id]])
            for key in things:
                things[key] *= min(1.0, most / naming[month[id], key])

    def pairs(self) -> list[tuple[str, str]]:
        """Pairs of articles that tell one story, of those near in time that name one thing first, sorted."""
        return sorted((one, other) for one, others in self._alike.items() for other in others if one < other)

    def _neighbours(self) -> dict[str, set[str]]:
        naming: dict[str, list[str]] = defaultdict(list)
        for article in sorted(self._things, key=lambda id: (self._published[id] or date.min, id)):
            for thing in self._leading(article):
                naming[thing].append(article)
        found: dict[str, set[str]] = defaultdict(set)
        for articles in naming.values():
            for place, later in enumerate(articles):
                for earlier in articles[max(0, place - _NEIGHBOURS) : place]:
                    if earlier not in found[later] and self._one_story(earlier, later):
                        found[later].add(earlier)
                        found[earlier].add(later)
        return found

    def _needed(self, one: str, other: str) -> tuple[float, float]:
        """The weight and the share that two articles must have in common; infinite if they are too far apart."""
        first, second = self._published[one], self._published[other]
        if first is None or second is None:
            return _UNDATED
        days = abs((first - second).days)
        return _IN_THE_NEWS if days <= _DAYS_OF_NEWS else _LATER if days <= DAYS_OF_A_STORY else (math.inf, math.inf)

    def alike(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether an article of some tells the story of one of others."""
        fewer, more = (some, others) if len(some) <= len(others) else (others, some)
        return any(not self._alike.get(article, _NONE).isdisjoint(more) for article in fewer)

    def _one_story(self, one: str, other: str) -> bool:
        mine, theirs = self._things[one], self._things[other]
        titles = self._headlines[one] & self._headlines[other]
        # What both headlines name is what both tell of: it counts twice.
        both = sum(min(mine[key], theirs[key]) * (1 + (key in titles)) for key in mine.keys() & theirs.keys())
        weight, share = self._needed(one, other)
        return both >= max(weight, share * min(sum(mine.values()), sum(theirs.values())))


def _weight(key: str, index: EntityIndex, places: Places) -> float:
    """What a thing counts for one story; a land counts as its state."""
    if places.state(key):
        return _WEIGHTS[EntityType.STATE]
    return _CAPITAL if places.capital(key) else _WEIGHTS.get(index.type(key), 0.0)
