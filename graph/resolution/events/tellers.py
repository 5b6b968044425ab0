"""Give statements that name nobody their agent: "وأضاف أن" ("he added that"), "he said"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.graph.pipeline.annotation import EventMention
from khabar.ontology.terms import EventType, Role


def tellers(events: Sequence[EventMention]) -> dict[str, tuple[str, ...]]:
    """The references of the speakers of each statement without an agent: those of all that it reports, if the same.

    Whom something is attributed to is found in the sentences before (`pipeline.attribution`).
    """
    by_id: Mapping[str, EventMention] = {event.id: event for event in events}
    found = {}
    for event in events:
        if event.kind != EventType.STATEMENT or any(a.role == Role.AGENT for a in event.arguments):
            continue
        told = [by_id[a.ref] for a in event.arguments if a.role == Role.THEME and a.ref in by_id]
        speakers = {other.speakers for other in told}
        if len(speakers) == 1 and (refs := speakers.pop()):
            found[event.id] = refs
    return found
