"""Event coreference: one happening told twice is one event, two happenings stay two."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from toldevents import NAMED, OWN, Told, annotated, resolve, sided, told

from khabar.graph import resolution
from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.entailment import direct
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import Count
from khabar.graph.resolution.events.coreference import resolve_events

SAME = [
    ("the same sides share, in two articles", [told("IntelligenceSharing", agent="actor/us", target="actor/syria")] * 2),
    ("one names the target only", [told("Attack", agent="actor/isis", target="place/shrine", time="2025-01-11"),
                                   told("Attack", target="place/shrine", time="2025-01-11")]),
    ("a bombing is later called an attack", [told("Bombing", agent="actor/isis", target="place/shrine"),
                                             told("Attack", agent="actor/isis", target="place/shrine")]),
    ("a cyber attack is later called an attack", [told("CyberAttack", agent="actor/isis", target="place/shrine"),
                                                  told("Attack", agent="actor/isis", target="place/shrine")]),
    ("a day with its year and one without", [told("Attack", target="place/shrine", agent="actor/isis", time="2025-01-11"),
                                             told("Attack", target="place/shrine", agent="actor/isis", time="--01-11")]),
    ("a bombing of a site and one within it", [told("Bombing", agent="actor/isis", target="place/shrine"),
                                               told("Bombing", agent="actor/isis", place="place/shrine")]),
    ("a capital and its state", [told("AirStrike", agent="actor/us", target="actor/isis", place="place/damascus"),
                                 told("AirStrike", agent="actor/us", target="actor/isis", place="place/syria")]),
]  # fmt: skip

DIFFERENT = [
    ("two days", [told("Attack", agent="actor/isis", target="place/shrine", time="2025-01-11"),
                  told("Attack", agent="actor/isis", target="place/shrine", time="2025-02-11")]),
    ("two types", [told("Arrest", agent="actor/service", target="actor/isis"),
                   told("Trial", agent="actor/service", target="actor/isis")]),
    ("a bombing and an air strike", [told("Bombing", agent="actor/us", target="place/shrine"),
                                     told("AirStrike", agent="actor/us", target="place/shrine")]),
    ("a cyber attack and a bombing", [told("CyberAttack", agent="actor/us", target="place/shrine"),
                                      told("Bombing", agent="actor/us", target="place/shrine")]),
    ("two statements of a type of the user's own", [told("Tweet", agent="actor/us", target="actor/isis")] * 2),
    ("two targets", [told("AirStrike", agent="actor/us", target="actor/isis"),
                     told("AirStrike", agent="actor/us", target="place/shrine")]),
    ("two towns", [told("AirStrike", agent="actor/us", target="actor/isis", place="place/damascus"),
                   told("AirStrike", agent="actor/us", target="actor/isis", place="place/baghdad")]),
    ("two towns of one state, on one day", [
        told("AirStrike", agent="actor/us", target="actor/isis", place="place/sidon-lb", time="2025-01-03"),
        told("AirStrike", agent="actor/us", target="actor/isis", place="place/tyre-lb", time="2025-01-03")]),
    ("two states", [told("AirStrike", agent="actor/us", target="actor/isis", place="place/syria", time="2025-01-03"),
                    told("AirStrike", agent="actor/us", target="actor/isis", place="place/iraq", time="2025-01-03")]),
    ("two attackers of one target in one town on one day", [
        told("AirStrike", agent="actor/us", target="actor/isis", place="place/damascus", time="2025-01-03"),
        told("AirStrike", agent="actor/russia", target="actor/isis", place="place/damascus", time="2025-01-03")]),
    ("two targets in one town on one day", [
        told("Attack", agent="actor/isis", target="place/shrine", place="place/damascus", time="2025-01-03"),
        told("Attack", agent="actor/isis", target="place/embassy", place="place/damascus", time="2025-01-03")]),
    ("two tolls", [told("Killing", agent="actor/isis", target="actor/civilians", time="2025-01-03"),
                   told("Killing", agent="actor/isis", target="actor/soldiers", time="2025-01-03")]),
    ("two years", [told("Attack", agent="actor/isis", target="place/shrine", place="place/damascus", time="2019"),
                   told("Attack", agent="actor/isis", target="place/shrine", place="place/damascus", time="2022")]),
    ("a day and another one without its year", [
        told("Attack", agent="actor/isis", target="place/shrine", time="2025-01-11"),
        told("Attack", agent="actor/isis", target="place/shrine", time="--01-12")]),
    ("a month and a day without a year outside it", [
        told("Attack", agent="actor/isis", target="place/shrine", time="2025-02"),
        told("Attack", agent="actor/isis", target="place/shrine", time="--01-12")]),
    ("a foiled one and one done at another time", [
        told("Attack", agent="actor/isis", target="place/shrine", status="foiled"),
        told("Attack", agent="actor/isis", target="place/shrine", time="2017")]),
    ("only the attacker in common", [told("Attack", agent="actor/isis"), told("Attack", agent="actor/isis")]),
    ("nobody in common", [told("Killing"), told("Killing")]),
    ("unnamed victims in common", [told("Killing", target="actor/civilians"), told("Killing", target="actor/civilians")]),
]  # fmt: skip


@pytest.mark.parametrize("events", [events for _, events in SAME], ids=[name for name, _ in SAME])
def test_one_happening_told_by_two_articles_is_one_event(events: list[Told]) -> None:
    (happening,) = resolve([events[0]], [events[1]], published=[date(2025, 1, 11)] * 2)
    assert len({item.article for item in happening.evidence}) == 2


@pytest.mark.parametrize("events", [events for _, events in DIFFERENT], ids=[name for name, _ in DIFFERENT])
def test_two_happenings_stay_two(events: list[Told]) -> None:
    assert len(resolve([events[0]], [events[1]])) == 2


@pytest.mark.parametrize(
    "events",
    [events for name, events in DIFFERENT if name != "only the attacker in common"],
    ids=[name for name, _ in DIFFERENT if name != "only the attacker in common"],
)
def test_two_happenings_of_one_article_stay_two(events: list[Told]) -> None:
    assert len(resolve(events)) == len(resolve(events[::-1])) == 2


def test_two_deaths_in_a_town_on_a_day_are_not_one_for_that() -> None:
    event = told("Killing", place="place/damascus", time="2025-01-03")
    assert len(resolve([event], [event])) == 2


@pytest.mark.parametrize("type", ["Meeting", "Agreement", "Clash"])
def test_meetings_of_one_side_with_two_others_are_two(type: str) -> None:
    with_syria = sided(type, "actor/us", "actor/syria")
    with_russia = sided(type, "actor/us", "actor/russia")
    assert len(resolve([with_syria, with_russia])) == 2
    assert len(resolve([with_syria, with_syria, sided(type, "actor/us")])) == 1
    assert len(resolve([with_syria], [with_russia])) == 2


def test_who_was_killed_in_two_attacks_was_killed_twice_and_in_one_once() -> None:
    killing = told("Killing", agent="actor/isis", target="actor/civilians", instrument="v1")
    first, second = (told("Attack", agent="actor/isis", target=target) for target in ("place/shrine", "place/embassy"))
    types = [h.type for h in resolve([killing, first], [killing, second])]
    assert types.count("Killing") == types.count("Attack") == 2
    nameless = told("Killing", target="actor/victims", instrument="v1")
    assert sorted(h.type for h in resolve([nameless, first], [nameless, first])) == ["Attack", "Killing"]


def test_another_article_that_tells_of_an_attack_done_tells_of_another_one() -> None:
    foiled = told("Attack", agent="actor/isis", target="place/shrine", status="foiled")
    done = told("Attack", agent="actor/isis", target="place/shrine")
    assert sorted(happening.statuses for happening in resolve([foiled], [done])) == [("actual",), ("foiled",)]


def test_a_denial_names_no_attacker() -> None:
    (attack,) = happenings = resolve(
        [
            told("Attack", agent="actor/isis", target="place/shrine", status="negated"),
            told("Attack", target="place/shrine"),
        ]
    )
    assert attack.statuses == ("actual", "negated")
    assert not direct(happenings)


def test_sides_named_by_two_mentions_did_not_meet_each_other() -> None:
    happenings = resolve([sided("Meeting", "actor/us", "actor/syria"), sided("Meeting", "actor/us", "actor/army")])
    found = {(relation.subject, relation.object) for relation in direct(happenings)}
    assert ("actor/us", "actor/army") in found
    assert ("actor/syria", "actor/army") not in found


@pytest.mark.parametrize("type", ["Attack", "Accusation"])
def test_events_that_are_each_others_themes_or_their_own_are_resolved(type: str) -> None:
    happenings = resolve([told(type, agent="actor/us", theme="v1"), told("Demand", agent="actor/isis", theme="v0")])
    assert len(happenings) == 2
    (own,) = resolve([told(type, agent="actor/us", theme="v0")])
    assert own.participants == (("agent", "actor/us"),)


def test_an_article_given_twice_is_told_once() -> None:
    annotations, _ = annotated([told("Attack")])
    assert resolution.resolve(annotations * 2) == resolution.resolve(annotations)


def test_foilings_meet_by_the_attack_they_foiled_though_the_service_has_two_names() -> None:
    articles = [
        [told("Foiling", agent=agent, theme="v1", time="2025-01-11"),
         told("Attack", status="foiled", agent="actor/isis", target="place/shrine")]
        for agent in ("actor/service", "actor/bureau")
    ]  # fmt: skip
    happenings = resolve(*articles)
    assert sorted(happening.type for happening in happenings) == ["Attack", "Foiling"]
    (foiling,) = (happening for happening in happenings if happening.type == "Foiling")
    assert ("theme", next(h.key for h in happenings if h.type == "Attack")) in foiling.participants


def test_the_most_special_type_and_every_status_stand() -> None:
    (happening,) = resolve(
        [told("Attack", agent="actor/isis", target="place/shrine", status="possible")],
        [told("Bombing", agent="actor/isis", target="place/shrine")],
    )
    assert (happening.type, happening.statuses) == ("Bombing", ("actual", "possible"))


def test_reports_months_apart_are_of_different_happenings_unless_dated() -> None:
    events = told("Meeting", agent="actor/us", target="actor/syria")
    days = (date(2025, 1, 1), date(2025, 6, 1))
    assert len(resolve([events], [events], published=days)) == 2
    assert len(resolve([events], [events], published=days[:1] * 2)) == 1


def test_statements_are_acts_of_their_own() -> None:
    assert len(resolve([told("Statement", agent="actor/us"), told("Statement", agent="actor/us")])) == 2


@given(st.permutations(range(2 * len(SAME + DIFFERENT))))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    annotations, index = annotated(*[[event] for _, events in (*SAME, *DIFFERENT) for event in events])
    happenings = resolve_events(annotations, index, catalog=Catalog.load())
    assert resolve_events([annotations[number] for number in order], index, catalog=Catalog.load()) == happenings
    assert len({happening.key for happening in happenings}) == len(happenings)


def test_keys_are_ascii_names_of_what_happened() -> None:
    (happening,) = resolve([told("IntelligenceSharing", agent="actor/us", target="actor/syria")])
    (again,) = resolve([], [told("IntelligenceSharing", agent="actor/us", target="actor/syria")])
    assert happening.key == again.key
    assert happening.key.startswith("event/intelligencesharing-")


def test_one_event_has_the_most_special_type_told_and_its_declaration() -> None:
    (happening,) = resolve(
        [told("Attack", agent="actor/isis", target="place/shrine")],
        [told("CyberAttack", agent="actor/isis", target="place/shrine")],
    )
    assert (happening.type, happening.own) == ("CyberAttack", OWN["CyberAttack"])


def test_reports_with_different_tolls_are_one_event_that_keeps_both() -> None:
    killing = told("Killing", agent="actor/isis", target="actor/victims", place="place/baghdad", time="2025-01-11")
    annotations, index = annotated([killing], [killing], [killing])
    tolls = ((Count(12, "dead", "exact", "12 قتيلا"),), (Count(10, "dead", "atLeast", "عشرة"),), ())
    given = [
        replace(annotation, events=tuple(replace(event, counts=counts) for event in annotation.events))
        for annotation, counts in zip(annotations, tolls, strict=True)
    ]
    (happening,) = resolve_events(given, index, catalog=Catalog.load())
    assert {item.counts for item in happening.evidence} == set(tolls)
    assert happening.counts == (Count(10, "dead", "atLeast"), Count(12, "dead", "exact"))


def test_who_speaks_for_a_state_stands_on_its_side() -> None:
    (meeting,) = resolve([sided("Meeting", "actor/minister", "actor/syria", "actor/envoy")])
    assert all(("actor/minister", "actor/syria") in item.sides for item in meeting.evidence)


def test_strikes_that_killed_one_person_are_one() -> None:
    first = [
        told("AirStrike", agent="actor/us", place="place/baghdad"),
        told("Killing", target="actor/leader", instrument="v0"),
    ]
    second = [told("AirStrike"), told("Killing", target="actor/leader", instrument="v0")]
    happenings = resolve(first, second)
    assert sorted(h.type for h in happenings) == ["AirStrike", "Killing"]


def test_a_claim_is_known_by_the_attack_it_claims() -> None:
    claim = told("ClaimOfResponsibility", agent="actor/isis", theme="v1")
    attack = told("Attack", target="place/shrine", agent="actor/isis", time="2024-01-03")
    happenings = resolve([claim, attack], [claim, attack])
    assert sorted(h.type for h in happenings) == ["Attack", "ClaimOfResponsibility"]


def test_keys_do_not_depend_on_what_else_is_read() -> None:
    claim = [told("ClaimOfResponsibility", agent="actor/isis", theme="v1"), NAMED]
    alone = {h.key for h in resolve(claim)}
    before = [told("Attack", target="place/embassy", agent="actor/hts"), told("Bombing", place="place/iraq")]
    assert alone <= {h.key for h in resolve(claim, before)}


def test_a_service_is_compared_by_its_state_where_no_article_names_the_state(tell: Callable[..., Annotation]) -> None:
    annotation = tell(
        "قتل جهاز المخابرات الوطني العراقي أبا سالم وأعدم الجيش الأميركي أبا مالك",
        [
            ("جهاز المخابرات الوطني العراقي", "SecurityForce"),
            ("أبا سالم", "Person"),
            ("الجيش الأميركي", "SecurityForce"),
            ("أبا مالك", "Person"),
        ],
        [("Killing", "قتل", {"agent": 0, "target": 1}), ("Killing", "أعدم", {"agent": 2, "target": 3})],
    )
    found = resolution.resolve([annotation])
    assert "State" not in {entity.type for entity in found.entities}
    assert [happening.type for happening in found.happenings] == ["Killing", "Killing"]


def test_a_state_is_named_for_its_army() -> None:
    first = told("Foiling", agent="actor/army", theme="v1", time="2024-01-03")
    second = told("Foiling", agent="actor/russia", theme="v1", time="2024-01-03")
    attack = told("Attack", status="foiled", target="place/shrine", agent="actor/isis")
    assert [h.type for h in resolve([first, attack], [second, attack])] == ["Attack", "Foiling"]


def test_two_of_whom_each_names_another_side_are_two_though_both_name_some_unnamed() -> None:
    first, second = (
        {
            **told("Support"),
            "roles": [("agent", "actor/us"), ("agent", other), ("agent", some), ("target", "actor/isis")],
        }
        for other, some in (("actor/syria", "actor/soldiers"), ("actor/russia", "actor/civilians"))
    )
    days = [date(2025, 1, 11)] * 2
    assert len(resolve([first], [second], published=days)) == 2
    assert len(resolve([first], [first], published=days)) == 1
