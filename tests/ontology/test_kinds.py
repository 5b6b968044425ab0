"""Kinds that code asks for are those of the ontology."""

from __future__ import annotations

from khabar.ontology.kinds import ACTORS, PARTIES, PEOPLE, SPEECH, VIOLENCE
from khabar.ontology.terms import EntityType, EventType, Role


def test_people_act_and_places_do_not() -> None:
    assert PEOPLE < ACTORS
    assert EntityType.STATE in ACTORS
    assert EntityType.PLACE not in ACTORS


def test_words_are_no_violence() -> None:
    assert EventType.AIR_STRIKE in VIOLENCE
    assert EventType.THREAT in SPEECH
    assert not VIOLENCE & SPEECH


def test_parties_are_who_does_it_and_whom_it_is_done_to() -> None:
    assert PARTIES == (Role.AGENT, Role.TARGET)
