"""Which participants make direct relations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.graph.pipeline.annotation import EventMention
from khabar.graph.pipeline.doc import Argument, Relation
from khabar.graph.resolution.events.likely import heads_of, likely_arguments
from khabar.ontology.owntypes import OwnType
from khabar.ontology.terms import EventType


def event(type: str, *arguments: Argument) -> EventMention:
    return EventMention("v1", type, 0, 1, "x", 0, "actual", arguments)


@pytest.mark.parametrize(
    ("type", "arguments", "likely"),
    [
        ("Attack", (Argument("agent", "e1", 0.6), Argument("target", "e2", 0.59)), {"e1"}),
        ("Attack", (Argument("agent", "e1"), Argument("target", "e2", 0.9)), {"e1", "e2"}),
        ("IntelligenceSharing", (Argument("agent", "e1", 0.3), Argument("target", "e2", 0.4)), {"e1", "e2"}),
        # Who leads it is in another role: nothing follows for the body.
        ("Meeting", (Argument("agent", "e1", 0.3), Argument("target", "e9", 0.9)), {"e9"}),
        ("Meeting", (Argument("agent", "e1", 0.3), Argument("agent", "e9", 0.9)), {"e1", "e9"}),
        ("Meeting", (Argument("agent", "e1", 0.3), Argument("agent", "e9", 0.5)), set()),
    ],
)
def test_participants_are_likely_by_their_confidence_or_their_leaders(
    type: str, arguments: tuple[Argument, ...], likely: set[str]
) -> None:
    heads = heads_of([Relation("leads", "e9", "e1"), Relation("memberOf", "e8", "e1")])
    assert heads == {"e1": frozenset({"e9"})}
    assert {argument.ref for argument in likely_arguments(event(type, *arguments), heads)} == likely


def test_an_event_of_a_users_own_type_is_taken_for_one_of_the_type_above_it() -> None:
    leak = replace(event("Leak", Argument("agent", "e1", 0.3)), own=OwnType("Leak", EventType.INTELLIGENCE_SHARING))
    assert likely_arguments(leak, {}) == frozenset(leak.arguments)
    assert not likely_arguments(replace(leak, own=OwnType("Leak", EventType.STATEMENT)), {})
