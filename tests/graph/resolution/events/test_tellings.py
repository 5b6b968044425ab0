"""What one article tells: one happening told again, and two that it tells apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from toldevents import NAMED, annotated, resolve, told

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.pipeline.doc import Argument
from khabar.graph.reading.article import Article
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.events.coreference import resolve_events


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


def test_a_bare_noun_joins_the_event_it_refers_to_in_its_article() -> None:
    (happening,) = resolve(
        [told("Attack", target="place/shrine"), told("Attack", agent="actor/isis", target="place/shrine")]
    )
    assert dict(happening.participants) == {"agent": "actor/isis", "target": "place/shrine"}


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


def test_a_headline_tells_of_the_first_sentences() -> None:
    (attack,) = resolve([told("Attack", place="place/damascus"), told("Attack", target="place/shrine")], headlines=1)
    assert dict(attack.participants) == {"place": "place/damascus", "target": "place/shrine"}
    assert len(resolve([told("Attack", place="place/damascus"), told("Attack", target="place/shrine")])) == 2


def test_what_the_lead_has_foiled_is_not_what_the_headline_has_done_unless_both_name_somebody() -> None:
    done = told("Attack", agent="actor/us", target="place/shrine")
    known = {**told("Attack"), "word": "الهجوم"}
    statuses = {each.statuses for each in resolve([done, told("Attack", status="foiled"), known], headlines=1)}
    assert statuses == {("actual",), ("foiled",)}
    foiled = told("Attack", status="foiled", target="place/shrine")
    assert len(resolve([{**told("Attack", target="place/shrine"), "word": "الهجوم"}, foiled], headlines=1)) == 1


def test_what_is_taken_for_known_is_told_by_the_headline_and_the_lead_together() -> None:
    (attack,) = resolve(
        [
            told("Attack", place="place/damascus"),
            told("Attack", target="place/shrine", place="place/damascus"),
            told("Attack", agent="actor/isis", word="الهجوم"),
        ],
        headlines=1,
    )
    assert len(attack.evidence) == 3


def test_a_headline_that_names_another_target_tells_of_another_event() -> None:
    events = [told("Attack", target="place/embassy"), told("Attack", target="place/shrine")]
    assert len(resolve(events, headlines=1)) == 2


@pytest.mark.parametrize(("place", "count"), [("place/damascus", 1), ("place/baghdad", 2)])
def test_who_was_attacked_in_a_town_was_attacked_with_it(place: str, count: int) -> None:
    events = [
        told("Attack", agent="actor/isis", target="place/damascus"),
        told("Attack", agent="actor/isis", target="actor/civilians", place=place),
    ]
    assert len(resolve(events)) == count


@pytest.mark.parametrize(("word", "expected"), [("العملية", 1), ("المداهمة", 2)])
def test_a_noun_for_several_types_takes_up_an_attack(word: str, expected: int) -> None:
    attack = told("Attack", agent="actor/isis", target="place/shrine", word="هاجم")
    happenings = resolve([attack, told("SecurityOperation", word=word)])
    assert len(happenings) == expected
    assert happenings[0].type == "Attack"


def test_the_dead_are_no_agents_of_the_attack() -> None:
    attacks = [told("Attack", agent="actor/victims", target="place/shrine"), NAMED]
    assert len(resolve(attacks)) == 1


def test_one_article_that_gives_two_days_tells_of_two() -> None:
    assert len(resolve([told("Killing", target="actor/envoy", time=f"2025-01-{day}") for day in (11, 12)])) == 2


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
