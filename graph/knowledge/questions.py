"""Read answers off the Oxigraph store of a graph in khabar's vocabulary."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

import pyoxigraph as ox

from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.counting import known
from khabar.graph.knowledge.points import point
from khabar.graph.knowledge.selection import EVENT_CLASSES, bounds
from khabar.graph.knowledge.views import ArticleView, CountView, EventView, Participant, RelationView, Thing
from khabar.ontology import terms, vocabulary
from khabar.ontology.iris import KHABAR
from khabar.ontology.owntypes import OwnType

_HERE: Final = ox.DefaultGraph()


def local(iri: str | None) -> str:
    """The local name of a term, or the end of an IRI."""
    return (iri or "").rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def values(store: ox.Store, predicate: ox.NamedNode) -> dict[str, list[ox.NamedNode | ox.Literal]]:
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
    """The event types that users declared, by IRI, sorted: those right below a class of khabar's."""
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
    labels, aliases = values(store, nodes.PREF_LABEL), values(store, nodes.ALT_LABEL)
    geometries, texts = values(store, nodes.HAS_GEOMETRY), values(store, nodes.AS_WKT)
    around = values(store, nodes.WITHIN)

    def place(iri: str) -> tuple[float, float] | None:
        written = [text.value for geometry in geometries.get(iri, ()) for text in texts.get(geometry.value, ())]
        return min(filter(None, map(point, written)), default=None)

    found = [
        Thing(
            iri=iri,
            type=type,
            label_ar=_label(labels.get(iri, ()), "ar"),
            label_en=_label(labels.get(iri, ()), "en"),
            aliases=tuple(sorted({name.value for name in aliases.get(iri, ())})),
            point=place(iri),
            within=tuple(sorted({outer.value for outer in around.get(iri, ())})),
        )
        for iri, type in _instances(store, terms.EntityType.ALL)
    ]
    return sorted(found, key=lambda thing: thing.iri)


def events(store: ox.Store, counts: Mapping[str, CountView]) -> tuple[EventView, ...]:
    """All events, in the order of their time; those without a known time last."""
    labels, statuses = values(store, nodes.LABEL), values(store, nodes.STATUS)
    times, words = values(store, nodes.TIME), values(store, nodes.TIME_EXPRESSION)
    first, last = values(store, nodes.FROM), values(store, nodes.TO)
    numbers, sources = values(store, nodes.HAS_COUNT), values(store, nodes.INDEPENDENT_SOURCES)
    roles = [role for role in terms.Role.ALL if role != terms.Role.TIME]
    fillers = {role: values(store, ox.NamedNode(KHABAR[role])) for role in roles}

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
            sources=_number(sources.get(iri, ())),
        )
        for iri, type, own in (*khabars, *others)
    ]
    return tuple(sorted(found, key=lambda event: (_first_day(event), event.iri)))


def _first_day(event: EventView) -> date:
    return min((span[0] for span in map(bounds, event.times) if span), default=date.max)


def _number(found: Iterable[ox.NamedNode | ox.Literal]) -> int:
    """The number of a literal, or 0 without one."""
    return max((natural(n.value) for n in found), default=0)


def relations(store: ox.Store) -> tuple[RelationView, ...]:
    """All direct and static relations and orders of events that have a node, sorted."""
    sources = values(store, nodes.INDEPENDENT_SOURCES)
    subjects, predicates, objects = (values(store, p) for p in (nodes.SUBJECT, nodes.PREDICATE, nodes.OBJECT))
    found = [
        RelationView(subject.value, local(predicate.value), object.value, node, _number(sources.get(node, ())))
        for node in _of_class(store, nodes.RELATION.value)
        for subject in subjects.get(node, ())
        for predicate in predicates.get(node, ())
        for object in objects.get(node, ())
    ]
    return tuple(sorted(found, key=lambda r: (r.predicate, r.subject, r.object, r.iri)))


def articles(store: ox.Store) -> dict[str, ArticleView]:
    """All articles by IRI."""
    return {node: _article(store, node) for node in _of_class(store, nodes.NEWS_ARTICLE.value)}


def _article(store: ox.Store, iri: str) -> ArticleView:
    told = said(store, iri)
    return ArticleView(
        iri=iri,
        title=one(told, nodes.HEADLINE) or one(told, nodes.LABEL),
        url=one(told, nodes.URL),
        publisher=one(told, nodes.PUBLISHER),
        published=_day(one(told, nodes.DATE_PUBLISHED)),
        language=one(told, nodes.IN_LANGUAGE) or "",
        copy_of=one(told, nodes.IS_BASED_ON),
    )


def _day(text: str | None) -> date | None:
    """The day of a date, or of a date with a time, as graphs of others have it; None for what is neither."""
    try:
        return None if text is None else date.fromisoformat(text[: len("2025-01-31")])
    except ValueError:
        return None


def _of_class(store: ox.Store, of: str) -> list[str]:
    found = (subject for subject, _, _, _ in store.quads_for_pattern(None, nodes.TYPE, ox.NamedNode(of), _HERE))
    return [subject.value for subject in found if isinstance(subject, ox.NamedNode)]


def said(store: ox.Store, iri: str) -> dict[ox.NamedNode, list[str]]:
    """The values of all properties of a node, as text."""
    found: dict[ox.NamedNode, list[str]] = defaultdict(list)
    for _, predicate, value, _ in store.quads_for_pattern(ox.NamedNode(iri), None, None, _HERE):
        if isinstance(value, ox.NamedNode | ox.Literal):
            found[predicate].append(value.value)
    return found


def one(told: Mapping[ox.NamedNode, list[str]], predicate: ox.NamedNode) -> str | None:
    """The value of a property, the least of several, or None."""
    return min(told.get(predicate, ()), default=None)


def natural(text: str | None) -> int:
    """The whole number that a text is; 0 for anything else, in a graph that khabar did not make."""
    return int(text) if text and text.isascii() and text.isdigit() else 0


def share(text: str | None) -> float:
    """The number from 0 to 1 that a text is; 0 for anything else, in a graph that khabar did not make."""
    try:
        return float(text or 0)
    except ValueError:
        return 0.0


def derived_from(store: ox.Store, relation: str) -> tuple[str, ...]:
    """The events that entail a direct relation, by the IRI of its node."""
    return tuple(sorted(said(store, relation)[nodes.WAS_DERIVED_FROM]))
