"""What a headline says in short and the first sentence tells in full, and what only looks so."""

from __future__ import annotations

import pytest
from toldevents import Told, resolve, told


def _two(type: str, said: dict[str, str], body: dict[str, str], **more: str) -> list[Told]:
    return [told(type, **said), {**told(type, **body), "sentence": 1, **more}]


@pytest.mark.parametrize(
    ("said", "body", "count"),
    [
        ({"target": "actor/suspects"}, {"target": "actor/recruits"}, 1),  # "suspects", "seven recruits"
        ({"target": "actor/soldiers"}, {"target": "actor/recruits"}, 2),  # "five soldiers", "seven recruits"
        ({"target": "actor/soldiers"}, {"target": "actor/civilians"}, 2),
        ({"target": "actor/suspects"}, {"target": "actor/leader"}, 1),
        ({"target": "actor/guards"}, {"target": "actor/firm"}, 2),
        ({"target": "actor/envoy"}, {"target": "actor/leader"}, 2),
        (
            {"target": "actor/suspects", "place": "place/syria"},
            {"target": "actor/recruits", "place": "place/damascus"},
            1,
        ),
        (
            {"target": "actor/suspects", "place": "place/iraq"},
            {"target": "actor/recruits", "place": "place/damascus"},
            2,
        ),
    ],
)
def test_whom_a_headline_names_in_short_the_lead_names_in_full_unless_it_says_otherwise(
    said: dict[str, str], body: dict[str, str], count: int
) -> None:
    assert len(resolve(_two("Arrest", said, body), headlines=1)) == count


@pytest.mark.parametrize(
    ("said", "body", "count"),
    [
        ("actor/russia", "actor/army", 1),  # a state acts through its army
        ("actor/us", "actor/army", 2),
        ("actor/us", "actor/troops", 1),  # troops of nobody that is named
        ("actor/suspects", "actor/troops", 2),
        ("actor/us", "actor/guards", 1),  # soldiers of nobody that is named
        ("actor/us", "actor/civilians", 2),
        ("actor/suspects", "actor/isis", 1),
        ("actor/hts", "actor/isis", 2),
        ("actor/us", "actor/russia", 2),
    ],
)
def test_a_state_does_in_the_headline_what_its_forces_do_in_the_lead(said: str, body: str, count: int) -> None:
    events = _two("Arrest", {"agent": said, "target": "actor/suspects"}, {"agent": body, "target": "actor/recruits"})
    assert len(resolve(events, headlines=1)) == count


def test_the_headline_tells_of_none_of_two_that_it_may_be() -> None:
    said, body = {"target": "actor/suspects"}, {"target": "actor/recruits"}
    other = {**told("Arrest", target="actor/civilians"), "sentence": 1}
    assert len(resolve([*_two("Arrest", said, body), other], headlines=1)) == 3
    assert len(resolve([*_two("Arrest", said, body), {**other, "sentence": 2}], headlines=1)) == 2


def test_what_was_foiled_is_not_what_was_done() -> None:
    said, body = {"target": "actor/suspects"}, {"target": "actor/recruits"}
    assert len(resolve(_two("Attack", said, body, status="foiled"), headlines=1)) == 2


def test_where_the_first_sentence_tells_what_was_before_the_headline_is_told_by_the_next() -> None:
    before = {**told("Arrest", agent="actor/us", target="actor/suspects"), "sentence": 1}
    news = {**told("Arrest", agent="actor/us", target="actor/soldiers"), "sentence": 2}
    found = resolve([told("Arrest", target="actor/guards"), before, news], headlines=1)
    assert {dict(h.participants)["target"]: len(h.evidence) for h in found} == {
        "actor/suspects": 1,
        "actor/soldiers": 2,
    }
