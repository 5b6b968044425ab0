"""What a definite noun takes up of the events told before it, and what it does not."""

from __future__ import annotations

import pytest
from toldevents import NAMED, Told, resolve, told


def test_a_definite_noun_takes_up_the_event_told_before_it() -> None:
    (attack,) = resolve([NAMED, told("Attack", word="الهجوم")])
    assert len(attack.evidence) == 2


@pytest.mark.parametrize(
    "events",
    [
        [NAMED, told("Attack", word="هجوم")],
        [told("Attack", word="الهجوم"), NAMED],
        [NAMED, told("Attack", word="الهجوم", target="place/embassy")],
        [NAMED, told("Clash", word="القتال")],
        [told("Attack", status="possible", word="هجوم"), told("Attack", word="الهجوم")],
        [told("Meeting", agent="actor/us", word="محادثات"), told("Meeting", word="التقى")],
    ],
    ids=["indefinite", "nothing before it", "another target", "another type", "only feared", "a verb like a noun"],
)
def test_what_cannot_be_the_event_told_before_begins_another(events: list[Told]) -> None:
    assert len(resolve(events)) == 2


def test_the_attack_foiled_is_the_one_planned_and_not_one_that_was_done() -> None:
    planned, foiled = (
        told("Attack", status="planned", target="place/shrine"),
        told("Attack", status="foiled", word="الهجوم"),
    )
    (attack,) = resolve([planned, foiled])
    assert attack.statuses == ("foiled", "planned")
    done = told("Attack", status="possible", word="الهجوم")
    assert len(resolve([planned | {"status": "actual"}, done])) == 2


def test_of_two_events_a_definite_noun_takes_up_the_one_told_last() -> None:
    other = told("Attack", agent="actor/hts", target="place/embassy")
    happenings = resolve([NAMED, other, told("Attack", word="الهجوم")])
    assert {dict(h.participants)["agent"]: len(h.evidence) for h in happenings} == {"actor/isis": 1, "actor/hts": 2}


def test_a_definite_noun_that_names_the_land_it_is_done_to_takes_up_nothing_that_does_not() -> None:
    """ "دمرت القيادة المنصات ... العدوان على غزة": the command has not attacked Gaza."""
    before, after = told("Attack", agent="actor/us"), told("Attack", word="الهجوم", target="place/sidon-lb")
    assert len(resolve([before, after])) == 2
    assert len(resolve([before | {"roles": before["roles"] | {"place": "place/sidon-lb"}}, after])) == 1
    assert len(resolve([before, after], headlines=1)) == 1  # a headline leaves the place to the text
    assert len(resolve([before, told("Attack", word="الهجوم")])) == 1


@pytest.mark.parametrize(("sentence", "count"), [(1, 1), (4, 2)])
def test_an_attack_that_hurt_somebody_is_not_one_foiled_some_sentences_before(sentence: int, count: int) -> None:
    happenings = resolve(
        [
            told("Attack", agent="actor/isis", place="place/baghdad", status="foiled"),
            {**told("Killing", target="actor/civilians", instrument="v2"), "sentence": sentence},
            {**told("Attack", word="الهجوم"), "sentence": sentence},
        ]
    )
    attacks = [happening for happening in happenings if happening.type == "Attack"]
    assert len(attacks) == count
    assert ("actual",) in {attack.statuses for attack in attacks} or count == 1


def test_a_meeting_taken_for_known_has_further_sides() -> None:
    first, second = told("Meeting", agent="actor/leader"), told("Meeting", agent="actor/minister")
    assert len(resolve([first | {"word": "التقى"}, second | {"word": "الاجتماع"}])) == 1
    assert len(resolve([first | {"word": "التقى"}, second | {"word": "اجتماع"}])) == 2


@pytest.mark.parametrize(
    ("type", "with_headline"), [("Accusation", False), ("Demand", False), ("Attack", True), ("Arrest", True)]
)
def test_what_is_answered_was_just_said_and_what_was_done_is_that_of_the_headline(
    type: str, with_headline: bool
) -> None:
    headline = told(type, agent="actor/us", target="actor/isis")
    other = told(type, agent="actor/hts", target="actor/syria") | {"sentence": 4}
    again = told(type, word="الاتهامات") | {"sentence": 5}
    happenings = resolve([headline, other, again], headlines=1)
    evidence = {dict(h.participants)["agent"]: len(h.evidence) for h in happenings}
    assert evidence == {"actor/us": 1 + with_headline, "actor/hts": 2 - with_headline}
