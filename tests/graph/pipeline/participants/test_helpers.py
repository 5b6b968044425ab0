"""Whose help somebody has: every example of the language data, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL

ROWS = [
    (language, row, engine)
    for language in LANGUAGES
    for row in table(language, "helpers")["helper"]
    for engine in row.get("engines", (LEXICAL, BOTH))
]


@pytest.mark.parametrize(("language", "row", "engine"), ROWS)
def test_whoever_helps_is_the_agent_of_it(
    language: str, row: dict[str, Any], engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds(language, row, engine)


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("ar", "نفذت مصر المشروع بدعم الرئيس سالم الفهد.", "دعم agent سالم الفهد", "دعم agent مصر"),
        ("ar", "تقدم الجيش في البلدة بمساندة قوات العشائر.", "مساندة target الجيش", "مساندة agent الجيش"),
        # What is promised, asked or said of somebody is for him.
        ("ar", "اتهم الوزير قطر بدعم الجماعة.", "دعم target الجماعة", "دعم agent الجماعة"),
        ("ar", "قامت الحكومة بمساعدة اللاجئين.", "مساعدة target اللاجئين", "مساعدة agent اللاجئين"),
    ],
)  # fmt: skip
def test_who_helps_whom(
    language: str,
    text: str,
    expected: str,
    never: str,
    engines: dict[tuple[str, str], Language],
    said: Callable[[Language, str], set[str]],
) -> None:
    found = said(engines[language, BOTH], text)
    assert expected in found
    assert never not in found
