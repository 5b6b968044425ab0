"""Claims that somebody rejects, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.participants.disclaimed import without_disclaimers

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("Rwanda supports the rebels, a claim Kigali denies.", "claim agent Kigali"),
        ("Russia bombed the hospital, an accusation Moscow rejects.", "accusation agent Moscow"),
        ("The militia shelled the camp, an allegation that the group has repeatedly denied.", "allegation agent group"),
        ("Ukraine accused Moscow of abducting children, a charge Russia denies.", "charge agent Russia"),
    ],
)
def test_who_rejects_a_claim_has_not_made_it(text: str, argument: str, engine: str, holds: Holds) -> None:
    holds("en", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("The army accused Iran of bombing the base.", "accused agent army"),
        ("The accusation by Ukraine that Moscow bombed the school was denied.", "accusation agent Ukraine"),
        ("The ministry said Hamas denied the report.", "said agent ministry"),
    ],
)
def test_who_makes_a_claim_stays(text: str, argument: str, holds: Holds) -> None:
    holds("en", {"example": text, "expect": [argument]}, BOTH)


def test_where_the_verb_stands_first_nothing_changes(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("ونفت الوزارة اتهام الحركة بقصف المدينة.")
    assert without_disclaimers(doc, doc._.events, language="ar") == doc._.events
