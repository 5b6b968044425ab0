"""Who has killed whom an attack has killed."""

from __future__ import annotations

import pytest
from toldevents import resolve, told

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.doc import Argument
from khabar.graph.resolution.events.killers import killers
from khabar.ontology.terms import EventType, Role, Status


def event(id: str, type: str, *arguments: tuple[str, str], status: str = Status.ACTUAL) -> EventMention:
    return EventMention(id, type, 0, 1, "x", 0, status, tuple(Argument(role, ref) for role, ref in arguments))


KILLING = event("v1", EventType.KILLING, (Role.TARGET, "e1"), (Role.INSTRUMENT, "v2"))


@pytest.mark.parametrize(
    ("killing", "attack", "expected"),
    [
        (KILLING, event("v2", EventType.AIR_STRIKE, (Role.AGENT, "e2")), ["e2"]),
        (KILLING, event("v2", EventType.ATTACK, (Role.INSTRUMENT, "e3")), ["e3/operator"]),  # whose planes those are
        # In a clash either side may have done it.
        (KILLING, event("v2", EventType.CLASH, (Role.AGENT, "e2")), []),
        (KILLING, event("v2", EventType.ATTACK, (Role.AGENT, "e2"), status=Status.FOILED), []),
        (event("v1", EventType.KILLING, (Role.AGENT, "e4"), (Role.INSTRUMENT, "v2")), event("v2", EventType.ATTACK, (Role.AGENT, "e2")), []),
        # That he did it makes sure who is said to have killed.
        (event("v1", EventType.KILLING, (Role.AGENT, "e2"), (Role.INSTRUMENT, "v2")), event("v2", EventType.ATTACK, (Role.AGENT, "e2")), ["e2"]),
        (event("v1", EventType.ARREST, (Role.INSTRUMENT, "v2")), event("v2", EventType.ATTACK, (Role.AGENT, "e2")), []),
    ],
)  # fmt: skip
def test_who_did_an_attack_killed_whom_it_killed(
    killing: EventMention, attack: EventMention, expected: list[str]
) -> None:
    assert list(killers(killing, {"v1": killing, "v2": attack})) == expected


@pytest.mark.parametrize(("victim", "agents"), [("actor/leader", {"actor/isis"}), ("actor/isis", set())])
def test_who_did_an_attack_killed_whom_it_killed_but_himself(victim: str, agents: set[str]) -> None:
    events = [told("Attack", agent="actor/isis"), told("Killing", target=victim, instrument="v0")]
    (killing,) = (happening for happening in resolve(events) if happening.type == "Killing")
    assert {key for role, key in killing.participants if role == "agent"} == agents
