"""Recording what an analyst rejects: from an event, a mention or a relation of the graph to where the texts say so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from khabar.graph.errors import QueryError
from khabar.graph.knowledge.entailment import direct
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.knowledge.iris import key_of, thing
from khabar.graph.knowledge.views import RelationView
from khabar.graph.resolution.analysts.rejections import Rejection, Said
from khabar.graph.resolution.model import Evidence, Resolved

_QUOTE: Final = 60
"""Characters of the sentence by which the file names an event."""


def reject(
    what: Sequence[str],
    *,
    resolved: Resolved,
    article: str = "",
    by: str | None = None,
    because: str | None = None,
) -> Rejection:
    """The decision that something is not as the articles say.

    A direct relation, which is not said by itself, is rejected with the mentions of events that make it.

    Args:
        what: the IRI of an event, a mention or a relation; or subject, relation and object, as the graph has them.
        resolved: what the articles say.
        article: id of an article: only what that one says is rejected.
        by, because: who decides so, and why.

    Raises:
        QueryError: the graph has no such thing, or the article does not say so.
    """
    name, said = _triple(what, resolved, article) if len(what) == 3 else _one(what, resolved, article)
    if not said:
        raise QueryError(f"the article {article} does not say {name!r}")
    return Rejection(name, tuple(sorted(said)), date.today(), by, because)


def _one(what: Sequence[str], resolved: Resolved, article: str) -> tuple[str, set[Said]]:
    if len(what) != 1:
        raise QueryError("give the IRI of an event, a mention or a relation, or SUBJECT RELATION OBJECT")
    key = key_of(what[0]) or ""
    if key.startswith("relation/"):
        graph = KnowledgeGraph.from_resolved(resolved)
        found = [one for one in graph.relations() if one.iri == thing(key)]
        name = " ".join(f"{_label(graph, one.subject)} {one.predicate} {_label(graph, one.object)}" for one in found)
        return name, _relation(found, what[0], resolved, article)
    event = next((event for event in resolved.happenings if event.key == key), None)
    if event is not None:
        return _named(event.type, event.evidence[0]), _places(event.evidence, article)
    if key.startswith("mention/"):
        for happening in resolved.happenings:
            if told := [item for item in happening.evidence if _is(item, key)]:
                return _named(happening.type, told[0]), _places(told, article)
        facts = [(fact.type, item) for fact in resolved.facts for item in fact.evidence if _is(item, key)]
        if facts:
            said = {place for type, item in facts for place in _places([item], article, type)}
            return _named(facts[0][0], facts[0][1]), said
    raise QueryError(
        f"no article says {what[0]!r}; give the IRI of an event, a mention or a relation in the graph, "
        "or SUBJECT RELATION OBJECT"
    )


def _triple(what: Sequence[str], resolved: Resolved, article: str) -> tuple[str, set[Said]]:
    graph = KnowledgeGraph.from_resolved(resolved)
    subject, predicate, object = (thing(key) if (key := key_of(name)) else name for name in what)
    found = graph.relations(subject=subject, predicate=predicate, object=object)
    name = " ".join(what)
    return name, _relation(found, name, resolved, article)


def _relation(found: Sequence[RelationView], asked: str, resolved: Resolved, article: str) -> set[Said]:
    """Where the articles say a relation, or the events that make it."""
    if not found:
        raise QueryError(f"no article says {asked!r}; `khabar query` lists the relations of a graph")
    if len(found) > 1:
        several = ", ".join(f"{one.subject} {one.predicate} {one.object}" for one in found)
        raise QueryError(f"{asked!r} is said of several things: {several}; give the IRIs of two")
    (one,) = found
    fact = next((fact for fact in resolved.facts if thing(fact.key) == one.iri), None)
    if fact is not None:
        return _places(fact.evidence, article, fact.type)
    return _made((one.subject, one.predicate, one.object), resolved, article)


def _made(triple: tuple[str, str, str], resolved: Resolved, article: str) -> set[Said]:
    """Mentions of events without which a direct relation is not made. Without those that say it by themselves others
    may say it together, so these go too."""
    happenings = resolved.happenings
    said: set[Said] = set()
    while True:
        evidence = [
            item
            for made in direct(happenings, resolved.facts)
            if (thing(made.subject), made.relation, thing(made.object)) == triple
            for item in made.evidence
        ]
        more = _places(evidence, article) - said
        if not more:
            return said
        said |= more
        left = [(event, tuple(item for item in event.evidence if not _places([item]) & said)) for event in happenings]
        happenings = tuple(replace(event, evidence=items) for event, items in left if items)


def _places(evidence: Iterable[Evidence], article: str = "", relation: str = "") -> set[Said]:
    return {Said(item.article, item.start, item.end, relation) for item in evidence if article in ("", item.article)}


def _is(item: Evidence, mention: str) -> bool:
    return mention.startswith(f"mention/{item.article}-{item.start}-{item.end}-")


def _named(type: str, item: Evidence) -> str:
    return f"{type}: {' '.join(item.quote.split())[:_QUOTE]}"


def _label(graph: KnowledgeGraph, iri: str) -> str:
    found = graph.thing(iri)
    return (found.label_ar or found.label_en or iri) if found else iri
