"""Do to the second of two that a headline joins by a comma what is done to the first.

"Ecuador designates Hamas, Hezbollah as terrorist groups": Hezbollah is found without a role, and becomes a target, too;
so with states, "Israel strikes Syria, Lebanon". Places are left alone, as one may lie in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.doc import Event, Relation
from khabar.graph.pipeline.mentions import mentions
from khabar.graph.pipeline.participants.headlines.doubled import ends_open
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.words.clausewords import verb_first
from khabar.graph.pipeline.words.ofdoc import sentence_of
from khabar.graph.pipeline.words.wordclasses import word_classes
from khabar.ontology.terms import EntityType, RelationType, Role

_NAMED: Final = frozenset(
    {EntityType.ARMED_GROUP, EntityType.ORGANIZATION, EntityType.SECURITY_FORCE, EntityType.GOVERNMENT_BODY}
)


def joined(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:
    """Make the second of two mentions joined by a comma a target where the first is one.

    "Ecuador designates Hamas, Hezbollah": "designates" gets the target "Hezbollah".
    """
    found = tuple(events)
    if verb_first(language):
        return found
    for first, second in _pairs(mentions(doc), language):
        one, other = mention_ref(first.start), mention_ref(second.start)
        if any(event.trigger >= second.end and other in event.refs(Role.AGENT) for event in found):
            continue  # "Israel strikes Syria, Lebanon says"
        found = tuple(
            event.given(Role.TARGET, [other])
            if event.trigger < first.start and one in event.refs(Role.TARGET) and other not in event.refs()
            else event
            for event in found
        )
    return found


def without_listed(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Drop locatedIn between two states joined by a comma: "Israel strikes Syria, Lebanon"."""
    found = tuple(relations)
    if not any(relation.type == RelationType.LOCATED_IN for relation in found):
        return found
    listed = {(mention_ref(a.start), mention_ref(b.start)) for a, b in _pairs(mentions(doc), language)}
    return tuple(r for r in found if r.type != RelationType.LOCATED_IN or (r.head, r.tail) not in listed)


def _pairs(spans: Sequence[Span], language: str) -> Iterator[tuple[Span, Span]]:
    """Pairs of mentions of one kind with nothing but a comma between them, in a headline."""
    commas = word_classes(language).commas
    for first, second in pairwise(spans):
        touching = second.start == first.end + 1 and first.doc[first.end].text in commas
        if touching and ends_open(sentence_of(first)) and _alike(first, second):
            yield first, second


def _alike(first: Span, second: Span) -> bool:
    """Whether two mentions are of one type of body, or both states."""
    if first.label_ == second.label_ and first.label_ in _NAMED:
        return True
    return _state(first) and _state(second)


def _state(span: Span) -> bool:
    """Whether a mention is a state by the catalog."""
    entry = Catalog.load().by_id(span.ent_id_) or Catalog.load().find(span.text, span.doc.lang_)
    return entry is not None and entry.type == EntityType.STATE
