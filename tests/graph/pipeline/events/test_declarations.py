"""Declarations of event types in users' lexicon files: what is read, and what is named with file and line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.errors import LanguageDataError
from khabar.graph.pipeline.events.declarations import declared
from khabar.graph.pipeline.events.lexicon import lexicon
from khabar.ontology.owntypes import OwnType

CYBER = {"type": "CyberAttack", "under": "Attack", "en": "cyber attack", "ar": "هجوم إلكتروني"}
HACK = {
    "verb": ["hack"],
    "event": "CyberAttack",
    "lang": "en",
    "frame": "assault_verb",
    "example": "Spies hacked a bank.",
    "expect": {"trigger": "hacked"},
}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


def test_a_type_has_a_name_a_class_above_it_and_labels(tmp_path: Path) -> None:
    path = write(
        tmp_path / "mine.jsonl", HACK, {**CYBER, "note": "ours"}, {"type": "Flood", "under": "Event", "ar": " سيل "}
    )
    assert declared([path]) == {
        "CyberAttack": OwnType("CyberAttack", "Attack", (("ar", "هجوم إلكتروني"), ("en", "cyber attack"))),
        "Flood": OwnType("Flood", "Event", (("ar", "سيل"),)),
    }


def test_rows_of_triggers_are_of_declared_types_wherever_these_are_declared(tmp_path: Path) -> None:
    words, types = write(tmp_path / "words.jsonl", HACK), write(tmp_path / "types.jsonl", CYBER)
    row = lexicon("en", (words, types)).rows[-1]
    assert (row.event, row.own) == ("CyberAttack", declared([types])["CyberAttack"])
    assert len(lexicon("ar", (words, types)).rows) == len(lexicon("ar").rows)


def test_two_files_may_declare_a_type_alike(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.jsonl", CYBER), write(tmp_path / "b.jsonl", CYBER, HACK)
    assert list(declared([first, second])) == ["CyberAttack"]
    assert lexicon("en", (first, second)).rows[-1].own is not None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"under": "Party"}, "CyberWar cannot be under 'Party'; khabar's classes of events are Attack, "),
        ({"under": "Person"}, "cannot be under 'Person'"),
        ({"under": "CyberAttack"}, "cannot be under 'CyberAttack'"),
        ({"under": ["Attack"]}, "cannot be under"),
        ({"under": None}, "cannot be under None"),
        ({"type": "Attack"}, "khabar has Attack already"),
        ({"type": "Airstrike"}, "khabar has AirStrike already"),
        ({"type": "Person"}, "khabar has Person already"),
        ({"type": "CyberAttack"}, "CyberAttack is declared twice, first in line 1"),
        ({"type": "Cyberattack"}, "Cyberattack is declared twice, first in line 1"),
        ({"type": "cyberWar"}, "'cyberWar' is no name for a type; write it as CyberAttack"),
        ({"type": "Cyber War"}, "no name for a type"),
        ({"type": "Cyber_War"}, "no name for a type"),
        ({"type": "حرب"}, "no name for a type"),
        ({"type": ""}, "no name for a type"),
        ({"type": 7}, "no name for a type"),
        ({"en": " "}, "CyberWar needs a label in ar or en"),
        ({"ar": None}, "CyberWar needs a label"),
        ({"lang": "en"}, "no key 'lang' where a type is declared; known are type, under, ar, en, note"),
        ({"verb": ["hack"]}, "no key 'verb'"),
    ],
)
def test_a_broken_declaration_is_named_with_file_and_line(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    path = write(tmp_path / "mine.jsonl", CYBER, {**CYBER, "type": "CyberWar", **change})
    with pytest.raises(LanguageDataError, match=message) as caught:
        lexicon("ar", (path,))
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_a_declaration_needs_a_label(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.jsonl", {"type": "CyberWar", "under": "Attack"})
    with pytest.raises(LanguageDataError, match="needs a label"):
        declared([path])


@pytest.mark.parametrize("change", [{"under": "Violence"}, {"en": "hack"}, {"type": "Cyberattack"}])
def test_files_that_declare_a_type_differently_are_both_named(tmp_path: Path, change: dict[str, Any]) -> None:
    first, second = write(tmp_path / "a.jsonl", CYBER), write(tmp_path / "b.jsonl", {**CYBER, **change})
    with pytest.raises(LanguageDataError, match=r"is another type in .*a\.jsonl:1; declare the two alike") as caught:
        declared([first, second])
    assert (caught.value.path, caught.value.line) == (str(second), 1)
