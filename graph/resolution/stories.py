"""Which articles tell one story: those that name the same persons, sites and towns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.places import Places
from khabar.ontology.terms import EntityType

_SPECIAL: Final = frozenset({EntityType.PERSON, EntityType.SITE, EntityType.PLACE})
_GENERAL: Final = frozenset({EntityType.ARMED_GROUP, EntityType.ORGANIZATION, EntityType.SECURITY_FORCE})
"""Kinds that tell stories apart; states, ministries and media are in all of them."""

_LEADING: Final = 6
"""Things named first that an article is found by."""

_SHARED: Final = 2
_SHARE: Final = 0.25
"""What two articles of one story have in common at least: this many things, of the one with fewer this share."""

_KEPT: Final = 500_000
"""Comparisons of articles kept at a time."""


class Stories:
    """Compares articles by what they name.

    Stories are what cross-document coreference calls topics (Cybulska and Vossen 2014): within one, mentions of an
    event are taken for one on weaker grounds than elsewhere.
    """

    def __init__(self, annotations: Sequence[Annotation], index: EntityIndex, places: Places) -> None:
        self._index = index
        self._things: dict[str, dict[str, str]] = {}
        for annotation in annotations:
            found: dict[str, str] = {}
            for mention in sorted(annotation.mentions, key=lambda mention: (mention.start, mention.id)):
                key = index.key(annotation.article.id, mention.id)
                if key is not None and not places.state(key):
                    type = index.type(key)
                    if type in _SPECIAL or type in _GENERAL:
                        found[key] = type
            self._things[annotation.article.id] = found
        self._alike: dict[tuple[str, str], bool] = {}

    def leading(self, article: str) -> tuple[str, ...]:
        """The things of an article that are named first."""
        return tuple(self._things[article])[:_LEADING]

    def alike(self, some: Collection[str], others: Collection[str]) -> bool:
        """Whether an article of some tells the story of one of the others."""
        return any(one != other and self._pair(*sorted((one, other))) for one in some for other in others)

    def _pair(self, one: str, other: str) -> bool:
        if (one, other) not in self._alike:
            if len(self._alike) >= _KEPT:
                self._alike.clear()
            mine, theirs = self._things[one], self._things[other]
            both = mine.keys() & theirs.keys()
            self._alike[one, other] = len(both) >= max(_SHARED, _SHARE * min(len(mine), len(theirs))) and not {
                mine[key] for key in both
            }.isdisjoint(_SPECIAL)
        return self._alike[one, other]
