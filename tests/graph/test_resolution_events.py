"""Event coreference: one happening told twice is one event, two happenings stay two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph import resolution
from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.entailment import direct
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, Argument, Count, Relation, TimeValue
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities import EntityIndex
from khabar.graph.resolution.events import resolve_events
from khabar.graph.resolution.facts import resolve_facts
from khabar.graph.resolution.model import Happening
from khabar.ontology.owntypes import OwnType

TYPES = {
    "actor/us": "State",
    "actor/syria": "State",
    "actor/isis": "ArmedGroup",
    "actor/service": "SecurityForce",
    "actor/bureau": "SecurityForce",
    "actor/civilians": "PersonGroup",
    "place/shrine": "Site",
    "place/damascus": "Place",
    "place/syria": "Place",
    "place/baghdad": "Place",
    "place/iraq": "Place",
    "place/sidon-lb": "Place",
    "place/tyre-lb": "Place",
    "place/africa": "Place",
    "actor/russia": "State",
    "actor/army": "SecurityForce",
    "actor/hts": "ArmedGroup",
    "actor/victims": "PersonGroup",
    "actor/weapon": "Weapon",
    "place/embassy": "Site",
    "actor/envoy": "Person",
}


@dataclass(frozen=True)
class Index:
    """Mentions are called by the keys of their entities."""

    mentions: Mapping[tuple[str, str], str]

    def key(self, article: str, mention: str) -> str | None:
        return self.mentions.get((article, mention))

    def type(self, key: str) -> str:
        return TYPES[key]


OWN = {"CyberAttack": OwnType("CyberAttack", "Attack"), "Tweet": OwnType("Tweet", "Statement")}
"""Types of a user's own."""

Told = dict[str, Any]


def told(type: str, *, status: str = "actual", time: str | None = None, **roles: str) -> Told:
    """An event as an article tells it: roles to keys of entities, or "v<n>" for the n-th event of the article."""
    return {"type": type, "status": status, "time": time, "roles": roles}


def sided(type: str, *agents: str) -> Told:
    """An event of several agents."""
    return {"type": type, "status": "actual", "time": None, "roles": [("agent", agent) for agent in agents]}


def resolve(*articles: Sequence[Told], published: Sequence[date | None] = ()) -> tuple[Happening, ...]:
    annotations, index = annotated(*articles, published=published)
    return resolve_events(annotations, index, catalog=Catalog.load())


def annotated(*articles: Sequence[Told], published: Sequence[date | None] = ()) -> tuple[list[Annotation], EntityIndex]:
    annotations, keys = [], {}
    for number, events in enumerate(articles):
        day = published[number] if number < len(published) else None
        article = Article(text=f"{number} " * 200, language="ar", published=day)
        mentions, made = [], []
        for index, event in enumerate(events):
            arguments = []
            roles = event["roles"]
            for role, filler in roles.items() if isinstance(roles, dict) else roles:
                if filler.startswith("v"):
                    arguments.append(Argument(role, filler))
                    continue
                name = f"e{len(mentions)}"
                mentions.append(Mention(name, TYPES[filler], 0, 1, filler, 0))
                keys[article.id, name] = filler
                arguments.append(Argument(role, name))
            if event["time"]:
                name = f"e{len(mentions)}"
                mentions.append(Mention(name, TIME, 0, 1, event["time"], 0, time=TimeValue(event["time"])))
                arguments.append(Argument("time", name))
            start = 10 * index
            made.append(
                EventMention(
                    f"v{index}",
                    event["type"],
                    start,
                    start + 3,
                    "x",
                    0,
                    event["status"],
                    tuple(arguments),
                    own=OWN.get(event["type"]),
                )
            )
        annotations.append(Annotation(article, ((0, len(article.text)),), tuple(mentions), tuple(made), ()))
    return annotations, cast(EntityIndex, Index(keys))


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
                   told("Killing", agent="actor/isis", target="actor/victims", time="2025-01-03")]),
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
    (happening,) = resolve([events[0]], [events[1]])
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


def test_of_several_attacks_it_may_be_a_mention_is_the_one_told_last() -> None:
    happenings = resolve(
        [
            told("Attack", agent="actor/isis", target="place/shrine"),
            told("Attack", agent="actor/isis", target="place/embassy"),
            told("Attack", agent="actor/isis"),
        ]
    )
    found = {dict(happening.participants)["target"]: len(happening.evidence) for happening in happenings}
    assert found == {"place/shrine": 1, "place/embassy": 2}


def test_what_an_article_calls_foiled_stays_foiled_when_it_is_called_an_attack_again() -> None:
    (attack,) = resolve(
        [
            told("Attack", agent="actor/isis", target="place/shrine", status="foiled"),
            told("Attack", agent="actor/isis", target="place/shrine"),
        ]
    )
    assert attack.statuses == ("foiled",)
    assert {item.status for item in attack.evidence} == {"foiled"}


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


def test_a_bare_noun_joins_the_event_it_refers_to_in_its_article() -> None:
    (happening,) = resolve(
        [told("Attack", target="place/shrine"), told("Attack", agent="actor/isis", target="place/shrine")]
    )
    assert dict(happening.participants) == {"agent": "actor/isis", "target": "place/shrine"}


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


def test_an_announcement_dates_what_authorities_did_but_no_attack() -> None:
    happenings = resolve(
        [
            {
                "type": "Statement",
                "status": "actual",
                "time": "2025-01-11",
                "roles": {"theme": "v1", "agent": "actor/syria"},
            },
            told("Arrest", agent="actor/service"),
        ],
        [
            {
                "type": "Statement",
                "status": "actual",
                "time": "2025-01-11",
                "roles": {"theme": "v1", "agent": "actor/syria"},
            },
            told("Attack", agent="actor/isis"),
        ],
    )
    times = {happening.type: happening.times for happening in happenings if happening.type != "Statement"}
    assert times == {"Arrest": (TimeValue("2025-01-11"),), "Attack": ()}


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


def test_a_relation_said_twice_is_one_fact_with_two_mentions() -> None:
    article = Article(text="قائد الجهاز. قائد الجهاز.", language="ar")
    mentions = tuple(Mention(f"e{n}", "SecurityForce", n, n + 1, "x", n // 2) for n in range(4))
    relations = (Relation("leads", "e0", "e1"), Relation("leads", "e2", "e3"), Relation("sameAs", "e0", "e2"))
    keys = {"e0": "actor/us", "e1": "actor/isis", "e2": "actor/us", "e3": "actor/isis"}
    index = Index({(article.id, mention): key for mention, key in keys.items()})
    annotation = Annotation(article, ((0, 12), (13, 25)), mentions, (), relations)
    (fact,) = resolve_facts([annotation], cast(EntityIndex, index))
    assert (fact.subject, fact.object, len(fact.evidence)) == ("actor/us", "actor/isis", 2)


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


def killed(**more: str) -> list[Told]:
    return [told("Killing", **{"target": "actor/envoy", **more})]


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [
        # who was killed was killed once, whatever day and whoever is said to have done it
        (killed(time="2025-01-11"), killed(time="2025-01-12"), 1),
        (killed(agent="actor/us"), killed(agent="actor/russia"), 1),
        (killed(time="2025-01-11"), killed(time="2025-01-19"), 2),
        (killed(time="2025-01"), killed(time="--02-03"), 2),
        # a measure is taken once, and said to be taken before it is
        ([told("Designation", agent="actor/us", target="actor/hts", time="2025-01-11")],
         [told("Designation", agent="actor/us", target="actor/hts", time="2025-01-12")], 1),
        # of the same attack there may be one each day
        ([told("Attack", agent="actor/us", target="actor/hts", time="2025-01-11")],
         [told("Attack", agent="actor/us", target="actor/hts", time="2025-01-12")], 2),
    ],
)  # fmt: skip
def test_what_happens_once_is_one_though_two_articles_differ(one: list[Told], other: list[Told], number: int) -> None:
    found = resolve(one, other)
    assert len(found) == number
    assert len({time for happening in found for time in happening.times}) == len(
        {e["time"] for e in (*one, *other)} - {None}
    )


def test_one_article_that_gives_two_days_tells_of_two() -> None:
    assert len(resolve([*killed(time="2025-01-11"), *killed(time="2025-01-12")])) == 2
