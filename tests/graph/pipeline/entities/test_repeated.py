"""Mentions behind a preposition that is said again have one role."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.entities.repeated import repeated
from khabar.graph.pipeline.refs import mention_ref

AGAIN = "وقال مسؤول ألماني سابق: «نحن نتشارك المعلومات الاستخباراتية مع الأتراك، ومع اليونانيين عند الحاجة»."


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "تعاونت قطر مع تركيا ومع العراق", [("تركيا", "العراق")]),
        ("ar", "تعاونت قطر مع «تركيا»، ومع «العراق»", [("تركيا", "العراق")]),
        ("ar", "تعاونت قطر مع تركيا وإيران ومع العراق", []),  # the last is joined with both
        ("ar", "تعاونت قطر مع تركيا وفي العراق", []),
        ("ar", "تعاونت قطر مع تركيا والعراق", []),
        ("ar", "تعاونت قطر وتركيا ومع العراق", []),
        ("ar", "تعاونت قطر مع تركيا. ومع العراق", []),
        ("en", "Qatar works with Turkey and with the Philippines", [("Turkey", "Philippines")]),
        ("en", "Qatar works with Turkey, and in Iraq", []),
        ("en", "With Iraq", []),
    ],
)
def test_they_follow_one_another_behind_the_same_word(
    language: str, text: str, expected: list[tuple[str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    named = {mention_ref(span.start): span.text.strip("«»") for span in doc.ents}
    assert [
        (named[a].removeprefix("the "), named[b].removeprefix("the ")) for a, b in repeated(doc, language=language)
    ] == expected


def test_they_have_one_role(
    engines: dict[tuple[str, str], Language], said: Callable[[Language, str], set[str]]
) -> None:
    assert {"نتشارك agent الأتراك", "نتشارك agent اليونانيين"} <= said(engines["ar", BOTH], AGAIN)
