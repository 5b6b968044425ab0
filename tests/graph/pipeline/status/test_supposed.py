"""What is only supposed or still to come: every example of the language data, and times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status

SUPPOSED = [(language, row) for language in LANGUAGES for row in table(language, "status")["supposed"]["examples"]]


@pytest.mark.parametrize(("language", "row"), SUPPOSED)
def test_what_is_supposed_has_not_happened(
    language: str, row: dict[str, Any], engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["text"])
    assert {e.status for e in doc._.events if doc[e.trigger].text == row["trigger"]} == {row["status"]}


@pytest.mark.parametrize(
    ("language", "text", "trigger", "status"),
    [
        ("en", "Talks between Chad and Niger in May 2027 are on the agenda.", "Talks", Status.PLANNED),
        ("ar", "مفاوضات بين تشاد والنيجر في أيار 2027 في الدوحة.", "مفاوضات", Status.PLANNED),
        ("en", "Chad and Niger met in January 2026.", "met", Status.ACTUAL),
    ],
)
def test_what_has_a_time_to_come_is_planned(
    language: str, text: str, trigger: str, status: str, engines: Mapping[tuple[str, str], Language]
) -> None:
    nlp = engines[language, BOTH]
    doc = nlp.make_doc(text)
    doc._.published = date(2026, 3, 2)
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert {e.status for e in doc._.events if doc[e.trigger].text == trigger} == {status}
