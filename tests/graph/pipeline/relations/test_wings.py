"""Forces that are a part of an armed group are armed groups."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "force", "type"),
    [
        ("en", "Hamas's rocket unit fired at the village.", "rocket unit", "ArmedGroup"),
        ("en", "The Houthis said their forces attacked a tanker.", "forces", "ArmedGroup"),
        ("en", "The army said its forces attacked the village.", "forces", "SecurityForce"),
        ("ar", "قصفت قوات من حزب الله القرية", "قوات", "ArmedGroup"),
    ],
)
def test_a_force_of_an_armed_group_is_one(
    language: str, text: str, force: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert [span.label_ for span in doc.ents if span.text == force] == [type]
