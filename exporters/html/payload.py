"""What the page knows: entities, events, lines, mentions and articles as small tables, numbers instead of IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from khabar.exporters.html import facts
from khabar.exporters.html.marking import marks, named
from khabar.exporters.html.packing import packed
from khabar.exporters.html.resources import folding, table, world
from khabar.exporters.shown import drawn_once, group, main_language
from khabar.graph.knowledge.contradictions import ContradictionValue
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.network import ends
from khabar.graph.knowledge.views import (
    ArticleView,
    CountView,
    EventView,
    EvidenceView,
    RelationView,
    Thing,
)
from khabar.graph.language.data import LANGUAGES
from khabar.ontology.owntypes import OwnType, label_of
from khabar.ontology.terms import DirectRelation, EventType, OrderRelation, Role, Status, Unit

MOST_ALIASES: Final = 60
"""Aliases kept of a thing, all of which the search finds."""

ENTITY: Final[dict[str, Any]] = {
    "key": "", "type": "", "ar": None, "en": None, "x": 0, "y": 0, "aliases": [], "links": [], "point": None,
}  # fmt: skip
EVENT: Final[dict[str, Any]] = {
    "key": "", "type": "", "ar": "", "en": "", "x": 0, "y": 0, "evidence": [], "sources": 1,
    "statuses": [Status.ACTUAL], "times": [], "words": [], "counts": [], "contradictions": [],
}  # fmt: skip
EDGE: Final[dict[str, Any]] = {
    "from": 0, "to": 0, "relation": "", "kind": "", "event": None, "evidence": [], "sources": 1, "mutual": False,
    "events": [],
}  # fmt: skip
EVIDENCE: Final[dict[str, Any]] = {
    "quote": 0, "article": 0, "confidence": 0, "status": Status.ACTUAL, "rule": "", "marks": [], "who": [],
    "via": [], "counts": [], "chain": [],
}  # fmt: skip
ARTICLE: Final[dict[str, Any]] = {
    "source": "", "language": "", "title": None, "url": None, "publisher": None, "published": None,
}  # fmt: skip
"""The columns of the tables and what a value left out stands for."""

TRIGGER: Final = -1
"""In the marks of a sentence, instead of the number of a participant: the words that say that it happened."""


def _both(term: str, own: OwnType | None = None) -> dict[str, str]:
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
        self._iris = [thing.iri for thing in graph.entities()] + sorted(event.iri for event in graph.events())
        self._base = _common(self._iris)
        self._numbers = {iri: number for number, iri in enumerate(self._iris)}
        self._names = {thing.iri: _names(thing) for thing in graph.entities()}
        self._articles: dict[str, int] = {}
        self._article_rows: list[dict[str, Any]] = []
        self._quotes: dict[str, int] = {}
        self._evidence: dict[str, int] = {}
        self._evidence_rows: list[dict[str, Any]] = []
        self._views: list[EvidenceView] = []
        self._about: dict[str, set[str]] = defaultdict(set)
        self._own = {event.type: event.own for event in graph.events()}

    def data(self) -> dict[str, Any]:
        """Everything the script needs, ready for JSON."""
        links = facts.links(self._graph)
        entities = [self._entity(thing, links.get(thing.iri, [])) for thing in self._graph.entities()]
        events = [self._event(event) for event in sorted(self._graph.events(), key=lambda event: event.iri)]
        edges = self._edges()
        self._mark()
        style = table("style")
        drawn = {type: group(type, own) for type, own in self._own.items()} | {e["type"]: e["type"] for e in entities}
        terms = {*drawn, *drawn.values(), *Role.ALL, *Status.ALL, *Unit.ALL, *(edge["relation"] for edge in edges)}
        return {
            "language": main_language(self._graph),
            "base": self._base,
            "entities": packed(entities, ENTITY),
            "events": packed(events, EVENT),
            "edges": packed(edges, EDGE),
            "evidence": packed(self._evidence_rows, EVIDENCE),
            "articles": packed(self._article_rows, ARTICLE),
            "quotes": list(self._quotes),
            "terms": {name: _both(name, self._own.get(name)) for name in sorted(terms)},
            "groups": dict(sorted(drawn.items())),
            "style": [{"group": name, **look} for kind in ("entities", "events") for name, look in style[kind].items()],
            "hidden": [EventType.STATEMENT] if self._hidden else [],
            "folding": folding(),
            "words": table("words"),
            "world": world() if any(entity["point"] for entity in entities) else None,
            "counts": self._graph.counts(),
        }

    def _place(self, iri: str) -> dict[str, Any]:
        x, y = self._places[iri]
        return {"key": iri[len(self._base) :], "x": x, "y": y}

    def _entity(self, thing: Thing, links: list[str]) -> dict[str, Any]:
        return {
            **self._place(thing.iri),
            "type": thing.type,
            "ar": thing.label_ar,
            "en": thing.label_en,
            "aliases": list(thing.aliases[:MOST_ALIASES]),
            "links": links,
            "point": facts.point(thing),
        }

    def _event(self, event: EventView) -> dict[str, Any]:
        evidence = self._graph.evidence(event)
        said = self._mentions(evidence, [part.iri for part in event.participants])
        return {
            **self._place(event.iri),
            "type": event.type,
            "ar": event.label_ar,
            "en": event.label_en,
            "statuses": list(event.statuses),
            "times": list(event.times),
            "words": list(event.time_expressions),
            "counts": _counts(event.counts),
            "evidence": said,
            "sources": facts.sources(event, evidence),
            "contradictions": [
                {"what": found.what, "values": [self._value(value) for value in found.values]}
                for found in self._graph.contradictions(event)
            ],
        }

    def _value(self, value: ContradictionValue) -> list[Any]:
        """A value that others contradict, in both languages, and the numbers of the mentions that have it."""
        said = [self._evidence[item.iri] for item in value.evidence if item.iri in self._evidence]
        return [value.label_ar, value.label_en, said]

    def _edges(self) -> list[dict[str, Any]]:
        edges: list[dict[str, Any]] = []
        relations = {(r.subject, r.predicate, r.object): r for r in self._graph.relations()}.values()
        said = {relation.iri: self._relation(relation) for relation in relations}
        for relation, mutual in drawn_once(relations, lambda relation: said[relation.iri]["evidence"]):
            start, end = self._numbers.get(relation.subject), self._numbers.get(relation.object)
            if start is not None and end is not None:
                edges.append({**said[relation.iri], "from": start, "to": end, "mutual": mutual})
        for event in sorted(self._graph.events(), key=lambda event: event.iri):
            for part in event.participants:
                if part.iri not in self._numbers:
                    continue
                start, end = (self._numbers[iri] for iri in ends(event, part))
                # Either end may be the event whose role it is: an attack is foiled.
                number = self._numbers[event.iri]
                edges.append({"from": start, "to": end, "relation": part.role, "kind": "role", "event": number})
        return edges

    def _relation(self, relation: RelationView) -> dict[str, Any]:
        evidence = self._graph.evidence(relation)
        direct = relation.predicate in DirectRelation.ALL
        events = self._graph.derived_from(relation) if direct else ()
        return {
            "relation": relation.predicate,
            "kind": "direct" if direct else "order" if relation.predicate in OrderRelation.ALL else "static",
            "evidence": self._mentions(evidence, [relation.subject, relation.object]),
            "sources": facts.sources(relation, evidence),
            "events": [self._numbers[event.iri] for event in events],
        }

    def _mentions(self, evidence: Iterable[EvidenceView], about: Iterable[str]) -> list[int]:
        """Numbers of the mentions that say a fact about some things."""
        numbers = []
        for item in evidence:
            self._about[item.iri].update(iri for iri in about if iri in self._names)
            numbers.append(self._mention(item))
        return numbers

    def _mention(self, item: EvidenceView) -> int:
        if item.iri not in self._evidence:
            self._evidence[item.iri] = len(self._evidence_rows)
            self._views.append(item)
            self._evidence_rows.append(
                {
                    "quote": self._quotes.setdefault(item.quote, len(self._quotes)),
                    "article": self._article(item.article),
                    "status": item.status,
                    "confidence": item.confidence,
                    "rule": item.rule,
                    "counts": _counts(item.counts),
                    "who": [self._numbers[iri] for iri in item.attributed_to if iri in self._numbers],
                    "via": [self._numbers[iri] for iri in item.via if iri in self._numbers],
                    "chain": self._chain(item),
                }
            )
        return self._evidence[item.iri]

    def _chain(self, item: EvidenceView) -> list[list[int]]:
        """The steps of a chain of more than one; a single speaker is in `who` already."""
        steps = [[self._numbers[iri] for iri in step if iri in self._numbers] for step in item.chain]
        return [step for step in steps if step] if len(steps) > 1 else []

    def _mark(self) -> None:
        """Mark in each sentence the words that say it and those that name who takes part: start, end, who."""
        triggers = marks(self._views)
        for item in self._views:
            trigger = triggers.get(item.iri)
            names = [(iri, self._names[iri]) for iri in sorted(self._about[item.iri])]
            found = [(*span, self._numbers[iri]) for span, iri in named(item.quote, names, taken=trigger)]
            if trigger is not None:
                found.append((*trigger, TRIGGER))
            self._evidence_rows[self._evidence[item.iri]]["marks"] = [part for mark in sorted(found) for part in mark]

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


def _common(iris: list[str]) -> str:
    """What all IRIs begin with, up to the slash before the last but one: the kind of a thing is part of its name."""
    if not iris:
        return ""
    first, last = min(iris), max(iris)
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    most = min(len(iri) - len("/".join(iri.split("/")[-2:])) for iri in iris)
    return first[: first.rfind("/", 0, min(same, most)) + 1]


def _names(thing: Thing) -> tuple[str, ...]:
    return tuple(name for name in (thing.label_ar, thing.label_en, *thing.aliases) if name)
