"""Event coreference: one happening told twice is one event, two happenings stay two."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from math import cos, radians, sin
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from khabar.graph import resolution
from khabar.graph.catalog import Catalog
from khabar.graph.knowledge.entailment import direct
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.pipeline.annotation import Annotation, EventMention, Mention
from khabar.graph.pipeline.doc import TIME, Argument, Count, Relation, TimeValue
from khabar.graph.pipeline.packedvectors import pack
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.coreference import resolve_events
from khabar.graph.resolution.events.judge import Judge
from khabar.graph.resolution.events.occurrence import occurrences
from khabar.graph.resolution.facts import resolve_facts
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Happening
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.sources.stories import Stories
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
    "actor/leader": "Person",
    "actor/envoy": "Person",
    "actor/minister": "Person",
    "actor/soldiers": "PersonGroup",
    "place/hall": "Site",
    "place/school": "Site",
}
KINDS = {
    "actor/civilians": frozenset({"civilian"}),
    "actor/soldiers": frozenset({"soldier"}),
    "place/hall": frozenset({"hall"}),
    "place/school": frozenset({"school"}),
    "place/embassy": frozenset({"embassy"}),
}


@dataclass(frozen=True)
class Index:
    """Mentions are called by the keys of their entities."""

    mentions: Mapping[tuple[str, str], str]

    def key(self, article: str, mention: str) -> str | None:
        return self.mentions.get((article, mention))

    def keys(self, article: str, mention: str) -> tuple[str, ...]:
        return (key,) if (key := self.key(article, mention)) else ()

    passing = frozenset({"actor/civilians", "actor/victims", "actor/soldiers", "place/hall", "place/school"})

    def type(self, key: str) -> str:
        return TYPES[key]

    def kinds(self, key: str) -> frozenset[str]:
        return KINDS.get(key, frozenset())

    def parts(self, key: str) -> frozenset[str]:
        return frozenset({"victims"}) if key == "actor/victims" else self.kinds(key)

    def with_states(self, keys: frozenset[str]) -> frozenset[str]:
        return keys | {"actor/russia"} if "actor/army" in keys else keys

    def serves(self, key: str) -> frozenset[str]:
        return frozenset({"actor/syria"}) if key == "actor/minister" else frozenset()


OWN = {"CyberAttack": OwnType("CyberAttack", "Attack"), "Tweet": OwnType("Tweet", "Statement")}
"""Types of a user's own."""

Told = dict[str, Any]


def told(type: str, *, status: str = "actual", time: str | None = None, word: str = "", **roles: str) -> Told:
    """An event as an article tells it: roles to keys of entities, or "v<n>" for the n-th event of the article."""
    return {"type": type, "status": status, "time": time, "roles": roles, "word": word}


def sided(type: str, *agents: str) -> Told:
    """An event of several agents."""
    return {"type": type, "status": "actual", "time": None, "roles": [("agent", agent) for agent in agents]}


def resolve(
    *articles: Sequence[Told],
    published: Sequence[date | None] = (),
    headlines: int = 0,
    meanings: Sequence[Sequence[float]] = (),
) -> tuple[Happening, ...]:
    annotations, index = annotated(*articles, published=published, headlines=headlines)
    if meanings:  # one an article: all of its events are in one sentence
        packed = [(pack(np.array(vector, dtype=np.float32)),) for vector in meanings]
        annotations = [replace(one, meanings=many) for one, many in zip(annotations, packed, strict=True)]
    return resolve_events(annotations, index, catalog=Catalog.load())


def annotated(
    *articles: Sequence[Told], published: Sequence[date | None] = (), headlines: int = 0
) -> tuple[list[Annotation], EntityIndex]:
    """Annotations of articles and their index; the first `headlines` events of each are in its headline."""
    annotations, keys = [], {}
    for number, events in enumerate(articles):
        day = published[number] if number < len(published) else None
        text = f"{number} " * 200
        for index, event in enumerate(events):
            word = event.get("word", "")
            text = text[: 10 * index] + word + text[10 * index + len(word) :]
        title = text[: 10 * headlines] or None
        article = Article(text=text, language="ar", title=title, published=day)
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
                    start + (len(event.get("word", "")) or 3),
                    event.get("word", "") or "x",
                    event.get("sentence", 0),
                    event["status"],
                    tuple(arguments),
                    own=OWN.get(event["type"]),
                )
            )
        sentences = ((0, len(article.text)),) * (1 + max((event.sentence for event in made), default=0))
        annotations.append(Annotation(article, sentences, tuple(mentions), tuple(made), ()))
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


def test_an_attack_on_a_site_that_was_foiled_and_one_that_was_done_are_two_unless_one_did_both() -> None:
    done, foiled = told("Attack", target="place/shrine"), told("Attack", status="foiled", target="place/shrine")
    assert len(resolve([done, foiled])) == len(resolve([foiled, done])) == 2
    assert len(resolve([foiled, {**done, "word": "الهجوم"}])) == 1  # it takes the one told before up


@pytest.mark.parametrize("targets", [(0, 0), (0, 1)], ids=["one mention of a site", "two mentions"])
def test_an_attack_and_what_it_is_said_to_have_struck_are_one(targets: tuple[int, int]) -> None:
    """ "أسفر هجوم استهدف مسجدا عن مقتل": the verb tells of the same attack on the same mention."""
    (annotation,), index = annotated([told("Bombing", target="place/hall"), told("Attack", target="place/hall")])
    events = tuple(
        replace(event, arguments=(Argument("target", annotation.mentions[at].id),))
        for event, at in zip(annotation.events, targets, strict=True)
    )
    happenings = resolve_events([replace(annotation, events=events)], index, catalog=Catalog.load())
    assert len(happenings) == 1 + (targets == (0, 1))


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


def test_what_an_article_calls_repelled_and_deadly_took_place() -> None:
    happenings = resolve(
        [
            told("Attack", agent="actor/isis", target="place/shrine"),
            told("Killing", target="actor/civilians", instrument="v0"),
            {**told("Attack", agent="actor/isis", target="place/shrine", status="foiled"), "word": "الهجوم"},
        ]
    )
    assert ("actual", "foiled") in {happening.statuses for happening in happenings if happening.type == "Attack"}


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


@pytest.mark.parametrize(
    ("status", "other", "further", "count"),
    [
        ("foiled", "actual", {}, 2),
        ("foiled", "possible", {}, 2),
        ("foiled", "planned", {}, 1),  # what was planned is what was foiled
        ("foiled", "foiled", {}, 1),
        ("foiled", "possible", {"target": "place/shrine"}, 1),
    ],
)
def test_attacks_of_one_group_are_one_by_more_than_the_group_where_their_outcomes_differ(
    status: str, other: str, further: dict[str, str], count: int
) -> None:
    first = told("Attack", status=status, agent="actor/isis", target="place/shrine")
    second = told("Attack", status=other, agent="actor/isis", **further)
    assert len(resolve([first, second])) == count


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


NAMED = told("Attack", agent="actor/isis", target="place/shrine", word="هجوم")


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


def test_a_headline_tells_of_the_first_sentences() -> None:
    (attack,) = resolve([told("Attack", place="place/damascus"), told("Attack", target="place/shrine")], headlines=1)
    assert dict(attack.participants) == {"place": "place/damascus", "target": "place/shrine"}
    assert len(resolve([told("Attack", place="place/damascus"), told("Attack", target="place/shrine")])) == 2


def test_a_headline_that_names_another_target_tells_of_another_event() -> None:
    events = [told("Attack", target="place/embassy"), told("Attack", target="place/shrine")]
    assert len(resolve(events, headlines=1)) == 2


def test_who_speaks_for_a_state_stands_on_its_side() -> None:
    (meeting,) = resolve([sided("Meeting", "actor/minister", "actor/syria", "actor/envoy")])
    assert all(("actor/minister", "actor/syria") in item.sides for item in meeting.evidence)


@pytest.mark.parametrize(("place", "count"), [("place/damascus", 1), ("place/baghdad", 2)])
def test_who_was_attacked_in_a_town_was_attacked_with_it(place: str, count: int) -> None:
    events = [
        told("Attack", agent="actor/isis", target="place/damascus"),
        told("Attack", agent="actor/isis", target="actor/civilians", place=place),
    ]
    assert len(resolve(events)) == count


@pytest.mark.parametrize(("victim", "agents"), [("actor/leader", {"actor/isis"}), ("actor/isis", set())])
def test_who_did_an_attack_killed_whom_it_killed_but_himself(victim: str, agents: set[str]) -> None:
    events = [told("Attack", agent="actor/isis"), told("Killing", target=victim, instrument="v0")]
    (killing,) = (happening for happening in resolve(events) if happening.type == "Killing")
    assert {key for role, key in killing.participants if role == "agent"} == agents


def test_a_person_is_killed_once() -> None:
    days = (date(2020, 1, 3), date(2024, 1, 3))
    killing = told("Killing", target="actor/leader")
    (happening,) = resolve([killing], [killing | {"type": "Assassination"}], published=days)
    assert happening.type == "Assassination"
    unnamed = told("Killing", target="actor/civilians")
    assert len(resolve([unnamed], [unnamed], published=days)) == 2
    dated = [told("Killing", target="actor/leader", time=time) for time in ("2020-01-03", "2024-01-03")]
    assert len(resolve(dated[:1], dated[1:], published=days)) == 2


def test_strikes_that_killed_one_person_are_one() -> None:
    first = [
        told("AirStrike", agent="actor/us", place="place/baghdad"),
        told("Killing", target="actor/leader", instrument="v0"),
    ]
    second = [told("AirStrike"), told("Killing", target="actor/leader", instrument="v0")]
    happenings = resolve(first, second)
    assert sorted(h.type for h in happenings) == ["AirStrike", "Killing"]


STORY = [told("Meeting", agent="actor/leader", place="place/tyre-lb"), told("Arrest", target="actor/hts")]
"""Events by which two articles are known to tell one story."""


def test_articles_of_one_story_need_less_in_common() -> None:
    first = told("Attack", target="place/shrine", agent="actor/isis")
    second = told("Attack", target="place/shrine")
    days = (date(2024, 1, 3), date(2024, 1, 4))
    kinds = [h.type for h in resolve([first, *STORY], [second, *STORY], published=days)]
    assert kinds.count("Attack") == 1
    assert len(resolve([first], [second], published=days)) == 2


def test_sides_do_not_become_more_with_every_article_of_a_story() -> None:
    pairs = combinations(("actor/us", "actor/syria", "actor/russia"), 2)
    days = (date(2024, 1, 3), date(2024, 1, 4), date(2024, 1, 5))
    happenings = resolve(*([sided("IntelligenceSharing", *pair), *STORY] for pair in pairs), published=days)
    assert [len(h.participants) for h in happenings if h.type == "IntelligenceSharing"] == [2, 2, 2]


def test_headlines_of_one_story_tell_of_one_event_and_later_ones_do_not() -> None:
    first, second = told("Attack", target="place/shrine"), told("Attack", agent="actor/isis")
    for day, expected in ((4, 1), (12, 2)):
        days = (date(2024, 1, 3), date(2024, 1, day))
        happenings = resolve([first, *STORY], [second, *STORY], published=days, headlines=1)
        assert [h.type for h in happenings].count("Attack") == expected


@pytest.mark.parametrize(
    ("angle", "day", "expected"),
    [(0, 12, 1), (60, 12, 1), (80, 12, 2), (0, 40, 2)],
    ids=["same", "somewhat alike", "unlike", "much later"],
)
def test_sentences_of_one_story_that_say_the_same_tell_of_one_event(angle: float, day: int, expected: int) -> None:
    first, second = told("Attack", target="place/shrine"), told("Attack", agent="actor/isis")
    days = (date(2024, 1, 3), date(2024, 1, 3) + timedelta(days=day - 3))
    meanings = ((1, 0), (cos(radians(angle)), sin(radians(angle))))
    happenings = resolve([*STORY, first], [*STORY, second], published=days, meanings=meanings)
    assert [h.type for h in happenings].count("Attack") == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([told("Attack", target="place/shrine")], [told("Attack", target="place/embassy")]),
        ([told("Attack", agent="actor/isis", time="2024-01-01")], [told("Attack", time="2024-01-02")]),
        ([told("Warning", agent="actor/us")], [told("Warning", target="actor/isis")]),
        ([told("Attack", agent="actor/isis")], [told("Attack", target="place/shrine", status="possible")]),
        # told beside another attack, which the article is about
        ([*[told("Attack", agent="actor/us", target="place/school")] * 2, told("Attack", target="place/shrine")],
         [told("Attack", agent="actor/isis")]),
    ],
    ids=["two targets", "two days", "speech", "only feared", "told beside another"],
)  # fmt: skip
def test_however_alike_the_sentences_these_are_two(first: list[Told], second: list[Told]) -> None:
    days = (date(2024, 1, 3), date(2024, 1, 12))
    alike = resolve([*STORY, *first], [*STORY, *second], published=days, meanings=((1, 0), (1, 0)))
    unlike = resolve([*STORY, *first], [*STORY, *second], published=days)
    assert [h.type for h in alike] == [h.type for h in unlike]
    assert [h.type for h in alike].count(second[0]["type"]) >= 2


def test_sentences_of_other_stories_are_not_compared() -> None:
    first, second = told("Attack", target="place/shrine"), told("Attack", agent="actor/isis")
    days = (date(2024, 1, 3), date(2024, 1, 4))
    assert len(resolve([first], [second], published=days, meanings=((1, 0), (1, 0)))) == 2


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


def test_unnamed_people_and_places_of_two_articles_may_be_the_same() -> None:
    first = told("Attack", target="place/shrine", agent="actor/isis")
    days = (date(2024, 1, 3), date(2024, 1, 4))
    for other, expected in (("place/hall", 1), ("place/embassy", 2)):
        happenings = resolve([first, *STORY], [told("Attack", target=other), *STORY], published=days, headlines=1)
        assert [h.type for h in happenings].count("Attack") == expected


def test_people_called_otherwise_are_others_if_they_are_said_to_be() -> None:
    first = told("Killing", target="actor/soldiers", place="place/tyre-lb")
    days = (date(2024, 1, 3), date(2024, 1, 4))
    for other, expected in (("actor/victims", 1), ("actor/civilians", 2)):
        second = told("Killing", target=other, place="place/tyre-lb")
        happenings = resolve([first, *STORY], [second, *STORY], published=days, headlines=1)
        assert [h.type for h in happenings].count("Killing") == expected


def test_an_article_that_tells_one_arrest_tells_that_of_its_story() -> None:
    first = told("Trial", target="actor/leader", agent="actor/us")
    second = told("Trial", target="actor/leader")
    days = (date(2024, 1, 3), date(2024, 1, 20))
    kinds = [h.type for h in resolve([first, *STORY], [second, *STORY], published=days)]
    assert kinds.count("Trial") == 1
    kinds = [h.type for h in resolve([first, *STORY], [told("Trial"), *STORY], published=days)]
    assert kinds.count("Trial") == 2


def test_what_is_taken_for_known_is_what_the_story_tells() -> None:
    days = (date(2024, 1, 3), date(2024, 1, 20))
    for word, expected in (("الانقلاب", 1), ("انقلاب", 2)):
        second = told("Takeover", word=word)
        happenings = resolve([told("Takeover", agent="actor/army"), *STORY], [second, *STORY], published=days)
        assert [h.type for h in happenings].count("Takeover") == expected


@pytest.mark.parametrize(("word", "expected"), [("العملية", 1), ("المداهمة", 2)])
def test_a_noun_for_several_types_takes_up_an_attack(word: str, expected: int) -> None:
    attack = told("Attack", agent="actor/isis", target="place/shrine", word="هاجم")
    happenings = resolve([attack, told("SecurityOperation", word=word)])
    assert len(happenings) == expected
    assert happenings[0].type == "Attack"


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


def test_the_dead_are_no_agents_of_the_attack() -> None:
    attacks = [told("Attack", agent="actor/victims", target="place/shrine"), NAMED]
    assert len(resolve(attacks)) == 1


def test_a_meeting_taken_for_known_has_further_sides() -> None:
    first, second = told("Meeting", agent="actor/leader"), told("Meeting", agent="actor/minister")
    assert len(resolve([first | {"word": "التقى"}, second | {"word": "الاجتماع"}])) == 1
    assert len(resolve([first | {"word": "التقى"}, second | {"word": "اجتماع"}])) == 2


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


def test_two_of_whom_each_names_another_side_are_two_though_both_name_some_unnamed() -> None:
    first, second = (
        {
            **told("Support"),
            "roles": [("agent", "actor/us"), ("agent", other), ("agent", some), ("target", "actor/isis")],
        }
        for other, some in (("actor/syria", "actor/soldiers"), ("actor/russia", "actor/civilians"))
    )
    assert len(resolve([first], [second])) == 2
    assert len(resolve([first], [first])) == 1


@pytest.mark.parametrize(("alone", "joins"), [(1, True), (6, False)])
def test_a_side_that_few_mentions_name_brings_nothing_in(alone: int, joins: bool) -> None:
    both = {**told("Support"), "roles": [("agent", "actor/us"), ("agent", "actor/russia"), ("target", "actor/isis")]}
    one, other = (told("Support", agent=agent, target="actor/isis") for agent in ("actor/us", "actor/russia"))
    annotations, index = annotated([both], *[[one]] * alone, [other])
    places = Places(Catalog.load())
    judge = Judge(index, places, Stories(annotations, index, places), apart=lambda *_: False)
    *some, last = map(Cluster.of, occurrences(annotations, index))
    cluster = Cluster()
    for mention in some:
        cluster.take(mention)
    assert bool(judge.similarity(cluster, last)) is joins
    assert bool(judge.similarity(last, cluster)) is joins


@pytest.mark.parametrize(
    ("language", "text", "meeting", "call"),
    [
        ("ar", "التقى وزير الخارجية الإيراني عباس عراقجي نظيره القطري في الدوحة. وأجرى عراقجي اتصالا بنعيم قاسم.", "التقى", "اتصالا"),
        ("en", "Abbas Araghchi met Hakan Fidan in Ankara. Later Araghchi held a phone call with Naim Qassem.", "met", "call"),
    ],
)  # fmt: skip
def test_a_call_to_somebody_else_is_not_the_meeting_before(
    language: str, text: str, meeting: str, call: str, engines: dict[tuple[str, str], Language]
) -> None:
    (annotation,) = annotate(engines[language, BOTH], [Article(text=text, language=language)])
    index = resolve_entities([annotation], catalog=Catalog.load())
    happenings = resolve_events([annotation], index, catalog=Catalog.load())
    found = [{text[item.start : item.end] for item in happening.evidence} for happening in happenings]
    assert any(call in triggers for triggers in found)
    assert not any({meeting, call} <= triggers for triggers in found)
