"""What becomes of attacks that somebody foils or does not, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.status.thwarted import with_outcomes
from khabar.ontology.terms import Status

ACTUAL, FOILED, NEGATED, POSSIBLE = Status.ACTUAL, Status.FOILED, Status.NEGATED, Status.POSSIBLE


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("language", "text", "foiling", "attack"),
    [
        ("en", "Kenya failed to prevent the bombing in Nairobi that killed 30 people.", NEGATED, ACTUAL),
        ("en", "Security forces were unable to thwart the attack on the parade.", NEGATED, ACTUAL),
        ("en", "London gave Nairobi information that could help it prevent an attack.", POSSIBLE, POSSIBLE),
        ("en", "Jordan offered to help Iraq prevent attacks on pilgrims.", POSSIBLE, POSSIBLE),
        ("en", "Police foiled an attack on the stadium.", ACTUAL, FOILED),
        ("en", "Troops managed to foil an attack on the base.", ACTUAL, FOILED),
        ("ar", "لم تتمكن الشرطة من إحباط الهجوم على الفندق.", NEGATED, ACTUAL),
        ("ar", "فشلت تركيا في منع تفجير السوق.", NEGATED, ACTUAL),
        ("ar", "قدمت واشنطن معلومات قد تساعد الجيش على إحباط هجوم على القاعدة.", POSSIBLE, POSSIBLE),
        ("ar", "تمكنت الشرطة من إحباط هجوم على الفندق.", ACTUAL, FOILED),
        ("ar", "أحبط الجيش هجوما على المطار.", ACTUAL, FOILED),
    ],
)
def test_only_what_was_foiled_is_foiled(
    language: str, text: str, foiling: str, attack: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = engines[language, engine](text)._.events
    assert [event.status for event in found if event.type == "Foiling"] == [foiling]
    assert [event.status for event in found if event.type in ("Attack", "Bombing")] == [attack]


def test_what_killed_somebody_was_not_foiled() -> None:
    attack = Event(3, "Attack", FOILED)
    killing = Event(7, "Killing", ACTUAL, (Argument("instrument", attack.ref), Argument("target", "m8")))
    assert [event.status for event in with_outcomes([attack, killing], {})] == [ACTUAL, ACTUAL]


def test_attackers_who_fell_did_not_make_it_happen() -> None:
    attack = Event(3, "Attack", FOILED)
    killing = Event(1, "Killing", ACTUAL, (Argument("instrument", attack.ref), Argument("target", "m0")))
    assert [event.status for event in with_outcomes([killing, attack], {}, fallen=[killing.ref])] == [ACTUAL, FOILED]


def test_who_could_not_stop_it_did_not_do_it() -> None:
    attack = Event(5, "Attack", ACTUAL, (Argument("agent", "m0"), Argument("agent", "m4")))
    foiling = Event(2, "Foiling", NEGATED, (Argument("agent", "m0"), Argument("theme", attack.ref)))
    _, found = with_outcomes([foiling, attack], {2: NEGATED})
    assert found.arguments == (Argument("agent", "m4"),)


def test_what_was_foiled_stays_foiled() -> None:
    attack = Event(5, "Attack", FOILED)
    foiling = Event(2, "Foiling", ACTUAL, (Argument("theme", attack.ref),))
    assert with_outcomes([foiling, attack], {}) == (foiling, attack)
