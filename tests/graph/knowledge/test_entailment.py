"""Direct relations: each rule of the ontology, and what must not follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from khabar.graph.knowledge import entailment
from khabar.graph.knowledge.entailment import direct
from khabar.graph.pipeline.rules import MODEL, agreed
from khabar.graph.resolution.model import Evidence, Fact, Happening
from khabar.ontology.owntypes import OwnType
from khabar.ontology.vocabulary import direct_rules


def happening(key: str, type: str, *participants: tuple[str, str], status: str = "actual") -> Happening:
    evidence = Evidence("article", 0, 3, "جملة", status, 0.7, "test")
    return Happening(key, type, (status,), participants, (evidence,))


def pairs(*happenings: Happening) -> set[tuple[str, str, str]]:
    return {(found.subject, found.relation, found.object) for found in direct(happenings)}


@pytest.mark.parametrize(
    ("type", "relation"),
    [
        ("Attack", "attacked"),
        ("Bombing", "bombed"),
        ("AirStrike", "bombed"),
        ("AirStrike", "attacked"),
        ("Killing", "killed"),
        ("Assassination", "killed"),
        ("Abduction", "abducted"),
        ("Arrest", "arrested"),
        ("Warning", "warned"),
        ("Threat", "threatened"),
        ("Accusation", "accused"),
        ("Condemnation", "condemned"),
        ("Sanction", "sanctioned"),
        ("Support", "supported"),
        ("IntelligenceSharing", "sharedIntelligenceWith"),
    ],
)
def test_agent_and_target_of_an_actual_event_are_related(type: str, relation: str) -> None:
    found = pairs(happening("v", type, ("agent", "a"), ("target", "b")))
    assert ("a", relation, "b") in found
    assert all(subject == "a" for subject, _, _ in found)


def test_a_designee_points_at_who_designated_it() -> None:
    found = pairs(happening("v", "Designation", ("agent", "state"), ("target", "group")))
    assert found == {("group", "designatedAsTerroristBy", "state")}


@pytest.mark.parametrize(
    ("type", "relation"),
    [
        ("Meeting", "metWith"),
        ("Agreement", "agreedWith"),
        ("Cooperation", "cooperatedWith"),
        ("IntelligenceSharing", "sharedIntelligenceWith"),
    ],
)
def test_sides_are_related_both_ways(type: str, relation: str) -> None:
    found = pairs(happening("v", type, ("agent", "a"), ("agent", "b")))
    assert found == {("a", relation, "b"), ("b", relation, "a")}


@pytest.mark.parametrize(
    ("type", "sides", "related"),
    [("Meeting", 4, 12), ("Meeting", 5, 0), ("Cooperation", 5, 0), ("Agreement", 5, 20)],
)
def test_no_two_of_many_at_one_meeting_have_met(type: str, sides: int, related: int) -> None:
    names = [f"state{number}" for number in range(sides)]
    event = happening("v", type, *(("agent", name) for name in names))
    assert len(pairs(event)) == related
    (item,) = event.evidence
    apart = replace(event, evidence=(replace(item, sides=(tuple(names[:1]), tuple(names[1:]))),))
    assert len(pairs(apart)) == (2 * (sides - 1) if related else 0)


def test_a_rule_that_says_so_relates_both_ways() -> None:
    told = happening("v", "Attack", ("agent", "a"), ("target", "b"))
    rule = next(rule for rule in direct_rules() if rule.relation == "attacked")
    assert set(entailment.pairs(rule, told, {})) == {("a", "b")}
    assert set(entailment.pairs(replace(rule, both_ways=True), told, {})) == {("a", "b"), ("b", "a")}


def test_two_givers_to_a_third_did_not_share_with_each_other() -> None:
    event = happening("v", "IntelligenceSharing", ("agent", "a"), ("agent", "b"), ("target", "c"))
    assert pairs(event) == {("a", "sharedIntelligenceWith", "c"), ("b", "sharedIntelligenceWith", "c")}


@pytest.mark.parametrize("status", ["planned", "foiled", "negated", "possible"])
def test_what_did_not_happen_relates_nobody(status: str) -> None:
    assert not pairs(happening("v", "Attack", ("agent", "a"), ("target", "b"), status=status))


def test_a_foiler_is_related_to_attacker_and_target_of_the_foiled_attack() -> None:
    attack = happening("attack", "Bombing", ("agent", "group"), ("target", "shrine"), status="foiled")
    foiling = happening("foiling", "Foiling", ("agent", "service"), ("theme", "attack"))
    assert pairs(attack, foiling) == {
        ("service", "foiledAttackOn", "shrine"),
        ("service", "foiledAttackBy", "group"),
    }


def test_foiling_something_else_foils_no_attack() -> None:
    warning = happening("warning", "Warning", ("agent", "group"), ("target", "shrine"), status="foiled")
    foiling = happening("foiling", "Foiling", ("agent", "service"), ("theme", "warning"))
    assert not pairs(warning, foiling)


def test_nobody_is_related_to_themselves() -> None:
    assert not pairs(happening("v", "Clash", ("agent", "a")), happening("w", "Attack", ("agent", "a"), ("target", "a")))


def test_two_events_that_entail_one_relation_both_stand_behind_it() -> None:
    first = happening("v1", "Attack", ("agent", "a"), ("target", "b"))
    second = happening("v2", "Attack", ("agent", "a"), ("target", "b"))
    (found,) = direct([first, second])
    assert (found.events, len(found.evidence)) == (("v1", "v2"), 2)


def test_a_type_of_the_users_own_has_the_direct_relations_of_the_class_above_it() -> None:
    sides = (("agent", "a"), ("target", "b"))

    def of(own: OwnType, *participants: tuple[str, str], key: str = "v", status: str = "actual") -> Happening:
        return replace(happening(key, own.name, *participants, status=status), own=own)

    raid = OwnType("DroneRaid", "AirStrike")
    assert pairs(of(raid, *sides)) == {("a", "bombed", "b"), ("a", "attacked", "b")}
    assert pairs(of(raid, *sides, status="foiled")) == set()
    assert pairs(of(OwnType("Fire", "Violence"), *sides)) == set()
    foiling = happening("f", "Foiling", ("agent", "police"), ("theme", "v"))
    found = pairs(of(raid, *sides, status="foiled"), foiling)
    assert found == {("police", "foiledAttackOn", "b"), ("police", "foiledAttackBy", "a")}


def test_a_mention_that_is_rather_wrong_than_right_asserts_nothing() -> None:
    event = happening("v", "Meeting", ("agent", "a"), ("agent", "b"))
    doubtful = replace(event, evidence=(replace(event.evidence[0], confidence=0.33),))
    assert pairs(doubtful) == set()
    both = replace(event, evidence=(*doubtful.evidence, *event.evidence))
    assert ("a", "metWith", "b") in pairs(both)


def test_a_doubtful_participant_is_related_to_nobody_until_another_mention_is_sure() -> None:
    doubtful = (("target", "b"),)
    parts = (("agent", "a"), ("target", "b"), ("target", "c"))
    unsure = Evidence("one", 0, 3, "جملة", "actual", 0.9, "test", participants=parts, doubtful=doubtful)
    event = Happening("v", "Attack", ("actual",), parts, (unsure,))
    assert pairs(event) == {("a", "attacked", "c")}
    sure = Evidence("two", 0, 3, "جملة", "actual", 0.9, "test", participants=parts[:2])
    assert pairs(replace(event, evidence=(unsure, sure))) == {("a", "attacked", "b"), ("a", "attacked", "c")}


@pytest.mark.parametrize(
    ("type", "relation", "expected"),
    [
        ("Killing", "leads", {"leader"}),
        ("Arrest", "memberOf", {"leader"}),
        ("Killing", "alliedWith", {"leader", "movement"}),
        ("Attack", "leads", {"leader", "movement"}),
    ],
)
def test_who_kills_the_leader_of_a_body_has_not_killed_the_body(type: str, relation: str, expected: set[str]) -> None:
    event = happening("v", type, ("agent", "army"), ("target", "leader"), ("target", "movement"))
    fact = Fact("f", relation, "leader", "movement", event.evidence)
    assert {found.object for found in direct([event], [fact])} == expected
    assert {found.object for found in direct([event])} == {"leader", "movement"}


def test_who_was_only_hurt_was_not_killed() -> None:
    event = happening("v", "Killing", ("agent", "a"), ("target", "b"))
    (item,) = event.evidence
    hurt = replace(item, wounds=True)
    assert pairs(replace(event, evidence=(hurt,))) == set()
    (found,) = direct([replace(event, evidence=(item, hurt))])
    assert found.evidence == (item,)


@pytest.mark.parametrize("told", ["revoked", "sanctions"])
def test_whose_designation_is_only_told_as_revoked_or_for_sanctions_is_not_designated(told: str) -> None:
    event = happening("v", "Designation", ("agent", "a"), ("target", "b"))
    (item,) = event.evidence
    other = replace(item, revoked=told == "revoked", sanctions=told == "sanctions")
    assert pairs(replace(event, evidence=(other,))) == set()
    (found,) = direct([replace(event, evidence=(item, other))])
    assert (found.subject, found.object, found.evidence) == ("b", "a", (item,))


def test_who_is_named_side_by_side_has_not_met_each_other() -> None:
    event = happening("v", "Meeting", ("agent", "a"), ("agent", "b"), ("agent", "c"))
    (item,) = event.evidence
    apart = replace(event, evidence=(replace(item, sides=(("a",), ("b", "c"))),))
    assert {frozenset(found[::2]) for found in pairs(apart)} == {frozenset("ab"), frozenset("ac")}
    assert len(pairs(event)) == 6


def test_a_static_relation_needs_a_row_or_a_mention_that_is_rather_right_than_wrong() -> None:
    (sure,) = happening("v", "Meeting").evidence
    unsure = replace(sure, confidence=0.4, rule=MODEL)
    found = replace(unsure, rule=agreed("relations:leads:1"))
    assert not Fact("f", "leads", "leader", "movement", (unsure, unsure)).likely
    assert Fact("f", "leads", "leader", "movement", (unsure, replace(sure, rule=MODEL))).likely
    assert Fact("f", "leads", "leader", "movement", (unsure, found)).likely


def told(article: str, *participants: tuple[str, str]) -> Evidence:
    return Evidence(article, 0, 3, "جملة", "actual", 0.7, "test", participants=participants)


@pytest.mark.parametrize("relation", ["leads", "memberOf", "represents"])
def test_who_meets_beside_the_body_he_leads_has_not_met_it(relation: str) -> None:
    event = happening("v", "Meeting", ("agent", "delegation"), ("agent", "leader"), ("agent", "movement"))
    fact = Fact("f", relation, "leader", "movement", event.evidence)
    met = {frozenset((found.subject, found.object)) for found in direct([event], [fact])}
    assert met == {frozenset(("delegation", "leader")), frozenset(("delegation", "movement"))}


def test_members_of_one_alliance_meet_it_and_each_other() -> None:
    event = happening("v", "Meeting", ("agent", "state"), ("agent", "alliance"))
    fact = Fact("f", "partOf", "state", "alliance", event.evidence)
    assert direct([event], [fact]) == direct([event])


def test_a_relation_is_said_by_the_mentions_that_name_both_things() -> None:
    both, one, none = told("1", ("agent", "a"), ("target", "b")), told("2", ("target", "b")), told("3")
    event = Happening("v", "Arrest", ("actual",), (("agent", "a"), ("target", "b")), (both, one, none))
    (found,) = direct([event])
    assert found.evidence == (both,)
    assert not found.pieced


def test_where_no_mention_names_both_those_that_name_one_say_it_together() -> None:
    first, second, none = told("1", ("agent", "a")), told("2", ("target", "b")), told("3")
    event = Happening("v", "Arrest", ("actual",), (("agent", "a"), ("target", "b")), (first, second, none))
    (found,) = direct([event])
    assert found.evidence == (first, second)
    assert found.pieced


def test_mentions_that_each_say_who_did_it_to_whom_are_not_crossed() -> None:
    first, second = told("1", ("agent", "a"), ("target", "b")), told("2", ("agent", "c"), ("target", "d"))
    parts = (("agent", "a"), ("agent", "c"), ("target", "b"), ("target", "d"))
    event = Happening("v", "Attack", ("actual",), parts, (first, second))
    assert pairs(event) == {("a", "attacked", "b"), ("c", "attacked", "d")}
    whom = replace(event, participants=(*parts, ("target", "e")), evidence=(first, told("3", ("target", "e"))))
    assert pairs(whom) == {("a", "attacked", "b"), ("a", "attacked", "e")}
    by = replace(event, participants=(*parts, ("agent", "e")), evidence=(first, told("3", ("agent", "e"))))
    assert pairs(by) == {("a", "attacked", "b"), ("e", "attacked", "b")}


def test_whose_attack_was_foiled_is_named_with_the_attack() -> None:
    attack = happening("plot", "Attack", ("target", "shrine"), status="foiled")
    item = told("1", ("agent", "service"), ("theme", "plot"))
    foiling = Happening("v", "Foiling", ("actual",), (("agent", "service"), ("theme", "plot")), (item,))
    (found,) = direct([attack, foiling])
    assert (found.relation, found.evidence, found.pieced) == ("foiledAttackOn", (item,), False)
