"""Whose intelligence served an operation has not carried it out: "the raid was made with information from the CIA".

Nor has he informed those whom it was directed at: "jets struck the group with intelligence from the coalition".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Event, of_mention, token_of
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EventClass, EventType, Role

_OPERATIONS: Final = frozenset({EventClass.VIOLENCE, EventType.ARREST, EventType.SECURITY_OPERATION})


def without_informers(doc: Doc, events: Sequence[Event], *, language: str) -> tuple[Event, ...]:  # noqa: ARG001
    """The operations without who is named behind them as a source, and the sharing without their targets."""
    found = list(events)
    for place, sharing in enumerate(events):
        if EventType.INTELLIGENCE_SHARING not in lineage(sharing.type, sharing.own):
            continue
        sources = {ref for ref in sharing.refs(Role.AGENT) if of_mention(ref) and token_of(ref) > sharing.trigger}
        suffering: set[str] = set()
        for other, event in enumerate(events):
            before = event.trigger < sharing.trigger and doc[event.trigger].sent == doc[sharing.trigger].sent
            if before and not _OPERATIONS.isdisjoint(lineage(event.type, event.own)):
                found[other] = found[other].without(sources, Role.AGENT) if sources else found[other]
                suffering |= event.refs(Role.TARGET)
        found[place] = found[place].without(suffering, Role.TARGET) if suffering else found[place]
    return tuple(found)
