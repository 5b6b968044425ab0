"""Who makes a statement that names nobody."""

from __future__ import annotations

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.doc import Argument
from khabar.graph.resolution.events.tellers import tellers
from khabar.ontology.terms import EventType, Role, Status


def event(id: str, type: str, *arguments: tuple[str, str], speakers: tuple[str, ...] = ()) -> EventMention:
    given = tuple(Argument(role, ref) for role, ref in arguments)
    return EventMention(id, type, 0, 1, "x", 0, Status.ACTUAL, given, speakers=speakers)


def test_what_a_statement_tells_is_told_by_who_makes_it() -> None:
    said = event("v1", EventType.STATEMENT, (Role.THEME, "v2"), (Role.THEME, "v3"))
    told = [event(id, EventType.ATTACK, speakers=("e7",)) for id in ("v2", "v3")]
    assert tellers([said, *told]) == {"v1": ("e7",)}


def test_a_statement_whose_agent_is_named_or_whose_contents_others_tell_is_left_alone() -> None:
    named = event("v1", EventType.STATEMENT, (Role.AGENT, "e1"), (Role.THEME, "v2"))
    mixed = event("v4", EventType.STATEMENT, (Role.THEME, "v2"), (Role.THEME, "v3"))
    demand = event("v5", EventType.DEMAND, (Role.THEME, "v2"))
    told = [event("v2", EventType.ATTACK, speakers=("e7",)), event("v3", EventType.ATTACK)]
    assert tellers([named, mixed, demand, *told]) == {}
