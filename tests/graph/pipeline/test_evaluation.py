"""Scoring: the same figures as the annotation guidelines' own scorer."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.evaluation import as_dict, match, overlap, report, score, span

GOLD = {
    "id": "1",
    "text": "أحبط الجهاز هجوما في دمشق",
    "entities": [
        {"id": "e1", "text": "الجهاز", "type": "SecurityForce"},
        {"id": "e2", "text": "دمشق", "type": "Place"},
    ],
    "events": [
        {
            "id": "v1",
            "type": "Foiling",
            "trigger": "أحبط",
            "status": "actual",
            "args": [{"role": "agent", "ref": "e1"}, {"role": "theme", "ref": "v2"}],
        },
        {
            "id": "v2",
            "type": "Attack",
            "trigger": "هجوما",
            "status": "foiled",
            "args": [{"role": "place", "ref": "e2"}],
        },
    ],
    "relations": [],
}


def test_gold_scores_full_marks_against_itself() -> None:
    scores = score({"1": GOLD}, {"1": GOLD})
    assert [scores.levels[level].f1 for level in ("entities", "events", "arguments")] == [1.0, 1.0, 1.0]
    assert scores.status_accuracy == 1.0


def test_a_row_nobody_predicted_counts_as_nothing_found() -> None:
    scores = score({"1": GOLD}, {})
    assert scores.levels["events"].recall == 0.0
    assert scores.levels["events"].gold == 2


def test_an_argument_needs_its_role_and_filler_but_not_the_fillers_type() -> None:
    found = json.loads(json.dumps(GOLD))
    found["entities"][0]["type"] = "GovernmentBody"
    found["events"][1]["args"][0]["role"] = "target"
    figures = score({"1": GOLD}, {"1": found}).levels
    assert figures["entities"].correct == 1
    assert figures["entity spans"].correct == 2
    assert (figures["arguments"].correct, figures["arguments"].predicted) == (2, 3)


def test_another_text_under_the_same_id_is_refused() -> None:
    with pytest.raises(KhabarError, match="another text"):
        score({"1": GOLD}, {"1": {**GOLD, "text": "غيره"}})


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"text": "في"}, (6, 8)),
        ({"text": "في", "n": 2}, (14, 16)),
        ({"text": "في", "start": 1, "end": 3}, (1, 3)),
    ],
)
def test_spans_are_found_by_occurrence_or_taken_as_given(item: dict[str, object], expected: tuple[int, int]) -> None:
    assert span("قصفوا في دمر وفي حلب", item, "text") == expected


def test_matching_is_one_to_one_and_takes_the_best_first() -> None:
    assert match([(0, 4)], [(0, 2), (0, 4)], overlap) == [(0, 1)]


def test_the_report_names_every_level_and_type() -> None:
    text = report(score({"1": GOLD}, {"1": GOLD}))
    for name in ("entities", "arguments", "Foiling", "Place", "status accuracy"):
        assert name in text


def test_figures_equal_those_of_the_guidelines_scorer(shared: Path, tmp_path: Path) -> None:
    lines = (shared / "annotation" / "train.jsonl").read_text(encoding="utf-8").splitlines()[:200]
    gold = {row["id"]: row for row in map(json.loads, lines)}
    found = {}
    for index, (key, row) in enumerate(gold.items()):
        # Something is wrong in every row, another thing in each.
        changed = json.loads(json.dumps(row))
        changed["entities"] = [
            e | {"type": "Place"} if i % 3 == index % 3 else e for i, e in enumerate(row["entities"])
        ]
        changed["events"] = [
            v | {"status": "possible", "args": v["args"][1:]} if i % 2 else v for i, v in enumerate(row["events"])
        ]
        changed["relations"] = row["relations"][1:]
        found[key] = changed
    paths = []
    for name, rows in (("gold", gold), ("found", found)):
        paths.append(tmp_path / f"{name}.jsonl")
        paths[-1].write_text("".join(json.dumps(row) + "\n" for row in rows.values()), encoding="utf-8")
    command = [sys.executable, str(shared / "annotation" / "score.py"), *map(str, paths), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    mine = as_dict(score(gold, found))
    for level in ("entities", "entity spans", "events", "arguments", "relations"):
        assert mine[level] == theirs[level]
    assert mine["status accuracy"] == theirs["status accuracy"]


@pytest.mark.parametrize(
    ("broken", "message"),
    [
        ({"entities": {}}, 'x: "entities" is no list of objects'),
        ({"events": ["v1"]}, 'x: "events" is no list of objects'),
        ({"entities": [{"id": "e1", "text": "الجهاز"}]}, 'x: one of its entities has no "type"'),
        ({"entities": [{"id": "e1", "type": "Place", "start": 1}]}, 'has no "text", nor "start" and "end"'),
        ({"events": [{"id": "v1", "type": "Attack", "trigger": "هجوما", "args": [{"role": "agent"}]}]}, 'no "ref"'),
        ({"relations": [{"type": "leads", "head": "e1"}]}, 'x: one of its relations has no "tail"'),
    ],
)
def test_a_gold_row_that_lacks_something_is_named(broken: dict[str, object], message: str) -> None:
    with pytest.raises(KhabarError) as error:
        score({"x": {"id": "x", "text": GOLD["text"], **broken}}, {})
    assert message in str(error.value)
