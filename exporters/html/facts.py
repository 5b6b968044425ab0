"""What the page asks a graph for beyond names and lines: sources, contradictions, coordinates, links."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.questions import values
from khabar.graph.knowledge.views import EventView, EvidenceView, RelationView, Thing

WEB: Final = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What mentions of one event say differently, and who says which: texts in both languages with IRIs of mentions."""

    what: str
    values: tuple[tuple[str, str, tuple[str, ...]], ...]


def independent(evidence: Iterable[EvidenceView]) -> int:
    """How many publishers say something; an article without one counts as its own."""
    return len({item.article.publisher or item.article.iri for item in evidence})


def sources(fact: EventView | RelationView, evidence: Iterable[EvidenceView]) -> int:
    """How many independent sources say a fact; counted by publishers where the graph does not say."""
    return fact.sources or independent(evidence)


def _iris(evidence: Iterable[EvidenceView]) -> tuple[str, ...]:
    return tuple(item.iri for item in evidence)


def contradictions(graph: KnowledgeGraph, event: EventView) -> tuple[Disagreement, ...]:
    """Where the mentions of an event contradict one another."""
    return tuple(
        Disagreement(found.what, tuple((one.label_ar, one.label_en, _iris(one.evidence)) for one in found.values))
        for found in graph.contradictions(event)
    )


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
