"""Whom an agreement covers has not made it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("يشمل الاتفاق بين إسرائيل ولبنان قطاع غزة.", ["الاتفاق agent لبنان"], []),
        ("وقعت إسرائيل ولبنان اتفاقا يشمل قطاع غزة.", ["وقعت agent لبنان"], []),
        ("أكد الوزير أن الهدنة مع لبنان تشمل حماس.", ["الهدنة agent لبنان"], ["الهدنة agent حماس"]),
        ("توصلت الأطراف إلى هدنة لا تشمل حزب الله.", ["هدنة agent الأطراف"], ["هدنة agent حزب الله"]),
    ],
)
def test_whom_an_agreement_covers_is_no_side_of_it(
    text: str, expected: list[str], unexpected: list[str], holds: Holds
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)


def test_an_agreement_that_does_not_cover_somebody_is_made(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("لا تشمل الهدنة حزب الله.")
    assert [event.status for event in doc._.events] == [Status.ACTUAL]
