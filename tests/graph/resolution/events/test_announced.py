"""When events were, and what the day of an announcement dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from toldevents import resolve, told

from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TimeValue
from khabar.graph.resolution.events.announced import times_of


@pytest.mark.parametrize(
    ("type", "status", "announced"),
    [
        ("Arrest", "actual", True),
        ("Sanction", "actual", True),
        ("Arrest", "planned", False),
        ("Attack", "actual", False),
    ],
)
def test_an_announcement_dates_what_authorities_did(
    type: str, status: str, announced: bool, tell: Callable[..., Annotation]
) -> None:
    mentions = [("Police", "SecurityForce"), ("Sunday", "Time")]
    events = [("Statement", "announced", {"agent": 0, "theme": "it", "time": 1}), (type, "it", {})]
    annotation = tell("Police announced it on Sunday.", mentions, events, language="en")
    statement, said = annotation.events
    found = times_of([statement, replace(said, status=status)], {m.id: m for m in annotation.mentions})
    assert [mention.text for mention in found[statement.id]] == ["Sunday"]
    assert [mention.text for mention in found[said.id]] == ["Sunday"] * announced


def test_what_has_a_time_of_its_own_keeps_it(tell: Callable[..., Annotation]) -> None:
    mentions = [("Sunday", "Time"), ("Friday", "Time")]
    events = [("Statement", "announced", {"theme": "arrest", "time": 0}), ("Arrest", "arrest", {"time": 1})]
    annotation = tell("They announced on Sunday the arrest of Friday.", mentions, events, language="en")
    found = times_of(annotation.events, {mention.id: mention for mention in annotation.mentions})
    assert [[mention.text for mention in times] for times in found.values()] == [["Sunday"], ["Friday"]]


def test_an_announcement_dates_what_authorities_did_but_no_attack() -> None:
    happenings = resolve(
        [
            {
                "type": "Statement",
                "status": "actual",
                "time": "2025-01-11",
                "roles": {"theme": "v1", "agent": "actor/syria"},
            },
            told("Arrest", agent="actor/service"),
        ],
        [
            {
                "type": "Statement",
                "status": "actual",
                "time": "2025-01-11",
                "roles": {"theme": "v1", "agent": "actor/syria"},
            },
            told("Attack", agent="actor/isis"),
        ],
    )
    times = {happening.type: happening.times for happening in happenings if happening.type != "Statement"}
    assert times == {"Arrest": (TimeValue("2025-01-11"),), "Attack": ()}
