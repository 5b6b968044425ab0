"""Attacks made with words, under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH

ROWS = [(language, row) for language in LANGUAGES for row in table(language, "verbal")["verbal"]]


@pytest.mark.parametrize(("language", "row"), ROWS)
def test_who_attacks_with_words_condemns(
    language: str, row: dict[str, Any], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](row["example"])
    assert [event.type for event in doc._.events if event.type != "Statement"] == [row["type"]]


def test_a_speaker_who_bears_arms_attacks(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("هاجم مسلح النائب سامي الحسن بسكين.")
    assert "Condemnation" not in {event.type for event in doc._.events}


def test_an_attack_in_which_somebody_is_hurt_is_none_with_words(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("Rioters attacked the judge over his ruling and wounded a guard.")
    assert "Attack" in {event.type for event in doc._.events}
