"""Contradictions: two dates, two tolls, two agents stand with who says so; what may be one is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from khabar.graph.knowledge.checking import violations
from khabar.graph.knowledge.graph import KnowledgeGraph
from khabar.graph.pipeline.doc import Count, TimeValue
from khabar.graph.reading.article import Article
from khabar.graph.resolution.model import Entity, Evidence, Fact, Happening, Resolved

ARTICLES = tuple(
    sorted(
        (Article(text=name, language="ar", title=f"خبر {name}", publisher=f"صحيفة {name}") for name in "بتث"),
        key=lambda article: article.id,
    )
)
ENTITIES = tuple(
    Entity(f"{folder}/{name}", type, (("ar", ar), ("en", en)))
    for folder, name, type, ar, en in (
        ("actor", "army", "SecurityForce", "الجيش السوري", "Syrian Army"),
        ("actor", "brigade", "ArmedGroup", "اللواء", "The Brigade"),
        ("actor", "gunmen", "PersonGroup", "مسلحون", "gunmen"),
        ("actor", "iraq", "State", "العراق", "Iraq"),
        ("actor", "minister", "Person", "الوزير", "the minister"),
        ("actor", "mayor", "Person", "رئيس البلدية", "the mayor"),
        ("actor", "movement", "ArmedGroup", "الحركة", "The Movement"),
        ("actor", "police", "SecurityForce", "الشرطة", "the police"),
        ("actor", "syria", "State", "سوريا", "Syria"),
        ("place", "aleppo-sy", "Place", "حلب", "Aleppo"),
        ("place", "idlib-sy", "Place", "إدلب", "Idlib"),
        ("place", "market", "Site", "السوق", "the market"),
        ("place", "quarter", "Place", "الحي", "the quarter"),
    )
)


def count(value: int, bound: str = "exact", unit: str = "dead") -> Count:
    return Count(value, unit, bound, f"{value}")


def said(number: int, *, start: int = 0, by: tuple[str, ...] = (), status: str = "actual", **more: Any) -> Evidence:
    more["participants"] = tuple((role, key) for role, key in more.pop("roles", ()))
    return Evidence(
        ARTICLES[number].id, start, start + 3, "قُتل الناس.", status, 0.9, "test:row", attributed_to=by, **more
    )


def graph(*evidence: Evidence, type: str = "Attack", facts: tuple[Fact, ...] = ()) -> KnowledgeGraph:
    happening = Happening(
        key="event/one",
        type=type,
        statuses=tuple(sorted({item.status for item in evidence})),
        participants=tuple(sorted({part for item in evidence for part in item.participants or ()})),
        evidence=evidence,
    )
    return KnowledgeGraph.from_resolved(Resolved(ARTICLES, ENTITIES, (happening,), facts))


def found(kg: KnowledgeGraph) -> dict[str, list[tuple[str, int]]]:
    """What contradicts itself, with each value and how many say it."""
    (event,) = kg.events()
    return {
        item.what: [(value.label_en, len(value.evidence)) for value in item.values] for item in kg.contradictions(event)
    }


def times(*values: str) -> tuple[TimeValue, ...]:
    return tuple(TimeValue(*value.split("/")) for value in values)


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ({"times": times("2025-01-11")}, {"times": times("2025-01-12")}, "time"),
        ({"times": times("2025-01")}, {"times": times("2025-02-03")}, "time"),
        ({"times": times("2025-01-11")}, {"times": times("--01-12")}, "time"),
        ({"times": times("2025-01-05/2025-01-07")}, {"times": times("2025-01-08")}, "time"),
        ({"counts": (count(5),)}, {"counts": (count(7),)}, "dead"),
        ({"counts": (count(8, "atLeast"),)}, {"counts": (count(7),)}, "dead"),
        ({"counts": (count(5), count(9, unit="wounded"))}, {"counts": (count(4, unit="wounded"),)}, "wounded"),
        ({"counts": (count(200, "vague"),)}, {"counts": (count(50),)}, "dead"),
        ({"roles": [("agent", "actor/brigade")]}, {"roles": [("agent", "actor/movement")]}, "agent"),
        ({"roles": [("agent", "actor/syria")]}, {"roles": [("agent", "actor/movement")]}, "agent"),
        ({"roles": [("agent", "actor/iraq")]}, {"roles": [("agent", "actor/army")]}, "agent"),
        ({"roles": [("agent", "actor/minister")]}, {"roles": [("agent", "actor/mayor")]}, "agent"),
        ({"roles": [("target", "actor/iraq")]}, {"roles": [("target", "actor/syria")]}, "target"),
        ({"status": "actual"}, {"status": "negated"}, "status"),
        ({"status": "foiled"}, {"status": "actual"}, "status"),
    ],
)
def test_what_contradicts(first: dict[str, Any], second: dict[str, Any], what: str) -> None:
    assert set(found(graph(said(0, **first), said(1, **second)))) == {what}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"times": times("2025-01")}, {"times": times("2025-01-11")}, id="a month and a day of it"),
        pytest.param({"times": times("--01-11")}, {"times": times("2025-01-11")}, id="a day without its year"),
        pytest.param(
            {"times": times("2025-01-05/2025-01-12")}, {"times": times("2025-01-11")}, id="days and one of them"
        ),
        pytest.param(
            {"times": times("2025-01-11", "2025-01-13")}, {"times": times("2025-01-13")}, id="one of two days"
        ),
        pytest.param({"times": times("2025-01-11")}, {}, id="no time"),
        pytest.param({"counts": (count(5, "atLeast"),)}, {"counts": (count(7),)}, id="at least"),
        pytest.param({"counts": (count(5, "atLeast"), count(9, "atMost"))}, {"counts": (count(7),)}, id="a range"),
        pytest.param({"counts": (count(30, "approximate"),)}, {"counts": (count(33),)}, id="about"),
        pytest.param({"counts": (count(20, "vague"),)}, {"counts": (count(46),)}, id="dozens"),
        pytest.param({"counts": (count(5),)}, {"counts": (count(9, unit="wounded"),)}, id="dead and wounded"),
        pytest.param({"counts": (count(3), count(5))}, {"counts": (count(7),)}, id="one that says two numbers"),
        pytest.param({"roles": [("agent", "actor/syria")]}, {"roles": [("agent", "actor/army")]}, id="state and army"),
        pytest.param({"roles": [("agent", "actor/syria")]}, {"roles": [("agent", "actor/police")]}, id="whose police?"),
        pytest.param({"roles": [("agent", "actor/brigade")]}, {"roles": [("agent", "actor/gunmen")]}, id="somebody"),
        pytest.param({"roles": [("agent", "actor/brigade")]}, {"roles": [("agent", "actor/mayor")]}, id="man and body"),
        pytest.param(
            {"roles": [("agent", "actor/brigade"), ("agent", "actor/movement")]},
            {"roles": [("agent", "actor/movement")]},
            id="one of two",
        ),
        pytest.param(
            {"roles": [("target", "actor/mayor")]}, {"roles": [("target", "actor/minister")]}, id="two victims"
        ),
        pytest.param(
            {"roles": [("target", "place/market")]}, {"roles": [("target", "actor/army")]}, id="site and force"
        ),
        pytest.param(
            {"roles": [("place", "place/aleppo-sy")]}, {"roles": [("place", "place/quarter")]}, id="may lie in it"
        ),
        pytest.param({"times": times("2025-01-11")}, {"times": times("2025-01-12"), "status": "planned"}, id="planned"),
        pytest.param({"status": "planned"}, {"status": "actual"}, id="planned, then done"),
        pytest.param({"status": "possible"}, {"status": "negated"}, id="feared, and not done"),
    ],
)
def test_what_does_not(first: dict[str, Any], second: dict[str, Any]) -> None:
    assert found(graph(said(0, **first), said(1, **second))) == {}


def test_two_towns_are_two_places() -> None:
    one, other = [("place", "place/aleppo-sy")], [("place", "place/idlib-sy")]
    kg = graph(said(0, roles=one), said(1, roles=other), said(2, roles=other))
    assert found(kg) == {"place": [("Idlib", 2), ("Aleppo", 1)]}


@pytest.mark.parametrize("relation", ["partOf", "represents", "memberOf", "leads"])
def test_a_part_that_the_graph_knows_is_no_other(relation: str) -> None:
    evidence = (said(0, roles=[("agent", "actor/brigade")]), said(1, roles=[("agent", "actor/movement")]))
    fact = Fact(f"relation/{relation}-1", relation, "actor/brigade", "actor/movement", (said(2),))
    assert found(graph(*evidence)) != {}
    assert found(graph(*evidence, facts=(fact,))) == {}


def test_all_sides_of_a_clash_are_agents_and_each_may_be_named_alone() -> None:
    evidence = (said(0, roles=[("agent", "actor/brigade")]), said(1, roles=[("agent", "actor/movement")]))
    assert found(graph(*evidence, type="Clash")) == {}
    assert found(graph(*evidence, type="Bombing")) != {}


def test_in_one_article_only_two_speakers_contradict_each_other() -> None:
    five, seven = {"counts": (count(5),)}, {"counts": (count(7),), "start": 50}
    assert found(graph(said(0, **five), said(0, **seven))) == {}
    assert found(graph(said(0, by=("actor/mayor",), **five), said(0, **seven))) == {}
    assert found(graph(said(0, by=("actor/mayor",), **five), said(0, by=("actor/mayor",), **seven))) == {}
    assert found(graph(said(0, by=("actor/mayor",), **five), said(0, by=("actor/minister",), **seven)))


def test_every_value_stands_with_who_says_so_and_what_says_it_less_precisely_with_it() -> None:
    kg = graph(
        said(0, times=times("2025-01-11"), by=("actor/minister",)),
        said(1, times=times("--01-11")),
        said(2, times=times("2025-01-12"), by=("actor/mayor",)),
        said(2, times=times("2025"), start=40),
    )
    (event,) = kg.events()
    (contradiction,) = kg.contradictions(event)
    assert (contradiction.what, contradiction.label("en"), contradiction.label("ar")) == ("time", "time", "الزمان")
    first, second = contradiction.values
    assert (first.value, len(first.chains), second.value, len(second.chains)) == ("2025-01-11", 2, "2025-01-12", 1)
    assert [str(chain) for chain in second.chains] == [
        f"رئيس البلدية -> {ARTICLES[2].title}, {ARTICLES[2].publisher}",
    ]
    assert [item.article.title for item in first.evidence] == [ARTICLES[0].title, ARTICLES[1].title]
    assert kg.contradictions(event.iri) == (contradiction,)


def test_a_loaded_graph_knows_them_as_the_built_one_does(tmp_path: Path) -> None:
    kg = graph(
        said(0, times=times("2025-01-05/2025-01-07"), counts=(count(5),), roles=[("agent", "actor/brigade")]),
        said(1, times=times("2025-01-12"), counts=(count(9, "atLeast"),), roles=[("agent", "actor/movement")]),
        said(2, status="negated"),
    )
    kg.save(tmp_path / "g.ttl")
    assert violations(tmp_path / "g.ttl") == []
    (event,), loaded = kg.events(), KnowledgeGraph.load(tmp_path / "g.ttl")
    assert loaded.contradictions(event) == kg.contradictions(event)
    assert found(loaded) == {
        "time": [("2025-01-05 – 2025-01-07", 1), ("2025-01-12", 1)],
        "dead": [("5 dead", 1), ("≥9 dead", 1)],
        "agent": [("The Brigade", 1), ("The Movement", 1)],
        "status": [("actual", 2), ("negated", 1)],
    }


def test_what_a_graph_of_others_says_badly_is_left_out() -> None:
    kg = graph(said(0, times=times("2025-01-11")), said(1, times=times("2025-01-12")))
    text = kg.rdf.serialize(format="nt").replace('"2025-01-12"', '"2025-13-40"')
    from rdflib import Graph

    assert found(KnowledgeGraph(Graph().parse(data=text, format="nt"))) == {}


def test_counts_that_mentions_give_of_an_event_are_compared_by_unit() -> None:
    base = said(0, counts=(count(5), count(20, "atLeast", "wounded")))
    kg = graph(base, replace(said(1), counts=(count(5), count(12, "exact", "wounded"))))
    assert found(kg) == {"wounded": [("12 wounded", 1), ("≥20 wounded", 1)]}
