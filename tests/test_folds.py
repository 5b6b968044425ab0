"""The gold standard's actors on khabar's annotations, and which articles are dealt together."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def folds(script: Callable[[str], ModuleType]) -> ModuleType:
    pytest.importorskip("wordfreq", reason="wordfreq, of the extra 'train', is not installed")
    return script("training/model/folds.py")


def row(text: str, names: dict[str, str], events: list[tuple[str, str, dict[str, str]]]) -> dict[str, Any]:
    """A row; events have a trigger, a type, and roles by the ids of `names`."""
    return {
        "text": text,
        "entities": [{"id": key, "text": name, "type": "Organization"} for key, name in names.items()],
        "events": [
            {
                "id": f"v{number}",
                "type": kind,
                "trigger": trigger,
                "args": [{"role": role, "ref": ref} for ref, role in roles.items()],
            }
            for number, (trigger, kind, roles) in enumerate(events)
        ],
        "relations": [],
    }


def record(kind: str, verb: str, source: str, target: str) -> dict[str, Any]:
    span = {"verb": verb.split(), "source_actor": source.split(), "target_actor": target.split()}
    return {"event_type": kind, "spans": [span]}


def arguments(changed: dict[str, Any]) -> list[set[tuple[str, str]]]:
    return [{(arg["ref"], arg["role"]) for arg in event["args"]} for event in changed["events"]]


def test_marked_actors_are_taken_with_their_clitics(folds: ModuleType) -> None:
    text = "ردد المتظاهرون هتافات مناهضة للحكومة أمام السفارة"
    given = row(
        text,
        {"e1": "المتظاهرون", "e2": "لحكومة", "e3": "السفارة"},
        [("هتافات", "Protest", {"e1": "agent", "e3": "place"})],
    )
    changed = folds.with_actors(given, record("PROTEST", "هتافات", "المتظاهرون", "للحكومة"))
    assert arguments(changed) == [{("e1", "agent"), ("e2", "target"), ("e3", "place")}]


def test_only_the_event_that_was_marked_changes_and_only_where_something_was(folds: ModuleType) -> None:
    text = "قتل الجنود عمالا بعد أن هاجم مسلحون الثكنة"
    names = {"e1": "الجنود", "e2": "عمالا", "e3": "مسلحون", "e4": "الثكنة"}
    events = [("قتل", "Killing", {"e1": "target"}), ("هاجم", "Attack", {"e3": "agent", "e4": "target"})]
    changed = folds.with_actors(row(text, names, events), record("ASSAULT", "قتل", "الجنود", "عمالا"))
    assert arguments(changed) == [{("e1", "agent"), ("e2", "target")}, {("e3", "agent"), ("e4", "target")}]
    same = folds.with_actors(row(text, names, events), record("ASSAULT", "قتل", "", ""))
    assert arguments(same) == [{("e1", "target")}, {("e3", "agent"), ("e4", "target")}]


@pytest.mark.parametrize(
    ("trigger", "kind", "found"),
    [
        ("ساروا", "Demand", [("ساروا", "Protest")]),
        ("أعلنت", "Statement", [("أعلنت", "Statement"), ("وساروا", "Protest")]),
        ("تظاهرة", "Protest", [("تظاهرة", "Protest")]),
    ],
)
def test_a_marked_verb_is_an_event(folds: ModuleType, trigger: str, kind: str, found: list[tuple[str, str]]) -> None:
    text = "أعلنت الجامعة أن الطلاب خرجوا في تظاهرة وساروا نحو الوزارة"
    given = row(text, {"e1": "الطلاب"}, [(trigger, kind, {})])
    changed = folds.with_actors(given, record("PROTEST", "وساروا", "الطلاب", ""))
    assert [(event["trigger"], event["type"]) for event in changed["events"]] == found
    marked = [event for event in changed["events"] if event["type"] == "Protest"]
    assert arguments({"events": marked}) == [{("e1", "agent")}]
    unmarked = folds.with_actors(given, record("PROTEST", "", "الطلاب", ""))
    assert [event["trigger"] for event in unmarked["events"]] == [trigger]


def test_sentences_of_an_article_are_dealt_together(folds: ModuleType) -> None:
    parts = {folds.fold_of(f"AAW_ARB_20071208.0036-{number}") for number in range(20)}
    assert len(parts) == 1
    assert {folds.fold_of(f"AAW_ARB_2007120{day}.0036-1") for day in range(10)} <= set(range(folds.FOLDS))
