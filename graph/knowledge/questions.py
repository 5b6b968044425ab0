"""Reading answers off an rdflib graph in khabar's vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from rdflib import PROV, RDF, RDFS, SKOS, Graph, Literal, URIRef
from rdflib.term import Node

from khabar.graph.errors import QueryError
from khabar.graph.knowledge.names import term
from khabar.graph.knowledge.nodes import OA, SCHEMA
from khabar.graph.knowledge.views import ArticleView, EventView, EvidenceView, Participant, RelationView, Thing
from khabar.graph.resolution.times import days
from khabar.ontology import terms, vocabulary
from khabar.ontology.namespace import KHABAR

ACTOR: Final = terms.EntityClass.ACTOR

ENTITY_CLASSES = terms.EntityType.ALL + terms.EntityClass.ALL
EVENT_CLASSES = terms.EventType.ALL + terms.EventClass.ALL
RELATIONS = terms.DirectRelation.ALL + terms.RelationType.ALL


@dataclass(frozen=True, slots=True)
class Conditions:
    """What an event must meet; None is no condition."""

    types: frozenset[str] | None = None
    anyone: frozenset[str] | None = None
    agents: frozenset[str] | None = None
    targets: frozenset[str] | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None

    def met(self, event: EventView) -> bool:
        """Whether the event meets all of them."""
        if self.types is not None and event.type not in self.types:
            return False
        if self.anyone is not None and self.anyone.isdisjoint(part.iri for part in event.participants):
            return False
        if self.agents is not None and self.agents.isdisjoint(event.filling(terms.Role.AGENT)):
            return False
        if self.targets is not None and self.targets.isdisjoint(event.filling(terms.Role.TARGET)):
            return False
        if self.status is not None and self.status not in event.statuses:
            return False
        if self.since is None and self.until is None:
            return True
        spans = [span for span in map(bounds, event.times) if span]
        return any(
            (self.since is None or last >= self.since) and (self.until is None or first <= self.until)
            for first, last in spans
        )


def bounds(time: str) -> tuple[date, date] | None:
    """First and last day of a time or of an interval "from/to"; None when the year is not known."""
    first, _, last = time.partition("/")
    start, end = days(first), days(last or first)
    return (start[0], end[1]) if start and end else None


def local(node: Node | None) -> str:
    """The local name of a term or the end of an IRI."""
    return str(node).rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def subclasses(type: str) -> frozenset[str]:
    """Local names of an entity class and all below it; QueryError for an unknown one."""
    return frozenset(vocabulary.subtypes(local(term(type, "entity type", ENTITY_CLASSES))))


def event_types(type: str) -> frozenset[str]:
    """Local names of an event class and all below it; QueryError for an unknown one."""
    return frozenset(vocabulary.subtypes(local(term(type, "event type", EVENT_CLASSES))))


def status(name: str) -> str:
    """The Status of that name; QueryError for an unknown one."""
    return local(term(name, "status", terms.Status.ALL))


def relation(name: str) -> str:
    """The direct or static relation of that name; QueryError for an unknown one."""
    return local(term(name, "relation", RELATIONS))


def day(value: date | str | None) -> date | None:
    """A date, or an ISO string of one; QueryError for another string."""
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except ValueError as error:
        raise QueryError(f"{value!r} is no date; write it as 2025-01-31") from error


def _label(graph: Graph, node: Node, predicate: URIRef, language: str) -> str | None:
    names = [str(n) for n in graph.objects(node, predicate) if isinstance(n, Literal) and n.language == language]
    return min(names, default=None)


def things(graph: Graph) -> list[Thing]:
    """All entities, sorted by IRI."""
    found = []
    for type in terms.EntityType.ALL:
        for node in graph.subjects(RDF.type, KHABAR[type]):
            found.append(
                Thing(
                    iri=str(node),
                    type=type,
                    label_ar=_label(graph, node, SKOS.prefLabel, "ar"),
                    label_en=_label(graph, node, SKOS.prefLabel, "en"),
                    aliases=tuple(sorted({str(name) for name in graph.objects(node, SKOS.altLabel)})),
                )
            )
    return sorted(found, key=lambda thing: thing.iri)


def _time(graph: Graph, value: Node) -> str:
    if isinstance(value, Literal):
        return str(value)
    return f"{graph.value(value, KHABAR['from'])}/{graph.value(value, KHABAR.to)}"


def events(graph: Graph) -> tuple[EventView, ...]:
    """All events, those with a known time first, in its order."""
    found = []
    for type in terms.EventType.ALL:
        for node in graph.subjects(RDF.type, KHABAR[type]):
            properties: dict[str, list[Node]] = defaultdict(list)
            for predicate, value in graph.predicate_objects(node):
                properties[local(predicate)].append(value)
            participants = {
                Participant(role, str(value))
                for role in terms.Role.ALL
                if role != terms.Role.TIME
                for value in properties[role]
            }
            found.append(
                EventView(
                    iri=str(node),
                    type=type,
                    statuses=tuple(sorted(local(value) for value in properties[local(KHABAR.status)])),
                    participants=tuple(sorted(participants, key=lambda part: (part.role, part.iri))),
                    times=tuple(sorted(_time(graph, value) for value in properties[terms.Role.TIME])),
                    time_expressions=tuple(sorted(str(words) for words in properties[local(KHABAR.timeExpression)])),
                    label_ar=_label(graph, node, RDFS.label, "ar") or type,
                    label_en=_label(graph, node, RDFS.label, "en") or type,
                )
            )
    return tuple(sorted(found, key=lambda event: (_first_day(event), event.iri)))


def _first_day(event: EventView) -> date:
    return min((span[0] for span in map(bounds, event.times) if span), default=date.max)


def relations(graph: Graph) -> tuple[RelationView, ...]:
    """All direct and static relations that have a node, sorted."""
    found = set()
    for node in graph.subjects(RDF.type, KHABAR.Relation):
        subject, predicate, object = (graph.value(node, p) for p in (RDF.subject, RDF.predicate, RDF.object))
        found.add(RelationView(str(subject), local(predicate), str(object), str(node)))
    return tuple(sorted(found, key=lambda r: (r.predicate, r.subject, r.object)))


def evidence_pairs(graph: Graph) -> Iterator[tuple[str, str]]:
    """(event or relation, mention) for all evidence."""
    for node, mention in graph.subject_objects(KHABAR.evidence):
        yield str(node), str(mention)


def count_articles(graph: Graph) -> int:
    """The number of articles."""
    return sum(1 for _ in graph.subjects(RDF.type, SCHEMA.NewsArticle))


def article(graph: Graph, node: Node) -> ArticleView:
    """An article."""
    published = graph.value(node, SCHEMA.datePublished)
    title, url, publisher = (graph.value(node, p) for p in (SCHEMA.headline, SCHEMA.url, SCHEMA.publisher))
    return ArticleView(
        iri=str(node),
        title=None if title is None else str(title),
        url=None if url is None else str(url),
        publisher=None if publisher is None else str(publisher),
        published=None if published is None else date.fromisoformat(str(published)),
        language=str(graph.value(node, SCHEMA.inLanguage) or ""),
    )


def evidence(graph: Graph, mention: URIRef) -> EvidenceView:
    """One mention."""
    found = graph.value(mention, KHABAR.article)
    if found is None:
        raise QueryError(f"{mention} is no mention of this graph")
    return EvidenceView(
        iri=str(mention),
        quote=str(graph.value(mention, KHABAR.quote)),
        article=article(graph, found),
        start=int(str(graph.value(mention, OA.start))),
        end=int(str(graph.value(mention, OA.end))),
        status=local(graph.value(mention, KHABAR.status)),
        confidence=float(str(graph.value(mention, KHABAR.confidence))),
        rule=str(graph.value(mention, KHABAR.rule)),
        attributed_to=tuple(sorted(str(who) for who in graph.objects(mention, KHABAR.attributedTo))),
        via=tuple(sorted(str(medium) for medium in graph.objects(mention, KHABAR.via))),
    )


def derived_from(graph: Graph, relation: str) -> tuple[str, ...]:
    """The events that entail a direct relation, by the IRI of its node."""
    return tuple(sorted(str(event) for event in graph.objects(URIRef(relation), PROV.wasDerivedFrom)))


def sparql(graph: Graph, query: str) -> Any:
    """The result of a SPARQL query; QueryError when it is broken."""
    try:
        return graph.query(query)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"broken SPARQL: {error}") from error
