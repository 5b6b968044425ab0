"""What a picture shows: all of a small graph; of a large one the facts that most articles tell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from khabar.exporters.shown import drawn_once, group, main_language, quiet_events
from khabar.graph.knowledge.network import ends
from khabar.ontology.terms import OrderRelation, Status
from khabar.ontology.vocabulary import label

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.knowledge.views import EventView, RelationView

MOST_NODES: Final = 120
"""Nodes whose labels can still be read on a printed page."""

DONE: Final = "done"
OPEN: Final = "open"
"""Planned or possible, and by nobody told as done."""

UNDONE: Final = "undone"
"""Foiled or negated, and by nobody told as done."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity or an event.

    Attributes:
        iri: its IRI.
        event: whether it is an event.
        group: what it is drawn as, a key of style.toml; "" if nothing says what it is.
        group_label: the name of the group.
        label: what stands beside it; an event shows its type.
        about: the whole label, its type and, of an event, its times.
        mentions: how many mentions tell a fact that it is part of.
        state: DONE, OPEN or UNDONE; entities are DONE.
    """

    iri: str
    event: bool
    group: str
    group_label: str
    label: str
    about: str
    mentions: int
    state: str = DONE


@dataclass(frozen=True, slots=True)
class Line:
    """A role or a relation.

    Attributes:
        start, end: IRIs of the nodes it joins.
        label: the name of the role or relation.
        articles: how many articles tell it.
        role: whether it is a role in an event.
        mutual: whether the relation holds both ways.
        state: that of the event whose role it is.
        turn: 0 for the first line between two nodes, then 1, -1, 2, ... for lines beside it.
    """

    start: str
    end: str
    label: str
    articles: int
    role: bool
    mutual: bool = False
    state: str = DONE
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Content:
    """What is drawn, in the language most articles are in, and how much is not.

    Attributes:
        language: "ar" or "en".
        nodes: the most mentioned first.
        lines: roles before relations.
        nodes_in_all: nodes of the graph that could be drawn if there was room.
        quiet, loose: how many statements, and how many nodes without a line, are left out.
    """

    language: str
    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]
    nodes_in_all: int
    quiet: int
    loose: int


@dataclass(frozen=True, slots=True)
class _Fact:
    """An event with its participants or a relation with its ends: drawn whole or not at all."""

    iri: str
    nodes: tuple[str, ...]
    mentions: tuple[str, ...]
    articles: int


def choose(graph: KnowledgeGraph, *, language: str | None = None, most: int = MOST_NODES) -> Content:
    """What to draw of a graph.

    Statements are left out unless there is nothing else, as on the page, and so are nodes without a line. When there
    are more than `most` nodes, facts are taken as long as there is room for them: first what most articles tell, then
    what is mentioned most often, then what is about those who are.

    Args:
        graph: the graph.
        language: of the labels, "ar" or "en"; that of most articles if None. Who has no name in it keeps the other.
        most: the greatest number of nodes.
    """
    return _Chooser(graph, language or main_language(graph)).content(most)


class _Chooser:
    def __init__(self, graph: KnowledgeGraph, language: str) -> None:
        self._graph = graph
        self._language = language
        self._quiet = quiet_events(graph)
        self._events = {event.iri: event for event in graph.events() if event.iri not in self._quiet}
        # What came after is the same line as what came before, seen from its other end.
        self._relations = [
            relation
            for relation in graph.relations()
            if relation.predicate != OrderRelation.AFTER and self._quiet.isdisjoint((relation.subject, relation.object))
        ]
        self._facts = {fact.iri: fact for fact in self._told()}
        self._mentions: Counter[str] = Counter()
        for fact in self._facts.values():
            for iri in fact.nodes:
                self._mentions[iri] += len(fact.mentions)

    def content(self, most: int) -> Content:
        everything = [thing.iri for thing in self._graph.entities()] + list(self._events)
        wanted = {iri for fact in self._facts.values() if len(fact.nodes) > 1 for iri in fact.nodes} or set(everything)
        chosen = wanted if len(wanted) <= most else self._core(wanted, most)
        nodes = sorted((self._node(iri) for iri in chosen), key=lambda node: (-node.mentions, node.event, node.iri))
        return Content(
            language=self._language,
            nodes=tuple(nodes),
            lines=tuple(_beside(self._lines(chosen))),
            nodes_in_all=len(wanted),
            quiet=len(self._quiet),
            loose=len(everything) - len(wanted),
        )

    def _told(self) -> Iterable[_Fact]:
        for event in self._events.values():
            parts = tuple(dict.fromkeys(part.iri for part in event.participants if part.iri not in self._quiet))
            yield self._fact(event, (event.iri, *parts))
        for relation in self._relations:
            yield self._fact(relation, (relation.subject, relation.object))

    def _fact(self, told: EventView | RelationView, nodes: tuple[str, ...]) -> _Fact:
        evidence = self._graph.evidence(told)
        return _Fact(
            told.iri,
            nodes,
            tuple(mention.iri for mention in evidence),
            len({mention.article.iri for mention in evidence}),
        )

    def _core(self, wanted: set[str], most: int) -> set[str]:
        def rank(fact: _Fact) -> tuple[int, int, int, str]:
            known = sum(self._mentions[iri] for iri in fact.nodes)
            return -fact.articles, -len(fact.mentions), -known, fact.iri

        chosen: set[str] = set()
        for fact in sorted((fact for fact in self._facts.values() if len(fact.nodes) > 1), key=rank):
            new = set(fact.nodes) - chosen
            if len(chosen) + len(new) <= most:
                chosen |= new
        return chosen or set(sorted(wanted, key=lambda iri: (-self._mentions[iri], iri))[:most])

    def _node(self, iri: str) -> Node:
        mentions = self._mentions[iri]
        event = self._events.get(iri)
        if event is not None:
            name = event.type_label(self._language)
            whole = event.label_en if self._language == "en" else event.label_ar
            states = (label(status, self._language) for status in event.statuses)
            about = " · ".join((whole or name, *states, *(event.times or event.time_expressions)))
            drawn = group(event.type, event.own)
            # A type of the user's own that is under none of the groups is a group by itself.
            title = name if drawn == event.type else label(drawn, self._language)
            return Node(iri, True, drawn, title, name, about, mentions, _state(event))
        thing = self._graph.thing(iri)
        if thing is None:  # a graph from elsewhere may relate what it does not describe
            return Node(iri, False, "", "?", iri.rsplit("/", 1)[-1], iri, mentions)
        name, kind = thing.label(self._language), label(thing.type, self._language)
        return Node(iri, False, group(thing.type), kind, name, f"{name} · {kind}", mentions)

    def _lines(self, chosen: set[str]) -> Iterable[Line]:
        for event in self._events.values():
            if event.iri not in chosen:
                continue
            articles, state = self._facts[event.iri].articles, _state(event)
            for part in event.participants:
                if part.iri in chosen:
                    yield Line(*ends(event, part), label(part.role, self._language), articles, role=True, state=state)
        for relation, mutual in drawn_once(self._relations, lambda relation: self._facts[relation.iri].mentions):
            pair = (relation.subject, relation.object)
            if chosen.issuperset(pair):
                name = label(relation.predicate, self._language)
                yield Line(*pair, name, self._facts[relation.iri].articles, role=False, mutual=mutual)


def _beside(lines: Iterable[Line]) -> Iterable[Line]:
    """The lines, those between the same two nodes with turns of their own."""
    between: Counter[tuple[str, str]] = Counter()
    for line in lines:
        pair = (min(line.start, line.end), max(line.start, line.end))
        number = between[pair]
        between[pair] += 1
        turn = (number + 1) // 2 * (1 if number % 2 else -1)
        # Seen from the other end, the same side is the opposite one.
        yield replace(line, turn=turn if (line.start, line.end) == pair else -turn)


def _state(event: EventView) -> str:
    if Status.ACTUAL in event.statuses or not event.statuses:
        return DONE
    return UNDONE if {Status.FOILED, Status.NEGATED} & set(event.statuses) else OPEN
