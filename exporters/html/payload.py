"""What the page knows: nodes, edges, evidence and articles as plain data, small numbers instead of IRIs."""

from __future__ import annotations

import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from khabar.exporters.html.marking import marks
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.views import ArticleView, CountView, EventView, EvidenceView, RelationView
from khabar.ontology.owntypes import OwnType, label_of, lineage
from khabar.ontology.terms import DirectRelation, EventType, OrderRelation, Role

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

LANGUAGES: Final = ("ar", "en")
MOST_ALIASES: Final = 60
"""Aliases kept of a thing, all of which the search finds."""


@lru_cache(maxsize=4)
def table(name: str) -> dict[str, Any]:
    """The TOML file of this folder with that name."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def group(type: str, own: OwnType | None = None) -> str:
    """What a type is drawn and filtered as: an entity type itself, an event type by its class."""
    if type in table("style")["entities"] or type in table("style")["events"]:
        return type
    above = lineage(type, own)
    return next((name for name in table("style")["events"] if name in above), type)


def quiet_events(graph: KnowledgeGraph) -> frozenset[str]:
    """IRIs of the statements, unless there is nothing else.

    Who said what is in the evidence of every event; as nodes of their own, statements would bury the rest.
    """
    events = graph.events()
    said = frozenset(event.iri for event in events if event.type == EventType.STATEMENT)
    return said if len(said) < len(events) else frozenset()


def both(term: str, own: OwnType | None = None) -> dict[str, str]:
    """The labels of an ontology term, or of a type of events of the user's own."""
    return {language: label_of(term, own, language) for language in LANGUAGES}


def _counts(counts: tuple[CountView, ...]) -> list[dict[str, str]]:
    return [{language: count.text(language) for language in LANGUAGES} for count in counts]


class Payload:
    """Collects the data of a graph for the page."""

    def __init__(self, graph: KnowledgeGraph, places: dict[str, tuple[int, int]], *, hidden: bool) -> None:
        self._graph = graph
        self._hidden = hidden
        self._places = places
        self._iris = sorted(places)
        self._numbers = {iri: number for number, iri in enumerate(self._iris)}
        self._articles: dict[str, int] = {}
        self._article_rows: list[dict[str, Any]] = []
        self._evidence: dict[str, int] = {}
        self._evidence_rows: list[dict[str, Any]] = []
        self._views: list[EvidenceView] = []
        self._own = {event.type: event.own for event in graph.events()}

    def data(self) -> dict[str, Any]:
        """Everything the script needs, ready for JSON."""
        edges = self._edges()
        nodes = self._nodes(edges)
        for iri, span in marks(self._views).items():
            self._evidence_rows[self._evidence[iri]]["mark"] = span
        style = table("style")
        count = Counter(node["group"] for node in nodes)
        groups = [(name, count[name]) for kind in ("entities", "events") for name in style[kind] if count[name]]
        types = {node["type"] for node in nodes} | set(count) | {edge["relation"] for edge in edges}
        statuses = {row["status"] for row in self._evidence_rows}
        return {
            "language": self._language(),
            "nodes": nodes,
            "edges": edges,
            "evidence": self._evidence_rows,
            "articles": self._article_rows,
            "terms": {name: both(name, self._own.get(name)) for name in sorted(types | statuses)},
            "style": {name: look for kind in ("entities", "events") for name, look in style[kind].items()},
            "groups": groups,
            "hidden": [EventType.STATEMENT] if self._hidden else [],
            "words": table("words"),
            "counts": self._graph.counts(),
        }

    def _language(self) -> str:
        spoken = Counter(row["language"] for row in self._article_rows)
        return max(LANGUAGES, key=lambda language: spoken[language])

    def _nodes(self, edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
        weight: Counter[int] = Counter()
        for edge in edges:
            weight.update((edge["from"], edge["to"]))
        nodes: list[dict[str, Any]] = [
            {
                "id": self._numbers[thing.iri],
                "kind": "entity",
                "type": thing.type,
                "ar": thing.label_ar,
                "en": thing.label_en,
                "aliases": list(thing.aliases[:MOST_ALIASES]),
            }
            for thing in self._graph.entities()
        ]
        nodes += [self._event(event) for event in self._graph.events()]
        for node in nodes:
            node["group"] = group(node["type"], self._own.get(node["type"]))
            node["weight"] = weight[node["id"]]
            node["x"], node["y"] = self._places[self._iris[node["id"]]]
        return nodes

    def _event(self, event: EventView) -> dict[str, Any]:
        return {
            "id": self._numbers[event.iri],
            "kind": "event",
            "type": event.type,
            "ar": event.label_ar,
            "en": event.label_en,
            "aliases": [],
            "statuses": list(event.statuses),
            "times": list(event.times),
            "words": list(event.time_expressions),
            "counts": _counts(event.counts),
            "evidence": self._mentions(event),
        }

    def _edges(self) -> list[dict[str, Any]]:
        edges: list[dict[str, Any]] = []
        between: Counter[tuple[int, int]] = Counter()

        def add(kind: str, start: str, relation: str, end: str, evidence: list[int]) -> None:
            ends = (self._numbers[start], self._numbers[end])
            pair = (min(ends), max(ends))
            bend = 0.18 * ((between[pair] + 1) // 2) * (1 if between[pair] % 2 else -1)
            between[pair] += 1
            edges.append(
                {
                    "id": len(edges),
                    "kind": kind,
                    "from": ends[0],
                    "to": ends[1],
                    "relation": relation,
                    "evidence": evidence,
                    # Parallel lines bow apart; seen from the other end the same side is the opposite one.
                    "bend": round(bend if ends == pair else -bend, 2),
                }
            )

        said: dict[tuple[str, str, str], list[int]] = {
            (relation.subject, relation.predicate, relation.object): self._mentions(relation)
            for relation in self._graph.relations()
        }
        for (subject, predicate, object), mentions in said.items():
            if predicate == OrderRelation.AFTER:
                continue  # the same line, from its other end
            back = said.get((object, predicate, subject))
            mutual = back == mentions and subject != object
            if mutual and object < subject:
                continue  # one line with two ends, drawn already
            kind = "direct" if predicate in DirectRelation.ALL else "static"
            add(kind, subject, predicate, object, mentions)
            edges[-1]["mutual"] = mutual
        for event in self._graph.events():
            for part in event.participants:
                ends = (part.iri, event.iri) if part.role == Role.AGENT else (event.iri, part.iri)
                add("role", ends[0], part.role, ends[1], [])
                edges[-1]["event"] = self._numbers[event.iri]  # either end may be one: an attack is foiled
        return edges

    def _mentions(self, fact: EventView | RelationView) -> list[int]:
        """Numbers of the mentions that say a fact."""
        return [self._mention(item) for item in self._graph.evidence(fact)]

    def _mention(self, item: EvidenceView) -> int:
        if item.iri not in self._evidence:
            self._evidence[item.iri] = len(self._evidence_rows)
            self._views.append(item)
            self._evidence_rows.append(
                {
                    "quote": item.quote,
                    "article": self._article(item.article),
                    "status": item.status,
                    "confidence": item.confidence,
                    "rule": item.rule,
                    "counts": _counts(item.counts),
                    "who": [self._numbers[iri] for iri in item.attributed_to if iri in self._numbers],
                    "via": [self._numbers[iri] for iri in item.via if iri in self._numbers],
                }
            )
        return self._evidence[item.iri]

    def _article(self, article: ArticleView) -> int:
        if article.iri not in self._articles:
            self._articles[article.iri] = len(self._article_rows)
            self._article_rows.append(
                {
                    "title": article.title,
                    "url": article.url,
                    "publisher": article.publisher,
                    "published": None if article.published is None else article.published.isoformat(),
                    "language": article.language,
                    "source": article.iri.rsplit("/", 1)[-1],
                }
            )
        return self._articles[article.iri]
