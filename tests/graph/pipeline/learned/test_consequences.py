"""Who foils an attack did not carry it out, and who is accused of it did not suffer it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.learned.consequences import MEANS, consistent, foiled, with_foiled
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
    first, second = consistent([FOILING, ATTACK], ())
    assert first == FOILING
    assert second.arguments == (Argument("agent", "e5"), Argument("target", "e7"))
    assert list(consistent([ATTACK], ())) == [ATTACK]


ACCUSATION = Event(1, "Accusation", "actual", (Argument("target", "e7"), Argument("theme", "v3")))


@pytest.mark.parametrize(("actors", "role"), [({"e7"}, "agent"), ((), "target")], ids=["a group", "a place"])
def test_who_is_accused_of_an_attack_is_its_agent_and_not_its_target(actors: set[str], role: str) -> None:
    accusation, attack = consistent([ACCUSATION, ATTACK], actors)
    assert accusation == ACCUSATION
    assert attack.arguments == (*ATTACK.arguments[:2], Argument(role, "e7"))


@pytest.mark.parametrize("kind", ["Demand", "Accusation"])
def test_who_demands_or_accuses_does_not_do_it(kind: str) -> None:
    said = Event(1, kind, "actual", (Argument("agent", "e0"), Argument("theme", "v3")))
    election = Event(3, "Appointment", "possible", (Argument("agent", "e0"), Argument("agent", "e5")))
    first, second = consistent([said, election], ())
    assert first == said
    assert second.arguments == (Argument("agent", "e5"),)


@pytest.mark.parametrize(("said", "told"), [("Threat", "Attack"), ("Warning", "Attack"), ("Demand", "Meeting")])
def test_who_threatens_warns_or_calls_for_a_meeting_may_take_part(said: str, told: str) -> None:
    first = Event(1, said, "actual", (Argument("agent", "e0"), Argument("theme", "v3")))
    second = Event(3, told, "possible", (Argument("agent", "e0"),))
    assert list(consistent([first, second], ())) == [first, second]


@pytest.mark.parametrize("kind", sorted(MEANS))
def test_what_an_attack_is_foiled_by_is_not_foiled(kind: str) -> None:
    foiling = Event(1, "Foiling", "actual", (Argument("theme", "v3"), Argument("theme", "v5")), rule="foiling:أحبط")
    means = Event(5, kind, "actual", (Argument("agent", "e6"),))
    first, *others = consistent([foiling, ATTACK, means], ())
    assert first.arguments == (Argument("theme", "v3"),)
    assert others[-1] == means


def test_a_foiling_without_a_theme_is_of_the_one_event_that_was_foiled() -> None:
    foiling = Event(1, "Foiling", "actual", (Argument("agent", "e0"),))
    plot, other = Event(3, "Attack", "foiled"), Event(5, "Attack", "foiled")
    told, kept = with_foiled([foiling, plot])
    assert told.arguments == (*foiling.arguments, Argument("theme", "v3"))
    assert kept == plot
    for events in (
        [foiling, plot, other],
        [foiling, Event(3, "Attack", "actual")],
        [FOILING, plot],
        [plot],
        [plot, Event(7, "Foiling", "actual")],
    ):
        assert list(with_foiled(events)) == events


@pytest.mark.parametrize(
    ("kind", "agents", "left"),
    [
        ("Resignation", ("e0", "e5"), ("e5",)),  # "أعلن الرئيس استقالة رئيس الوزراء"
        ("Resignation", ("e0",), ("e0",)),
        ("Meeting", ("e0", "e5"), ("e0", "e5")),
    ],
)
def test_who_states_what_another_did_had_no_part_in_it(
    kind: str, agents: tuple[str, ...], left: tuple[str, ...]
) -> None:
    said = Event(1, "Statement", "actual", (Argument("agent", "e0"), Argument("theme", "v3")))
    told = Event(3, kind, "actual", tuple(Argument("agent", ref) for ref in agents))
    first, second = consistent([said, told], ())
    assert first == said
    assert tuple(argument.ref for argument in second.arguments) == left


@pytest.mark.parametrize(("told", "expected"), [("foiled", "actual"), ("possible", "possible")])
def test_what_has_foiled_something_took_place(told: str, expected: str) -> None:
    doubtful = replace(FOILING, status="possible")
    first, second = with_foiled([doubtful, replace(ATTACK, status=told)])
    assert (first.status, second.status) == (expected, told)


def test_who_shoots_a_rocket_down_does_nothing_to_the_town_it_was_fired_at() -> None:
    shot = Event(1, "Attack", "actual", (Argument("agent", "e0"), Argument("target", "e2"), Argument("target", "e7")))
    fired = Event(
        3, "Attack", "actual", (Argument("instrument", "e2"), Argument("agent", "e5"), Argument("target", "e7"))
    )
    first, second = consistent([shot, fired], ())
    assert first.arguments == (Argument("agent", "e0"), Argument("target", "e2"))
    assert second == fired


def test_who_helps_to_foil_an_attack_does_not_help_the_attackers() -> None:
    helped = Event(
        1, "Support", "actual", (Argument("theme", "v3"), Argument("target", "e5"), Argument("target", "e9"))
    )
    foiling = Event(3, "Foiling", "actual", (Argument("agent", "e9"), Argument("target", "e5")))
    first, second = consistent([helped, foiling], ())
    assert first.arguments == (Argument("theme", "v3"), Argument("target", "e9"))
    assert second == foiling
    unrelated = replace(foiling, trigger=7)
    assert next(iter(consistent([helped, unrelated], ()))) == helped


@pytest.mark.parametrize(
    ("seizure", "kept"),
    [
        (("Abduction", "e7"), ("e7",)),
        (("Arrest", "e7"), ("e7",)),
        (("Arrest", "e8"), ("e0", "e7")),  # of others
        (("Attack", "e7"), ("e0", "e7")),
    ],
)
def test_who_seized_somebody_is_not_released_with_him(seizure: tuple[str, str], kept: tuple[str, ...]) -> None:
    kind, taken = seizure
    first = Event(1, kind, "actual", (Argument("agent", "e0"), Argument("target", taken)))
    freed = Event(3, "Release", "actual", (Argument("target", "e0"), Argument("target", "e7")))
    before, after = consistent([first, freed], ())
    assert before == first
    assert tuple(argument.ref for argument in after.arguments) == kept


@pytest.mark.parametrize(
    ("arguments", "roles"),
    [
        ((("agent", "e2"), ("agent", "e7")), ("agent", "target")),
        ((("agent", "e2"), ("agent", "e6")), ("agent", "target")),  # "وتتهم الجيش"
        ((("agent", "e6"), ("agent", "e7")), ("agent", "agent")),  # "اتهمت مصر والأردن"
        ((("agent", "e2"), ("agent", "e7"), ("target", "e9")), ("agent", "agent", "target")),
    ],
)
def test_an_accusation_of_nobody_is_of_who_stands_behind_it(
    arguments: tuple[tuple[str, str], ...], roles: tuple[str, ...]
) -> None:
    said = Event(5, "Accusation", "actual", tuple(Argument(*argument) for argument in arguments))
    (found,) = consistent([said], {"e2", "e6", "e7", "e9"})
    assert tuple(argument.role for argument in found.arguments) == roles


@pytest.mark.parametrize(
    ("kind", "agents", "kept"),
    [
        ("Abduction", ("e2", "e6"), ("e6",)),
        ("Abduction", ("e2", "e7"), ("e2", "e7")),  # another word stands in between
        ("Abduction", ("e6", "e8"), ("e6", "e8")),  # "هاجم داعش والقاعدة"
        ("Meeting", ("e2", "e6"), ("e2", "e6")),
        ("Statement", ("e2", "e6"), ("e2", "e6")),
    ],
)
def test_who_stands_right_behind_an_act_has_done_it_without_those_before(
    kind: str, agents: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    act = Event(5, kind, "actual", tuple(Argument("agent", ref) for ref in agents))
    (found,) = consistent([act], set(agents))
    assert tuple(argument.ref for argument in found.arguments) == kept
