"""Whom those have done something to whom something is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.clauses.objects import with_objects_behind

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("language", "text", "expect", "not_expect"),
    [
        (
            "ar",
            "قال المتحدث إن القوات قتلت مسلحين هاجموا الجنود.",
            ["قتلت target مسلحين", "هاجموا target الجنود"],
            ["قتلت target الجنود", "قتلت instrument هاجموا"],
        ),
        (
            "en",
            "Troops killed two gunmen who had attacked a convoy of soldiers.",
            ["killed target gunmen", "attacked target soldiers"],
            ["killed target soldiers", "killed target convoy"],
        ),
        # who is killed in a clash has fought in it
        (
            "ar",
            "أعلنت الوزارة مقتل عنصرين من حركة الفجر في تبادل لإطلاق النار مع قوات الأمن.",
            ["مقتل target عنصرين", "مقتل instrument تبادل", "تبادل agent عنصرين"],
            [],
        ),
        # nobody of them has done anything to the other
        ("en", "Gunmen killed a judge and two policemen.", ["killed target judge", "killed target policemen"], []),
    ],
)
def test_whom_they_attacked_is_not_killed_with_them(
    language: str, text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


@pytest.mark.parametrize(
    ("language", "agent", "target", "expected"),
    [
        ("ar", Argument("agent", "e0", 0.9), Argument("target", "e5", 0.5), 0.65),
        ("ar", Argument("agent", "e0", 0.7), Argument("target", "e5", 0.5), 0.5),  # the subject itself is unsure
        ("ar", Argument("agent", "e6", 0.9), Argument("target", "e5", 0.5), 0.5),  # and here behind the verb
        ("ar", Argument("agent", "e0", 0.9), Argument("target", "e9", 0.5), 0.5),  # too far
        ("ar", Argument("agent", "e0", 0.9), Argument("target", "e5", 0.8), 0.8),
        ("en", Argument("agent", "e0", 0.9), Argument("target", "e5", 0.5), 0.5),
    ],
)
def test_what_stands_right_behind_a_verb_with_a_sure_subject_is_its_object(
    language: str, agent: Argument, target: Argument, expected: float
) -> None:
    doc = Doc(Vocab(), words=["x"] * 12)
    event = Event(4, "Warning", "actual", arguments=(agent, target))
    (found,) = with_objects_behind(doc, [event], language=language)
    assert [one.confidence for one in found.arguments if one.role == "target"] == [expected]
