"""Questions from the command line, answered as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from khabar.graph.cli.console import counted
from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge.attribution import Chain, title
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.selection import bounds
from khabar.graph.knowledge.views import EventView, RelationView
from khabar.ontology.terms import Role

JOINED = "; "


@dataclass(frozen=True, slots=True)
class Table:
    """Columns and rows of text; the last `evidence` columns tell where a fact is from, a row for each mention of it."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    evidence: int = 0


EVIDENCE = ("article", "attributed to", "via", "confidence", "chain", "sentence")
IRI, MENTION = "iri", "mention"
"""Columns that `--iris` adds, of the fact and of the sentence."""

_SPARQL, _ACTORS, _EVENTS, _RELATIONS = "sparql", "actors", "events", "relations"
"""What can be asked for, the first two by an option of that name."""

_Told = tuple[tuple[str, ...], str, Callable[[], Iterable[Chain]]]
"""The row of a fact, its IRI, and what gives the chains of its mentions."""


def answer(
    graph: KnowledgeGraph, asked: Mapping[str, Any], *, language: str, notice: Callable[[KhabarError], None]
) -> Table:
    """The table that answers the options of ``khabar query``.

    Args:
        graph: what is asked.
        asked: the options.
        language: of the labels.
        notice: takes an error about what was asked for and can find nothing.

    Raises:
        QueryError: names or terms the graph does not know, or options that ask for two things at once.
    """
    about = _about(asked)
    if about == _SPARQL:
        return _sparql(graph, asked["sparql"], notice)
    names = _Names(graph, language)
    if about == _ACTORS:
        return _actors(graph, names)
    when = {name: asked[name] for name in ("since", "until")}
    sure: dict[str, Any] = {"sources": asked["sources"] or 0, "confidence": asked["confidence"] or 0}
    if about == _EVENTS:
        sides = {name: asked[name] for name in ("actor", "agent", "target", "status")}
        events_of = partial(graph.events, type=asked["event"], **sides, **sure)
        found = _events(graph, events_of(**when), names, asked)
        if any(when.values()):
            _say_undated(events_of(), 0, notice)
        return found
    ends = {"subject": asked["subject"], "predicate": asked["relation"], "object": asked["object_"]}
    mine = {str(iri) for iri in graph.names.require(asked["actor"])} if asked["actor"] else None

    def relations_of(**when: Any) -> list[RelationView]:
        relations = graph.relations(**ends, **when, **sure)
        return [one for one in relations if mine is None or {one.subject, one.object} & mine]

    found = _relations(graph, relations_of(**when), names, asked)
    if any(when.values()):
        made = [graph.derived_from(one) for one in relations_of()]
        events = {event.iri: event for several in made for event in several}
        _say_undated(events.values(), made.count(()), notice)
    return found


def _say_undated(events: Iterable[EventView], alone: int, notice: Callable[[KhabarError], None]) -> None:
    """Say how many a condition of time leaves out that have no time: events, and relations that no event makes."""
    undated = sum(not any(map(bounds, event.times)) for event in events)
    for number, what in ((undated, "undated event"), (alone, "undated relation")):
        if number:
            notice(QueryError(f"{counted(number, what)} {'is' if number == 1 else 'are'} left out"))


def _about(asked: Mapping[str, Any]) -> str:
    """The one thing that the options ask for; raises QueryError for two."""
    relations = any(asked[key] for key in ("relation", "subject", "object_"))
    dated = bool(asked["since"] or asked["until"])
    if relations and asked["status"]:
        raise QueryError("--status is asked of events; a relation that an event gives is one that happened")
    events = any(asked[key] for key in ("event", "agent", "target", "status")) or (dated and not relations)
    chosen = [name for name in (_SPARQL, _ACTORS) if asked[name] not in (None, False)]
    if len(chosen) + (relations or events or bool(asked["actor"])) > 1 or (relations and events):
        raise QueryError(
            "ask for one thing at a time: relations (--relation, --subject, --object), events (--event, --agent, "
            "--target, --status), --actors or --sparql"
        )
    for name in ("sources", "confidence"):
        if chosen and asked[name]:
            raise QueryError(f"--{name} is asked of relations and events, not with --actors or --sparql")
    if chosen:
        return chosen[0]
    return _EVENTS if events or (asked["actor"] and not relations) else _RELATIONS


class _Names:
    """Labels of things in the language asked for."""

    def __init__(self, graph: KnowledgeGraph, language: str) -> None:
        self._graph = graph
        self.language = language

    def of(self, iri: str) -> str:
        """The label of an entity or event."""
        return self._graph.label(iri, language=self.language)

    def all(self, iris: Iterable[str]) -> str:
        """Labels of several, joined."""
        return JOINED.join(self.of(iri) for iri in iris)


def _actors(graph: KnowledgeGraph, names: _Names) -> Table:
    rows = ((names.of(thing.iri), thing.type, JOINED.join(thing.aliases), thing.iri) for thing in graph.actors())
    return Table(("actor", "type", "aliases", "iri"), tuple(rows))


def _table(columns: tuple[str, ...], facts: Iterable[_Told], names: _Names, asked: Mapping[str, Any]) -> Table:
    """The facts, each with its IRI and a row for each mention where that is asked for."""
    iris, evidence = asked["iris"], asked["evidence"]
    columns += (IRI,) if iris else ()
    told = (((*row, iri) if iris else row, chains) for row, iri, chains in facts)
    if not evidence:
        return Table(columns, tuple(row for row, _ in told))
    about = (MENTION, *EVIDENCE) if iris else EVIDENCE
    rows = tuple((*row, *mention[-len(about) :]) for row, chains in told for mention in _mentions(chains, names, asked))
    return Table(columns + about, rows, len(about))


def _mentions(
    chains: Callable[[], Iterable[Chain]], names: _Names, asked: Mapping[str, Any]
) -> Iterator[tuple[str, ...]]:
    for chain in chains():
        item = chain.mention
        if item.confidence >= (asked["confidence"] or 0):
            speakers, media = names.all(item.attributed_to), names.all(item.via)
            about = (title(item.article), speakers, media, f"{item.confidence:.2f}", chain.text(names.language))
            yield (item.iri, *about, item.quote)


def _relations(graph: KnowledgeGraph, found: Iterable[RelationView], names: _Names, asked: Mapping[str, Any]) -> Table:
    facts: list[_Told] = []
    for relation in found:
        row = (names.of(relation.subject), relation.predicate, names.of(relation.object), str(relation.sources))
        facts.append((row, relation.iri, partial(graph.chain, relation)))
    return _table(("subject", "relation", "object", "sources"), facts, names, asked)


def _events(graph: KnowledgeGraph, found: Iterable[EventView], names: _Names, asked: Mapping[str, Any]) -> Table:
    roles = tuple(role for role in Role.ALL if role != Role.TIME)
    facts: list[_Told] = []
    for event in found:
        row = (
            event.type_label(names.language),
            JOINED.join(event.statuses),
            JOINED.join(event.times or event.time_expressions),
            JOINED.join(count.text(names.language) for count in event.counts),
            str(event.sources),
            *(names.all(event.filling(role)) for role in roles),
        )
        facts.append((row, event.iri, partial(graph.chain, event)))
    return _table(("event", "status", "time", "count", "sources", *roles), facts, names, asked)


def _sparql(graph: KnowledgeGraph, given: str, notice: Callable[[KhabarError], None]) -> Table:
    result = graph.sparql(_query_text(given), notice=notice)
    try:
        return _solutions(result)
    except (OSError, ValueError, RuntimeError) as error:  # shows only while rows are computed
        raise QueryError(f"SPARQL that cannot be answered: {error}") from error


def _query_text(given: str) -> str:
    """The query that was given, or that is in the file given."""
    if not given.strip():
        raise QueryError("an empty SPARQL query; give a query or a file with one")
    path = Path(given)
    try:
        if path.is_file():
            return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError("is not UTF-8; save it as UTF-8", path=given) from error
    except (OSError, ValueError) as error:
        if "{" not in given:
            raise QueryError(f"cannot be read: {getattr(error, 'strerror', None) or error}", path=given) from error
    if len(given.split()) == 1 and "{" not in given:
        raise QueryError("no such file, and no SPARQL query; check the name", path=given)
    return given


def _solutions(result: Any) -> Table:
    if result.type == "ASK":
        return Table(("answer",), ((str(bool(result.askAnswer)).lower(),),))
    if result.type == "CONSTRUCT":
        triples = sorted(tuple(str(term) for term in triple) for triple in result.graph)
        return Table(("subject", "predicate", "object"), tuple(triples))
    columns = tuple(str(variable) for variable in result.vars)
    rows = tuple(tuple("" if value is None else str(value) for value in row) for row in result)
    return Table(columns, rows)
