"""Read counts of people off the store."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from khabar.graph.knowledge import nodes
from khabar.graph.knowledge.views import CountView
from khabar.ontology.terms import NAMESPACE, Bound, Unit

_HERE = ox.DefaultGraph()


def counts(store: ox.Store) -> dict[str, CountView]:
    """The counts of a graph by IRI, without those that are invalid by the ontology."""
    found: dict[str, CountView] = {}
    for quad in store.quads_for_pattern(None, nodes.TYPE, nodes.COUNT, _HERE):
        if isinstance(quad.subject, ox.NamedNode):
            count = _count(store, quad.subject)
            if count is not None:
                found[quad.subject.value] = count
    return found


def _count(store: ox.Store, node: ox.NamedNode) -> CountView | None:
    """The count of a node, or None if it is invalid."""
    said = {
        quad.predicate: quad.object.value
        for quad in store.quads_for_pattern(node, None, None, _HERE)
        if isinstance(quad.object, ox.NamedNode | ox.Literal)
    }
    unit, bound = (said.get(p, "").removeprefix(NAMESPACE) for p in (nodes.UNIT, nodes.BOUND))
    value = said.get(nodes.VALUE, "")
    if unit not in Unit.ALL or bound not in Bound.ALL or not (value.isascii() and value.isdigit()):
        return None
    return CountView(unit, int(value), bound)


def known(iris: Iterable[str], counts: Mapping[str, CountView]) -> tuple[CountView, ...]:
    """The counts with these IRIs, in the order of the ontology's units and of their numbers."""
    found = {counts[iri] for iri in iris if iri in counts}
    return tuple(sorted(found, key=lambda count: (Unit.ALL.index(count.unit), count.value, count.bound)))
