from __future__ import annotations

from pathlib import Path

import pytest

from khabar.ontology import terms
from khabar.ontology.errors import OntologyError, UnknownTermError
from khabar.ontology.namespace import KHABAR
from khabar.ontology.source import SOURCE, read
from khabar.ontology.terms import DirectRelation, EventType, Role
from khabar.ontology.vocabulary import (
    comment,
    count_units,
    direct_rules,
    label,
    namespaces,
    subtypes,
    supertypes,
    vocabulary,
)


def test_every_direct_relation_has_a_rule_and_every_rule_a_direct_relation() -> None:
    assert {rule.relation for rule in direct_rules()} == set(DirectRelation.ALL)


def test_every_rule_speaks_of_events_and_roles() -> None:
    for rule in direct_rules():
        assert rule.event_type in EventType.ALL
        assert {rule.subject_role, rule.object_role} <= set(Role.ALL)
        assert {rule.object_through, rule.without_role} <= {*Role.ALL, None}
        assert (rule.object_through is None) == (rule.through_type is None)


@pytest.mark.parametrize(
    ("relation", "ends"),
    [
        (DirectRelation.ATTACKED, {(EventType.ATTACK, Role.AGENT, Role.TARGET, False)}),
        (
            DirectRelation.BOMBED,
            {
                (EventType.BOMBING, Role.AGENT, Role.TARGET, False),
                (EventType.AIR_STRIKE, Role.AGENT, Role.TARGET, False),
            },
        ),
        (DirectRelation.DESIGNATED_AS_TERRORIST_BY, {(EventType.DESIGNATION, Role.TARGET, Role.AGENT, False)}),
        (DirectRelation.MET_WITH, {(EventType.MEETING, Role.AGENT, Role.AGENT, True)}),
        (
            DirectRelation.SHARED_INTELLIGENCE_WITH,
            {
                (EventType.INTELLIGENCE_SHARING, Role.AGENT, Role.TARGET, False),
                (EventType.INTELLIGENCE_SHARING, Role.AGENT, Role.AGENT, True),
            },
        ),
    ],
)
def test_a_rule_runs_between_the_right_roles(relation: str, ends: set[tuple[str, str, str, bool]]) -> None:
    rules = [rule for rule in direct_rules() if rule.relation == relation]
    assert {(rule.event_type, rule.subject_role, rule.object_role, rule.both_ways) for rule in rules} == ends


@pytest.mark.parametrize(
    ("relation", "role"),
    [(DirectRelation.FOILED_ATTACK_ON, Role.TARGET), (DirectRelation.FOILED_ATTACK_BY, Role.AGENT)],
)
def test_a_foiler_is_related_to_a_participant_of_the_violence_foiled(relation: str, role: str) -> None:
    (rule,) = (rule for rule in direct_rules() if rule.relation == relation)
    assert (rule.event_type, rule.subject_role) == (EventType.FOILING, Role.AGENT)
    assert (rule.object_through, rule.through_type, rule.object_role) == (
        Role.THEME,
        terms.EventClass.VIOLENCE,
        role,
    )


def test_intelligence_is_mutual_only_where_no_receiver_is_named() -> None:
    mutual = {rule.without_role for rule in direct_rules() if rule.both_ways}
    assert mutual == {None, Role.TARGET}
    (rule,) = (rule for rule in direct_rules() if rule.without_role)
    assert rule.relation == DirectRelation.SHARED_INTELLIGENCE_WITH


@pytest.mark.parametrize(
    ("term", "above"),
    [
        ("Assassination", ("Assassination", "Killing", "Violence", "Event")),
        ("Site", ("Site", "Location", "Entity")),
        ("bombed", ("bombed", "directRelation")),
        ("Event", ("Event",)),
    ],
)
def test_supertypes_go_from_the_term_to_the_top(term: str, above: tuple[str, ...]) -> None:
    assert supertypes(term) == above
    for wider in above:
        assert term in subtypes(wider)


def test_everything_that_can_be_mentioned_stands_under_its_top() -> None:
    assert set(subtypes("Event")) == {*terms.EventType.ALL, *terms.EventClass.ALL}
    assert set(subtypes("Entity")) == {*terms.EntityType.ALL, *terms.EntityClass.ALL}


def test_labels_are_found_by_local_name_and_by_iri_in_both_languages() -> None:
    assert label(EventType.FOILING, "ar") == label(str(KHABAR.Foiling), "ar") == label(KHABAR.Foiling, "ar") == "إحباط"
    assert comment(EventType.FOILING, "en").startswith("The thwarting")


@pytest.mark.parametrize(
    ("term", "language"), [("Foilng", "ar"), ("http://example.org/Foiling", "ar"), ("Foiling", "fr")]
)
def test_an_unknown_term_or_language_is_named(term: str, language: str) -> None:
    with pytest.raises(UnknownTermError, match=f"{term}|{language}"):
        label(term, language)


def test_prefixes_are_those_of_the_ontology_and_cannot_be_changed() -> None:
    assert namespaces()["khabar"] == terms.NAMESPACE
    assert {"oa", "owl", "prov", "rdf", "rdfs", "schema", "skos", "xsd"} <= set(namespaces())
    with pytest.raises(TypeError):
        namespaces()["x"] = "y"  # type: ignore[index]


def test_what_is_read_is_what_the_names_were_made_of() -> None:
    words = vocabulary()
    assert (words.namespace, words.id_namespace, words.version) == (
        terms.NAMESPACE,
        terms.ID_NAMESPACE,
        terms.VERSION,
    )
    assert vocabulary() is words


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a> <b> .", r"broken\.ttl:1: not Turtle"),
        ("<urn:a> <urn:b> [] .", r"broken\.ttl: a blank node"),
        ("<urn:a> <urn:b> <urn:c> .", r"broken\.ttl: no vann:preferredNamespaceUri"),
    ],
)
def test_an_ontology_that_cannot_be_read_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OntologyError, match=message):
        read(path)


def test_a_rule_without_its_roles_is_named(tmp_path: Path) -> None:
    path = tmp_path / "broken.ttl"
    text = SOURCE.read_text(encoding="utf-8")
    path.write_text(text.replace("    khabar:objectRole khabar:agent ;\n", "", 1), encoding="utf-8")
    with pytest.raises(OntologyError, match=r"the rule \S+ has no objectRole"):
        read(path)


def test_every_unit_counts_those_who_play_a_role_in_a_class_of_events() -> None:
    assert tuple(unit.name for unit in count_units()) == terms.Unit.ALL
    for unit in count_units():
        assert unit.event_types, unit
        assert set(unit.event_types) <= {*terms.EventType.ALL, *terms.EventClass.ALL}
        assert unit.roles, unit
        assert set(unit.roles) <= set(terms.Role.ALL)
