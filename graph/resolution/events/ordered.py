"""Keep apart events that a text puts in order: "missiles were fired after a strike" tells of two attacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.occurrence import Ref
from khabar.ontology.terms import Role


class Ordered:
    """The mentions of events that are of two happenings, as one came before the other."""

    def __init__(self, annotations: Sequence[Annotation]) -> None:
        found: dict[Ref, set[Ref]] = defaultdict(set)
        for annotation in annotations:
            article = annotation.article.id
            by_what = {
                event.id: {event.id, *(a.ref for a in event.arguments if a.role == Role.INSTRUMENT)}
                for event in annotation.events
            }
            for order in annotation.order:
                # What the earlier one was done by came before the later one, too: "after the strike kills a general".
                for first in by_what[order.first] - {order.second}:
                    found[article, first].add((article, order.second))
                    found[article, order.second].add((article, first))
        self._apart: Mapping[Ref, Set[Ref]] = found

    def apart(self, one: Cluster, other: Cluster) -> bool:
        """Whether a mention of one cluster is put before or after one of the other."""
        if one.articles.isdisjoint(other.articles):
            return False  # a text only puts in order what it tells itself
        refs = {member.ref for member in other.members}
        return any(not refs.isdisjoint(self._apart.get(member.ref, ())) for member in one.members)
