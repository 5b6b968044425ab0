"""The lexicon: rows are checked with file and line, and found by every form."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES
from khabar.graph.pipeline.arguments.finder import sentence_reader
from khabar.graph.pipeline.events.finder import reader
from khabar.graph.pipeline.events.lexicon import lexicon

ROW: dict[str, Any] = {
    "verb": ["هاجم", "يهاجم"],
    "event": "Attack",
    "lang": "ar",
    "frame": "attack_verb",
    "example": "هاجم مسلحون الثكنة",
    "expect": {"trigger": "هاجم"},
}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_rows_are_valid(language: str) -> None:
    assert len(lexicon(language).rows) > 500


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"event": "Party"}, "no event type 'Party'; .* declare it in a row like .*\"type\": "),
        ({"event": "Violence"}, "Violence is a class of event types"),
        ({"event": ["Attack"]}, "no event type"),
        ({"frame": "no_such_frame"}, "no frame 'no_such_frame'"),
        ({"colour": "red"}, "no key 'colour'"),
        ({"noun": ["هجوم"]}, "a row has one of"),
        ({"verb": []}, "must be a list of words"),
        ({"verb": ["شن هجوما", "يشن"]}, "more than one word"),
        ({"lang": "fr"}, "lang is 'fr'"),
        ({"status": "maybe"}, "no status 'maybe'"),
        ({"sure": "yes", "when": {"near": ["من"]}}, "sure is true or false"),
        ({"sure": True, "when": {}}, "true only of a row with conditions"),
        ({"example": ""}, "needs an example"),
        ({"expect": {"agent": ["مسلحون"]}}, "needs an example and expect"),
        ({"expect": {"trigger": "هاجم", "victim": []}}, "no expectation 'victim'"),
        ({"when": {"beside": ["من"]}}, "no condition 'beside'"),
        ({"when": {"next": "من"}}, "needs a list of words"),
        ({"when": {"argument": {"victim": ["Place"]}}}, "no role 'victim'"),
        ({"when": {"argument": {"target": ["Planet"]}}}, "no type 'Planet'"),
    ],
)
def test_broken_row_is_named_with_file_and_line(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    path = write(tmp_path / "mine.jsonl", ROW, {**ROW, **change})
    with pytest.raises(LanguageDataError, match=message) as caught:
        lexicon("ar", (path,))
    assert (caught.value.path, caught.value.line) == (str(path), 2)


def test_users_rows_come_after_ours_and_rules_are_unique(tmp_path: Path) -> None:
    path = write(tmp_path / "attack.jsonl", ROW)
    lex = lexicon("ar", (path,))
    rules = [row.rule for row in lex.rows]
    assert len(rules) == len(set(rules))
    assert rules[-1] == "own:attack:هاجم"


@pytest.mark.parametrize(
    ("change", "message"), [({"event": "Hijacking"}, "no event type 'Hijacking'"), ({"frame": "x"}, "no frame 'x'")]
)
def test_a_mistake_in_a_users_row_is_named_whatever_language_is_read(
    tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    path = write(tmp_path / "own.jsonl", ROW, {**ROW, **change})
    with pytest.raises(LanguageDataError, match=f"own.jsonl:2: {message}"):
        lexicon("en", (path,))


@pytest.mark.parametrize("event", ["Killing", "Arrest"], ids=["of another size", "of the same size"])
def test_an_edited_file_is_read_anew(tmp_path: Path, event: str) -> None:
    path = write(tmp_path / "mine.jsonl", ROW | {"event": "Attack"})
    first, triggers, sentences = (
        lexicon("ar", (path,)),
        reader("ar", [path]),
        sentence_reader("ar", [str(path)]),
    )
    assert (lexicon("ar", (path,)), reader("ar", [path])) == (first, triggers)
    assert sentence_reader("ar", [str(path)]) is sentences
    write(path, ROW | {"event": event})
    os.utime(path, ns=(0, 0))  # a clock may be too coarse to tell two writings of one test apart
    assert lexicon("ar", (path,)).rows[-1].event == event
    assert reader("ar", [path]).lexicon.rows[-1].event == event
    assert sentence_reader("ar", [str(path)]).triggers.lexicon.rows[-1].event == event


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LanguageDataError, match=re.escape(f"{tmp_path / 'none.jsonl'}: cannot be read: No such file")):
        lexicon("ar", (tmp_path / "none.jsonl",))


def test_users_rows_of_another_language_are_passed_over(tmp_path: Path) -> None:
    english = {**ROW, "verb": ["zap"], "lang": "en", "frame": "assault_verb", "expect": {"trigger": "zapped"}}
    path = write(tmp_path / "both.jsonl", english, ROW)
    assert len(lexicon("ar", (path,)).rows) == len(lexicon("ar").rows) + 1


def test_words_of_conditions_are_folded_and_without_article(tmp_path: Path) -> None:
    path = write(tmp_path / "mine.jsonl", {**ROW, "when": {"near": ["الإرهابيّ"]}})
    assert lexicon("ar", (path,)).rows[-1].when.wanted == {"near": frozenset({"ارهابي"})}


def test_words_of_conditions_that_begin_like_an_article_are_known_with_one_and_without(tmp_path: Path) -> None:
    # "زرعوا ألغاما" is folded like "الغاما", "زرعوا الألغام" like "الالغام": both lose "ال" in a text.
    path = write(tmp_path / "mine.jsonl", {**ROW, "when": {"near": ["ألغام"]}})
    assert lexicon("ar", (path,)).rows[-1].when.wanted == {"near": frozenset({"الغام", "غام"})}


def test_readings_with_more_conditions_come_first() -> None:
    for candidates in lexicon("ar").forms.values():
        counts = [len(candidate.row.when) for candidate in candidates]
        assert counts == sorted(counts, reverse=True)
