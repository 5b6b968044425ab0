"""Annotations kept apart from their texts come back whole, and hold nothing of the texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def standoff(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("training/standoff.py")


ROW = {
    "id": "1",
    "text": "قُتل جندي في حلب وقتل آخر في حلب",
    "entities": [
        {"id": "e1", "text": "جندي", "type": "PersonGroup"},
        {"id": "e2", "text": "حلب", "type": "Place", "n": 2},
    ],
    "events": [
        {"id": "v1", "type": "Killing", "trigger": "قتل", "status": "actual", "args": [{"role": "place", "ref": "e2"}]}
    ],
    "relations": [{"type": "locatedIn", "head": "e1", "tail": "e2"}],
}


def test_a_row_comes_back_whole(standoff: ModuleType) -> None:
    again = standoff.join(standoff.split(ROW), ROW["text"])
    for item, key in [*((e, "text") for e in again["entities"]), *((v, "trigger") for v in again["events"])]:
        assert again["text"][item["start"] : item["end"]] == item[key]
    assert again["entities"][1]["start"] == ROW["text"].rindex("حلب")
    assert again["events"][0]["args"] == ROW["events"][0]["args"]
    assert again["relations"] == ROW["relations"]


def test_no_word_of_the_text_is_kept(standoff: ModuleType) -> None:
    kept = json.dumps(standoff.split(ROW), ensure_ascii=False)
    assert not any(word in kept for word in ROW["text"].split())


def test_the_annotations_hold_no_text_and_their_references_are_whole(root: Path) -> None:
    for path in sorted((root / "training" / "annotations").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if path.name.startswith("own"):
                continue
            assert line.isascii(), path
            ids = {item[0] for item in (*row["entities"], *row["events"])}
            assert len(ids) == len(row["entities"]) + len(row["events"])
            assert {ref for event in row["events"] for _, ref in event[5]} <= ids
            assert {end for relation in row["relations"] for end in relation[1:]} <= ids


def test_no_annotated_sentence_is_one_that_measures(root: Path, shared: Path, standoff: ModuleType) -> None:
    measured = {standoff.name(row["text"]) for row in standoff.rows(shared / "annotation" / "dev.jsonl")}
    for path in sorted((root / "training" / "annotations").glob("*.jsonl")):
        assert measured.isdisjoint(row.get("sentence") for row in standoff.rows(path)), path
