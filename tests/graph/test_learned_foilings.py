"""What was foiled, and that who foiled it did not carry it out."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.learned.foilings import foiled, without_foilers
from khabar.graph.pipeline.rules import MODEL

FOILING = Event(1, "Foiling", "actual", (Argument("agent", "e0"), Argument("theme", "v3")), rule="foiling:أحبط")
ATTACK = Event(3, "Attack", "foiled", (Argument("agent", "e0"), Argument("agent", "e5"), Argument("target", "e7")))


def test_the_theme_of_a_foiling_that_the_lexicon_found_was_foiled() -> None:
    assert foiled(FOILING) == (Argument("theme", "v3"),)


@pytest.mark.parametrize(
    "event", [ATTACK, Event(1, "Foiling", "actual", FOILING.arguments, rule=MODEL)], ids=["an attack", "by the model"]
)
def test_nothing_else_is_sure_to_be_foiled(event: Event) -> None:
    assert foiled(event) == ()


def test_who_foils_an_attack_does_not_carry_it_out() -> None:
    first, second = without_foilers([FOILING, ATTACK])
    assert first == FOILING
    assert second.arguments == (Argument("agent", "e5"), Argument("target", "e7"))
    assert list(without_foilers([ATTACK])) == [ATTACK]
