"""Add locatedIn between the places of a sentence's events and the place that the sentence begins with.

"وفي إدلب، قتل مدني في بلدة سرمين" ("and in Idlib, a civilian was killed in the town of Sarmin") gives "سرمين locatedIn
إدلب"; of places in each other only the widest gets it ("في منزله في بلدة سرمين", "in his house in Sarmin"). In a
capital much is said of places elsewhere ("وفي دمشق، قال المتحدث إن الطيران قصف بلدة"), and an accusation may be about
anywhere: both are left out. See `participants.clauses.opened` for what counts as such a beginning.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from spacy.tokens import Doc, Span

from khabar.graph.pipeline.doc import Event, Relation, events_by_sentence
from khabar.graph.pipeline.participants.clauses.opened import capital, holds, opening, opens, within
from khabar.graph.pipeline.refs import mention_ref, mentions_by_ref
from khabar.graph.pipeline.relations.once import once
from khabar.ontology.terms import EventClass, EventType, RelationType, Role, Status

_RULE: Final = "opened"
_CONFIDENCE: Final = 0.8
_TOLD: Final = (EventType.STATEMENT, EventType.CLAIM_OF_RESPONSIBILITY, EventType.FOILING)
"""Events that may tell of others that happened where they are told."""


def with_opened(doc: Doc, relations: Iterable[Relation], *, language: str) -> tuple[Relation, ...]:
    """Add locatedIn from the places of actual events to the place that their sentence begins with."""
    found = tuple(relations)
    if not opens(language):
        return found
    spans = mentions_by_ref(doc)
    above = {relation.head: relation.tail for relation in found if relation.type == RelationType.LOCATED_IN}
    new = [
        Relation(RelationType.LOCATED_IN, inner, mention_ref(place.start), _RULE, _CONFIDENCE)
        for sentence, events in events_by_sentence(doc)
        if events and (place := opening(sentence)) is not None
        for inner in _inside(place, tuple(events.values()), spans, above)
    ]
    return once((*found, *new)) if new else found


def _inside(
    place: Span, events: tuple[Event, ...], spans: Mapping[str, Span], above: Mapping[str, str]
) -> Iterator[str]:
    """The references of what is located in a place, of places in each other only the widest."""
    alleged = {ref for event in events if not event.is_a(*_TOLD) for ref in event.refs(Role.THEME)}
    said = {ref for event in events if event.is_a(EventClass.SPEECH) for ref in event.refs(Role.THEME)}
    for event in events:
        if event.status != Status.ACTUAL or event.ref in alleged or (event.ref in said and capital(place)):
            continue
        for span in within(event, place, spans):
            inner = mention_ref(span.start)
            seen = {inner}
            while above.get(inner, inner) not in seen:
                inner = above[inner]
                seen.add(inner)
            if inner in spans and inner != mention_ref(place.start) and holds(place, spans[inner]):
                yield inner
