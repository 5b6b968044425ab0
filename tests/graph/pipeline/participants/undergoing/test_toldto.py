"""Who is told something, and who is said to do it: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.participants.undergoing.toldto import without_told_doers

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        # Somebody else tells it, in a clause of his own or behind "by".
        ("The governor was in Jos when she told the court that rebels burned a mill.", ["told target court"], []),
        ("The governor was wounded, a nurse said.", ["said agent nurse"], []),
        ("Residents were urged by the army to leave Jos.", ["urged agent army", "urged target Residents"], []),
        # It is no passive.
        ("The court has told the mayor to pay.", ["told agent court", "told target mayor"], []),
        ("When told of the raid, the mayor resigned.", [], ["told agent mayor"]),
    ],
)
def test_who_is_told_does_not_tell(text: str, expect: list[str], not_expect: list[str], holds: Holds) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        ("أكدت ميركل لسالم حداد دعم بلادها للحكومة.", ["أكدت target سالم حداد"], ["دعم agent سالم حداد"]),
        ("قال الوزير للصحفيين إن الجيش قصف القرية.", ["قصف agent الجيش"], ["قصف agent لصحفيين"]),
    ],
)
def test_who_is_told_has_not_done_it(text: str, expect: list[str], not_expect: list[str], holds: Holds) -> None:
    holds("ar", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_who_is_told_of_a_deed_has_not_done_it(settled: Callable[..., set[str]]) -> None:
    told = settled(
        without_told_doers,
        "ar",
        "قال {الوزير:Person} ل{قوة:SecurityForce} إن القصف توقف",
        ("قال", "Statement", "agent الوزير,target قوة,theme القصف"),
        ("القصف", "Attack", "agent قوة"),
    )
    assert told == {"قال agent الوزير", "قال target قوة", "قال theme القصف"}
