"""Give attacks that are foiled, or not, the status that follows from the status of the foiling.

A foiling that did not happen foiled nothing: the bombing of "failed to prevent the bombing" took place. One that may
happen has not foiled anything yet: the attacks of "could help foil attacks" are possible. An attack that killed
somebody took place, unless those who fell were armed. Those who foil an attack, or could not stop it, are none of its
agents.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from khabar.graph.pipeline.doc import Event
from khabar.ontology.terms import EventClass, EventType, Role, Status


def with_outcomes(
    events: Sequence[Event], sure: Mapping[int, str], done: Collection[str] = (), fallen: Collection[str] = ()
) -> tuple[Event, ...]:
    """Set the statuses of foiled events, and remove the foilers from the agents of violence.

    "failed to prevent the bombing": "bombing" becomes actual, and loses those who failed as agents.

    Args:
        events: of a text, with their statuses.
        sure: the statuses that `scopes` has told, by trigger.
        done: references of what is foiled by its word and yet took place, as `takenup` tells.
        fallen: references of the killings of armed people: "ten militants killed as troops foil an attack".
    """
    outcomes: dict[str, str] = dict.fromkeys(done, Status.ACTUAL)
    foilers: dict[str, frozenset[str]] = {}
    for event in events:
        if event.type != EventType.FOILING:
            continue
        uncertain = sure.get(event.trigger, Status.ACTUAL) != Status.ACTUAL
        for theme in event.refs(Role.THEME):
            foilers[theme] = event.refs(Role.AGENT)
            if uncertain:
                outcomes[theme] = Status.ACTUAL if event.status == Status.NEGATED else Status.POSSIBLE
    deadly = {
        ref
        for event in events
        if event.type == EventType.KILLING and event.status == Status.ACTUAL and event.ref not in fallen
        for ref in event.refs(Role.INSTRUMENT)
    }
    return tuple(_told(event, outcomes, deadly, foilers.get(event.ref, frozenset())) for event in events)


def _told(event: Event, outcomes: Mapping[str, str], deadly: set[str], foilers: frozenset[str]) -> Event:
    """Give an event its outcome if it is foiled or possible; violence loses the foilers as agents."""
    status = event.status
    if status == Status.FOILED:
        status = Status.ACTUAL if event.ref in deadly else outcomes.get(event.ref, status)
    elif status == Status.POSSIBLE and outcomes.get(event.ref) == Status.ACTUAL:
        status = Status.ACTUAL  # "فشلت في منع تفجير"
    foilers = foilers if event.is_a(EventClass.VIOLENCE) else frozenset()
    return event.without(foilers, Role.AGENT).with_status(status)
