"""What two annotators made of the same sentences is compared by the sentence, without its text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROW = {
    "sentence": "44185590c5a95d34",
    "entities": [["e1", "State", 0, 5], ["e2", "Place", 20, 24]],
    "events": [["v1", "Attack", 8, 12, "actual", [["agent", "e1"], ["place", "e2"]]]],
    "relations": [],
}


@pytest.fixture(scope="module")
def agreement(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("training/agreement.py")


def printed(agreement: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["agreement.py", str(folder)])
        agreement.main()
    return dict(line.rsplit(maxsplit=1) for line in capsys.readouterr().out.splitlines()[1:])


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("actual", {"entities": "1.000", "events": "1.000", "arguments": "1.000", "status": "1.000"}),
        ("planned", {"entities": "1.000", "events": "1.000", "arguments": "1.000", "status": "0.000"}),
    ],
)
def test_the_second_annotation_is_measured_by_the_first(
    agreement: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str], status: str, expected: dict[str, str]
) -> None:
    again = {**ROW, "events": [["v1", "Attack", 8, 12, status, [["agent", "e1"], ["place", "e2"]]]]}
    (tmp_path / "0.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "0.jsonl").write_text(json.dumps(again) + "\n", encoding="utf-8")
    assert expected.items() <= printed(agreement, tmp_path, capsys).items()


@pytest.mark.parametrize("folder", ["training/annotations", "benchmarks/unseen"])
def test_every_second_annotation_has_a_first(agreement: ModuleType, root: Path, folder: str) -> None:
    first, second = (agreement.annotations((root / folder / part).glob("*.jsonl")) for part in ("", "again"))
    assert len(second) > 100
    assert second.keys() <= first.keys()


def test_what_is_measured_with_is_not_learnt_from(agreement: ModuleType, root: Path) -> None:
    learnt = agreement.annotations((root / "training" / "annotations").rglob("*.jsonl"))
    unseen = agreement.annotations((root / "benchmarks" / "unseen").rglob("*.jsonl"))
    assert learnt.keys().isdisjoint(unseen)
