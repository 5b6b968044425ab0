"""Reading answers off the Oxigraph store of a graph in khabar's vocabulary."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import pyoxigraph as ox

from khabar.graph.errors import QueryError
from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.counting import known
from khabar.graph.knowledge.names import term
from khabar.graph.knowledge.views import (
    ArticleView,
    CountView,
    EventView,
    EvidenceView,
    Participant,
    RelationView,
    Thing,
)
from khabar.graph.resolution.times import days
from khabar.ontology import terms, vocabulary
from khabar.ontology.namespace import KHABAR
from khabar.ontology.owntypes import OwnType, lineage

ACTOR: Final = terms.EntityClass.ACTOR

ENTITY_CLASSES = terms.EntityType.ALL + terms.EntityClass.ALL
EVENT_CLASSES = terms.EventType.ALL + terms.EventClass.ALL
_HERE: Final = ox.DefaultGraph()

RELATIONS = terms.DirectRelation.ALL + terms.RelationType.ALL + terms.OrderRelation.ALL


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
    """First and last day of a time or of an interval "from/to"; None when it has no year or is no time."""
    first, _, last = time.partition("/")
    try:
        start, end = days(first), days(last or first)
    except ValueError:
        return None  # of a graph that khabar did not make
    return (start[0], end[1]) if start and end else None


def local(iri: str | None) -> str:
    """The local name of a term or the end of an IRI."""
    return (iri or "").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def subclasses(type: str) -> frozenset[str]:
    """Local names of an entity class and all below it; QueryError for an unknown one."""
    return frozenset(vocabulary.subtypes(term(type, "entity type", ENTITY_CLASSES)))


def event_types(type: str, own: Iterable[OwnType] = ()) -> frozenset[str]:
    """Local names of an event class and all below it; QueryError for an unknown one.

    Args:
        type: its name, or its IRI.
        own: the types in the graph that are not khabar's.
    """
    below = {kind.name: lineage(kind.name, kind) for kind in own}
    wanted = term(type, "event type", (*EVENT_CLASSES, *below))
    khabars = () if wanted in below else vocabulary.subtypes(wanted)
    return frozenset((*khabars, *(name for name, above in below.items() if wanted in above)))


def status(name: str) -> str:
    """The Status of that name; QueryError for an unknown one."""
    return term(name, "status", terms.Status.ALL)


def relation(name: str) -> str:
    """The direct or static relation, or the order of events, of that name; QueryError for an unknown one."""
    return term(name, "relation", RELATIONS)


def since(value: date | str | None) -> date | None:
    """The first day of a date, or of a day, month or year in ISO form; QueryError for another string."""
    return _period(value)[0] if value is not None else None


def until(value: date | str | None) -> date | None:
    """The last day of a date, or of a day, month or year in ISO form; QueryError for another string."""
    return _period(value)[1] if value is not None else None


def _period(value: date | str) -> tuple[date, date]:
    if isinstance(value, date):
        day = value.date() if isinstance(value, datetime) else value
        return day, day
    try:
        found = days(value) if re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", value) else None
    except ValueError:
        found = None
    if found is None:
        raise QueryError(f"{value!r} is no date; write it as 2025-01-31, 2025-01 or 2025")
    return found


def _values(store: ox.Store, predicate: ox.NamedNode) -> dict[str, list[ox.NamedNode | ox.Literal]]:
    """All values of a property by the IRI of their subject, in one pass: a look-up for each takes far longer."""
    found: dict[str, list[ox.NamedNode | ox.Literal]] = defaultdict(list)
    for subject, _, value, _ in store.quads_for_pattern(None, predicate, None, _HERE):
        if not isinstance(subject, ox.NamedNode) or isinstance(value, ox.BlankNode | ox.Triple):
            continue  # khabar makes none
        found[subject.value].append(value)
    return found


def _label(names: Iterable[ox.NamedNode | ox.Literal], language: str) -> str | None:
    return min((n.value for n in names if isinstance(n, ox.Literal) and n.language == language), default=None)


def own_types(store: ox.Store) -> dict[str, OwnType]:
    """The types of events that are not khabar's but right below one of its classes, by IRI, sorted."""
    found: dict[str, OwnType] = {}
    for under in sorted(EVENT_CLASSES, key=lambda name: len(vocabulary.supertypes(name))):  # the most special one stays
        for quad in store.quads_for_pattern(None, nodes.SUB_CLASS_OF, ox.NamedNode(KHABAR[under]), _HERE):
            node = quad.subject
            if isinstance(node, ox.NamedNode) and not node.value.startswith(terms.NAMESPACE):
                labels = [quad.object for quad in store.quads_for_pattern(node, nodes.LABEL, None, _HERE)]
                texts = {n.language: n.value for n in labels if isinstance(n, ox.Literal) and n.language}
                found[node.value] = OwnType(local(node.value), under, tuple(sorted(texts.items())))
    return dict(sorted(found.items()))


def _instances(store: ox.Store, classes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """IRI and class, by local name, of the instances of each class."""
    return ((iri, type) for type in classes for iri in _of_class(store, KHABAR[type]))


def things(store: ox.Store) -> list[Thing]:
    """All entities, sorted by IRI."""
    labels, aliases = _values(store, nodes.PREF_LABEL), _values(store, nodes.ALT_LABEL)
    found = [
        Thing(
            iri=iri,
            type=type,
            label_ar=_label(labels.get(iri, ()), "ar"),
            label_en=_label(labels.get(iri, ()), "en"),
            aliases=tuple(sorted({name.value for name in aliases.get(iri, ())})),
        )
        for iri, type in _instances(store, terms.EntityType.ALL)
    ]
    return sorted(found, key=lambda thing: thing.iri)


def events(store: ox.Store, counts: Mapping[str, CountView]) -> tuple[EventView, ...]:
    """All events, those with a known time first, in its order."""
    labels, statuses = _values(store, nodes.LABEL), _values(store, nodes.STATUS)
    times, words = _values(store, nodes.TIME), _values(store, nodes.TIME_EXPRESSION)
    first, last = _values(store, nodes.FROM), _values(store, nodes.TO)
    numbers = _values(store, nodes.HAS_COUNT)
    roles = [role for role in terms.Role.ALL if role != terms.Role.TIME]
    fillers = {role: _values(store, ox.NamedNode(KHABAR[role])) for role in roles}

    khabars = [(iri, type, None) for iri, type in _instances(store, terms.EventType.ALL)]
    others = [(iri, own.name, own) for node, own in own_types(store).items() for iri in _of_class(store, node)]

    def time(value: ox.NamedNode | ox.Literal) -> str:
        if isinstance(value, ox.Literal):
            return value.value
        return "/".join(min((end.value for end in ends.get(value.value, ())), default="") for ends in (first, last))

    found = [
        EventView(
            iri=iri,
            type=type,
            statuses=tuple(sorted(local(value.value) for value in statuses.get(iri, ()))),
            participants=tuple(
                Participant(role, filler)
                for role in sorted(roles)
                for filler in sorted({value.value for value in fillers[role].get(iri, ())})
            ),
            times=tuple(sorted(map(time, times.get(iri, ())))),
            time_expressions=tuple(sorted(value.value for value in words.get(iri, ()))),
            label_ar=_label(labels.get(iri, ()), "ar") or type,
            label_en=_label(labels.get(iri, ()), "en") or type,
            own=own,
            counts=known((value.value for value in numbers.get(iri, ())), counts),
        )
        for iri, type, own in (*khabars, *others)
    ]
    return tuple(sorted(found, key=lambda event: (_first_day(event), event.iri)))


def _first_day(event: EventView) -> date:
    return min((span[0] for span in map(bounds, event.times) if span), default=date.max)


def relations(store: ox.Store) -> tuple[RelationView, ...]:
    """All direct and static relations and orders of events that have a node, sorted."""
    subjects, predicates, objects = (_values(store, p) for p in (nodes.SUBJECT, nodes.PREDICATE, nodes.OBJECT))
    found = [
        RelationView(subject.value, local(predicate.value), object.value, node)
        for node in _of_class(store, nodes.RELATION.value)
        for subject in subjects.get(node, ())
        for predicate in predicates.get(node, ())
        for object in objects.get(node, ())
    ]
    return tuple(sorted(found, key=lambda r: (r.predicate, r.subject, r.object, r.iri)))


def evidence_of(store: ox.Store) -> dict[str, list[str]]:
    """The mentions of each event and relation, all by their IRIs."""
    return {node: [mention.value for mention in found] for node, found in _values(store, nodes.EVIDENCE).items()}


def articles(store: ox.Store) -> dict[str, ArticleView]:
    """All articles by IRI."""
    return {node: _article(store, node) for node in _of_class(store, nodes.NEWS_ARTICLE.value)}


def _article(store: ox.Store, iri: str) -> ArticleView:
    said = _said(store, iri)
    published = _one(said, nodes.DATE_PUBLISHED)
    return ArticleView(
        iri=iri,
        title=_one(said, nodes.HEADLINE),
        url=_one(said, nodes.URL),
        publisher=_one(said, nodes.PUBLISHER),
        published=None if published is None else date.fromisoformat(published),
        language=_one(said, nodes.IN_LANGUAGE) or "",
    )


def evidence(
    store: ox.Store, mention: str, articles: Mapping[str, ArticleView], counts: Mapping[str, CountView]
) -> EvidenceView:
    """One mention.

    Raises:
        QueryError: it is none, or its article is none of `articles`.
    """
    said = _said(store, mention)
    article = articles.get(_one(said, nodes.ARTICLE) or "")
    if article is None:
        raise QueryError(f"{mention} is no mention of this graph")
    return EvidenceView(
        iri=mention,
        quote=_one(said, nodes.QUOTE) or "",
        article=article,
        start=int(_one(said, nodes.START) or 0),
        end=int(_one(said, nodes.END) or 0),
        status=local(_one(said, nodes.STATUS)),
        confidence=float(_one(said, nodes.CONFIDENCE) or 0),
        rule=_one(said, nodes.RULE) or "",
        attributed_to=tuple(sorted(said[nodes.ATTRIBUTED_TO])),
        via=tuple(sorted(said[nodes.VIA])),
        counts=known(said[nodes.HAS_COUNT], counts),
        count_expressions=tuple(sorted(said[nodes.COUNT_EXPRESSION])),
    )


def _of_class(store: ox.Store, of: str) -> list[str]:
    found = (subject for subject, _, _, _ in store.quads_for_pattern(None, nodes.TYPE, ox.NamedNode(of), _HERE))
    return [subject.value for subject in found if isinstance(subject, ox.NamedNode)]


def _said(store: ox.Store, iri: str) -> dict[ox.NamedNode, list[str]]:
    """The values of all properties of a node, as text."""
    found: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for _, predicate, value, _ in store.quads_for_pattern(ox.NamedNode(iri), None, None, _HERE):
        if isinstance(value, ox.NamedNode | ox.Literal):
            found[predicate].append(value.value)
    return found


def _one(said: Mapping[ox.NamedNode, list[str]], predicate: ox.NamedNode) -> str | None:
    return min(said.get(predicate, ()), default=None)


def derived_from(store: ox.Store, relation: str) -> tuple[str, ...]:
    """The events that entail a direct relation, by the IRI of its node."""
    return tuple(sorted(_said(store, relation)[nodes.WAS_DERIVED_FROM]))
