"""What came of a deed that somebody is accused of is alleged as well."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "Kyiv accused Moscow of shelling a school, killing four children.",
            {"killing agent Moscow", "killing target children"},
            {"killing agent Kyiv"},
        ),
        ("India blamed Pakistan for firing on a post, killing a guard.", {"killing agent Pakistan"}, {"killing agent India"}),
        ("Israel shelled a school, killing four children.", {"killing agent Israel"}, set()),
    ],
)  # fmt: skip
def test_the_accused_did_what_came_of_it(
    text: str, expect: set[str], not_expect: set[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_what_came_of_an_alleged_deed_is_possible(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("Kyiv accused Moscow of shelling a school, killing four children.")
    assert {doc[event.trigger].text: event.status for event in doc._.events}["killing"] == Status.POSSIBLE
