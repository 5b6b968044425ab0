"""What two clusters have to have in common: less in one story, or where what happens happens once."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations
from math import cos, radians, sin

import pytest
from toldevents import STORY, Told, annotated, resolve, sided, told

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.events.clusters import Cluster
from khabar.graph.resolution.events.judge import Judge
from khabar.graph.resolution.events.occurrence import occurrences
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.sources.stories import Stories


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


def test_headlines_of_articles_without_a_date_need_a_participant_in_common() -> None:
    first, without = told("Attack", target="place/shrine"), told("Attack", agent="actor/isis")
    for second, expected in ((without, 2), (told("Attack", target="place/shrine", agent="actor/isis"), 1)):
        happenings = resolve([first, *STORY], [second, *STORY], headlines=1)
        assert [h.type for h in happenings].count("Attack") == expected


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        (told("Attack", agent="actor/us", target="actor/isis"), 2),
        (told("Attack", agent="actor/us", target="place/shrine"), 1),
        (told("Designation", agent="actor/us", target="actor/isis"), 1),
        (told("Attack", agent="actor/us", target="actor/isis", time="2024-01-03"), 1),
    ],
    ids=["a state and a group", "a site", "done once", "a day"],
)
def test_what_states_and_groups_do_again_needs_a_date_of_the_article_or_the_event(events: Told, expected: int) -> None:
    assert len(resolve([events], [events])) == expected
    assert len(resolve([events], [events], published=(date(2024, 1, 3), date(2024, 1, 5)))) == 1


def test_in_a_story_without_dates_one_state_or_group_in_common_is_not_enough() -> None:
    days = (date(2024, 1, 3), date(2024, 1, 5))
    for agent, expected in (("actor/isis", 2), ("actor/leader", 1)):
        articles = [*STORY, told("Attack", agent=agent)], [*STORY, told("Attack", agent=agent, target="actor/syria")]
        assert [h.type for h in resolve(*articles)].count("Attack") == expected
        assert [h.type for h in resolve(*articles, published=days)].count("Attack") == 1


def test_nobody_is_overthrown_twice() -> None:
    for target, expected in (("actor/leader", 1), ("actor/syria", 2)):
        articles = ([told("Takeover", target=target, agent=by)] for by in ("actor/hts", "actor/isis"))
        assert len(resolve(*articles)) == expected


def test_what_is_said_weeks_apart_in_a_story_is_said_twice() -> None:
    said = told("Accusation", agent="actor/us", place="place/damascus")
    for day, expected in ((4, 1), (28, 2)):
        days = (date(2024, 1, 3), date(2024, 1, day))
        # what an article says first and most is another thing
        first, second = ([*STORY, *[told("Accusation", agent=by)] * 2, said] for by in ("actor/russia", "actor/syria"))
        happenings = resolve(first, second, published=days)
        assert [h.type for h in happenings].count("Accusation") == expected + 2


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


@pytest.mark.parametrize(("angle", "expected"), [(0, 1), (60, 2)], ids=["copies", "somewhat alike"])
def test_of_articles_without_dates_only_the_same_sentences_tell_of_one_event(angle: float, expected: int) -> None:
    first, second = told("Attack", target="place/shrine"), told("Attack", agent="actor/isis")
    meanings = ((1, 0), (cos(radians(angle)), sin(radians(angle))))
    happenings = resolve([*STORY, first], [*STORY, second], meanings=meanings)
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


def test_a_person_is_killed_once() -> None:
    days = (date(2020, 1, 3), date(2024, 1, 3))
    killing = told("Killing", target="actor/leader")
    (happening,) = resolve([killing], [killing | {"type": "Assassination"}], published=days)
    assert happening.type == "Assassination"
    unnamed = told("Killing", target="actor/civilians")
    assert len(resolve([unnamed], [unnamed], published=days)) == 2
    dated = [told("Killing", target="actor/leader", time=time) for time in ("2020-01-03", "2024-01-03")]
    assert len(resolve(dated[:1], dated[1:], published=days)) == 2


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


@pytest.mark.parametrize(("alone", "joins"), [(1, True), (6, False)])
def test_a_side_that_few_mentions_name_brings_nothing_in(alone: int, joins: bool) -> None:
    both = {**told("Support"), "roles": [("agent", "actor/us"), ("agent", "actor/russia"), ("target", "actor/isis")]}
    one, other = (told("Support", agent=agent, target="actor/isis") for agent in ("actor/us", "actor/russia"))
    annotations, index = annotated([both], *[[one]] * alone, [other], published=[date(2025, 1, 11)] * (alone + 2))
    places = Places(Catalog.load())
    judge = Judge(index, places, Stories(annotations, index, places), apart=lambda *_: False)
    *some, last = map(Cluster.of, occurrences(annotations, index))
    cluster = Cluster()
    for mention in some:
        cluster.take(mention)
    assert bool(judge.similarity(cluster, last)) is joins
    assert bool(judge.similarity(last, cluster)) is joins
