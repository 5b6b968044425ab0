"""Who is named beside an event and takes no part in it, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("اتهمت الحكومة قناة الجزيرة بالتحريض.", "اتهمت target قناة الجزيرة"),
        ("التقى الوزير نظيره التركي في أنقرة.", "التقى agent الوزير"),
        ("يخشى لبنان أن تقصف إسرائيل القرى الحدودية.", "تقصف agent إسرائيل"),
        ("نفت تركيا أن تكون إيران قصفت قرية في دهوك.", "قصفت agent إيران"),
        ("يشمل الاتفاق بين إسرائيل ولبنان قطاع غزة.", "الاتفاق agent لبنان"),
        ("وقعت إسرائيل ولبنان اتفاقا يشمل قطاع غزة.", "وقعت agent لبنان"),
    ],
)
def test_who_takes_part_stays(text: str, argument: str, holds: Holds) -> None:
    holds("ar", {"example": text, "expect": [argument]}, BOTH)


def test_an_agreement_that_does_not_cover_somebody_is_made(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("لا تشمل الهدنة حزب الله.")
    assert [event.status for event in doc._.events] == [Status.ACTUAL]
