"""What the page asks a graph for beyond names and lines: sources, coordinates, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.questions import values
from khabar.graph.knowledge.views import EventView, EvidenceView, RelationView, Thing

WEB: Final = ("http://", "https://")


def sources(fact: EventView | RelationView, evidence: Iterable[EvidenceView]) -> int:
    """How many independent sources say a fact; where the graph does not say, how many publishers.

    An article without a publisher counts as its own.
    """
    return fact.sources or len({item.article.publisher or item.article.iri for item in evidence})


def point(thing: Thing) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, to a hundredth (a kilometre)."""
    return None if thing.point is None else (round(thing.point[0], 2), round(thing.point[1], 2))


def links(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """The IRIs of the same things elsewhere and their numbers in lists, by IRI, sorted; shown as text."""
    found: dict[str, set[str]] = defaultdict(set)
    for predicate in (nodes.SAME_AS, nodes.NOTATION):
        for iri, others in values(graph.store, predicate).items():
            found[iri].update(other.value for other in others)
    return {iri: sorted(same, key=lambda value: (not value.startswith(WEB), value)) for iri, same in found.items()}
