"""The graph as a networkx MultiDiGraph, for graph algorithms and drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

from khabar.ontology.terms import Role

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.knowledge.views import EventView, Participant

ENTITY = "entity"
EVENT = "event"


def network(graph: KnowledgeGraph) -> networkx.MultiDiGraph[str]:
    """Entities and events as nodes, roles and relations as edges.

    Nodes are IRIs with the attributes ``kind`` ("entity" or "event"), ``type``, ``label_ar``, ``label_en``, and for
    events ``statuses`` and ``times`` (tuples). Edges carry ``relation`` (the local name of a role or relation), and
    ``iri``, the node of a relation that has evidence ("" for a role). The key of an edge is its relation.
    """
    result: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for thing in graph.entities():
        result.add_node(thing.iri, kind=ENTITY, type=thing.type, label_ar=thing.label("ar"), label_en=thing.label("en"))
    events = graph.events()
    for event in events:
        result.add_node(
            event.iri,
            kind=EVENT,
            type=event.type,
            label_ar=event.label_ar,
            label_en=event.label_en,
            statuses=event.statuses,
            times=event.times,
        )
    for event in events:
        for part in event.participants:
            result.add_edge(*ends(event, part), key=part.role, relation=part.role, iri="")
    for relation in graph.relations():
        result.add_edge(
            relation.subject, relation.object, key=relation.predicate, relation=relation.predicate, iri=relation.iri
        )
    return result


def ends(event: EventView, part: Participant) -> tuple[str, str]:
    """Where the line of a role begins and ends: an agent points at what it does, the event at everything else.

    Paths then run from doer to deed to done-to.
    """
    return (part.iri, event.iri) if part.role == Role.AGENT else (event.iri, part.iri)
