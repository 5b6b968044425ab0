"""What the page and the pictures alike show of a graph: which events and lines, in which groups and language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from khabar.exporters.html.resources import table
from khabar.graph.language.data import LANGUAGES
from khabar.ontology.owntypes import OwnType, lineage
from khabar.ontology.terms import EventType, OrderRelation

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.knowledge.views import RelationView


def group(type: str, own: OwnType | None = None) -> str:
    """What a type is drawn as: an entity type itself, an event type by its class."""
    if type in table("style")["entities"] or type in table("style")["events"]:
        return type
    above = lineage(type, own)
    return next((name for name in table("style")["events"] if name in above), type)


def quiet_events(graph: KnowledgeGraph) -> frozenset[str]:
    """IRIs of the statements, unless there is nothing else.

    Who said what is in the evidence of every event; as nodes of their own, statements would bury the rest.
    """
    events = graph.events()
    said = frozenset(event.iri for event in events if event.type == EventType.STATEMENT)
    return said if len(said) < len(events) else frozenset()


def main_language(graph: KnowledgeGraph) -> str:
    """The language of most articles, Arabic if there are as many English ones."""
    spoken = Counter(article.language for article in graph.articles())
    return max(LANGUAGES, key=lambda language: spoken[language])


def drawn_once(
    relations: Iterable[RelationView], told: Callable[[RelationView], object]
) -> Iterator[tuple[RelationView, bool]]:
    """The relations that get a line, and whether it is that of the reverse, too: the same mentions tell both.

    What came after is the same line as what came before, seen from its other end. `told` gives the mentions.
    """
    drawn = [relation for relation in relations if relation.predicate != OrderRelation.AFTER]
    by_ends = {(relation.subject, relation.predicate, relation.object): relation for relation in drawn}
    for relation in drawn:
        back = by_ends.get((relation.object, relation.predicate, relation.subject))
        mutual = back is not None and relation.subject != relation.object and told(back) == told(relation)
        if not mutual or relation.subject < relation.object:
            yield relation, mutual
