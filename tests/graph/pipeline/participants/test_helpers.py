"""Whose help somebody has: what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


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
