"""Verbs with a pronoun behind a preposition: who is their subject."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "وكان هاني زكي وزيرا في حكومة الجنوب التي أطاح بها الجيش.",
            ["أطاح agent الجيش", "أطاح target حكومة الجنوب"],
            ["أطاح target الجيش"],
        ),
        # an indefinite object is none: "stabbed a policeman with it"
        ("طعن الرقيب بسكين جنديا ثم طعن بها شرطيا.", ["طعن target شرطيا"], ["طعن agent شرطيا"]),
    ],
)
def test_who_stands_behind_the_pronoun_of_a_preposition_is_the_subject(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("ar", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
