"""Tell where articles come from, and how many independent sources say a thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.language.normalisation import folded
from khabar.graph.reading.article import Article
from khabar.graph.reading.hosts import bare, host
from khabar.graph.resolution.model import Entity, Evidence, Origin
from khabar.graph.resolution.sources.copies import copies
from khabar.ontology.terms import EntityType, Status

ACTOR: Final = "actor/"
"""Before a catalog id: the key of the thing in the graph."""


def origins(
    articles: Sequence[Article], entities: Iterable[Entity] = (), catalog: Catalog | None = None
) -> tuple[Origin, ...]:
    """Where each article comes from, in the order given.

    Args:
        articles: all of a graph.
        entities: those of the graph; a publisher with the name of one of its media is that one.
        catalog: knows media under all their names, so that "رويترز" and "Reuters" are one publisher.
    """
    original, media = copies(articles), _media(entities, catalog)
    named = {article.id: _publisher(article, media) for article in articles}
    sites: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        sites[host(article.url)].add(named[article.id])

    def source(article: Article) -> str:
        site = host(article.url)
        publishers = sites[site] - {""} if site else set()
        # What a site is called is known where another of its articles says so.
        (only,) = publishers if len(publishers) == 1 else ("",)
        return named[article.id] or only or (f"host:{site}" if site else f"article:{article.id}")

    return tuple(Origin(article.id, source(article), original.get(article.id)) for article in articles)


class Sources:
    """Counts the sources of mentions."""

    def __init__(self, origins: Iterable[Origin]) -> None:
        self._origins = {origin.article: origin for origin in origins}

    def count(self, evidence: Sequence[Evidence]) -> int:
        """How many independent sources the mentions of one thing have; one that denies it does not count.

        What an article has from a medium counts for that, also where it does not name the medium again, as in its
        headline. Of several media of one mention the nearest to what is said counts.
        """
        media: dict[str, set[str]] = defaultdict(set)
        for item in [item for item in evidence if item.status != Status.NEGATED] or evidence:
            origin = self._origins[item.article]
            quoted = [key for level in item.levels for key in level if key in item.via]
            media[origin.copy_of or origin.article].update(quoted[:1])
        return len({key for article, keys in media.items() for key in keys or {self._origins[article].source}})


def _media(entities: Iterable[Entity], catalog: Catalog | None) -> dict[str, str]:
    """Keys of media by their names; of several with one name the catalog's, then the least."""
    found: dict[str, str] = {}
    for entry in catalog.entries if catalog else ():
        if entry.type == EntityType.MEDIA:
            for _, name in entry.names:
                found.setdefault(folded(name), f"{ACTOR}{entry.id}")
    for entity in sorted(entities, key=lambda entity: entity.key):
        if entity.type == EntityType.MEDIA:
            for _, name in (*entity.labels, *entity.aliases):
                found.setdefault(folded(name), entity.key)
    return found


def _publisher(article: Article, media: dict[str, str]) -> str:
    """The publisher that an article names; "" if it names none, or only the site of its address."""
    name = folded(article.publisher or "")
    if name in media:
        return media[name]
    return f"publisher:{name}" if name and bare(article.publisher or "") != host(article.url) else ""
