"""What is named in a relative clause takes no part in what is told behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH, LEXICAL

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "The National Guard, which replaced the Badr Brigade, attacked rebels near Kidal.",
            ["attacked agent National Guard", "attacked target rebels"],
            ["attacked agent Badr Brigade"],
        ),
        (
            "The police, which Hamas controls, arrested two men.",
            ["arrested agent police", "arrested target men"],
            ["arrested agent Hamas"],
        ),
        (
            "The National Guard, which replaced the Badr Brigade, said it had killed ten rebels.",
            ["killed target rebels"],
            ["killed agent Badr Brigade"],
        ),
        ("The governor, who succeeded Omar Haddad, was killed by gunmen.", ["killed agent gunmen"], []),
        ("Hezbollah, which Israel has bombed for months, and Hamas attacked the base.", ["attacked agent Hamas"], []),
        ("The mayor, whom Hamas had threatened, fled; police arrested two men.", ["arrested agent police"], []),
        ("Hamas, which controls Gaza, arrested five men.", ["controls target Gaza", "arrested agent Hamas"], []),
        (
            "Chad, which calls the militia a danger, has threatened to attack it.",
            ["threatened agent Chad"],
            ["threatened target Chad", "attack target Chad"],
        ),
        ("Sami Aziz, who claims to have won the election, fled.", ["won target Sami Aziz"], ["won agent Sami Aziz"]),
    ],
)
@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
def test_who_stands_before_a_relative_clause_does_what_is_told_behind_it(
    engine: str, text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, engine)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        ("The mayor, who had been freed in June, was threatened again.", ["threatened target mayor"], []),
        ("Hamas, which Niger calls a danger, was bombed on Sunday.", ["bombed target Hamas"], ["bombed agent Hamas"]),
    ],
)
def test_who_stands_before_a_relative_clause_undergoes_a_passive_behind_it(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "The suspect had met a preacher whom police arrested in May.",
            ["arrested agent police", "arrested target preacher"],
            ["arrested target suspect", "arrested agent suspect"],
        ),
        (
            "Two nurses, whom Chad accuses of funding the militia, were arrested.",
            ["funding agent nurses", "funding target militia"],
            ["funding target nurses"],
        ),
        (
            "Militants kidnapped an engineer, whom they killed on Friday.",
            ["killed agent Militants", "killed target engineer"],
            [],
        ),
    ],
)
def test_what_is_told_behind_whom_is_done_to_who_stands_before_it(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            "Refugees slept in tents at the Kapikule crossing, which had been shut for ten days.",
            ["shut target Kapikule crossing"],
            ["shut target Refugees", "shut target tents"],
        ),
        (
            "Lawyers gathered with students outside the Makerere court, which was surrounded by police.",
            ["surrounded agent police"],
            ["surrounded target students", "surrounded target Lawyers"],
        ),
        ("Rebels burned the clinic and the school, which were bombed in May.", ["bombed target school"], []),
        ("The offices of the union, which were raided by police, are closed.", ["raided target offices"], []),
        (
            "The judge jailed members of the movement, which was outlawed in May.",
            ["outlawed target movement"],
            ["outlawed target members"],
        ),
        ("The militia, which was banned in May, attacked soldiers at a bridge.", ["banned target militia"], []),
        (
            "Troops burned the home of the gunman who led the attack on a bus stop, in which six drivers were murdered.",
            ["murdered target drivers"],
            ["murdered target gunman"],
        ),
    ],
)
def test_what_stands_right_before_which_is_closed_and_nobody_who_is_there(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("en", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


@pytest.mark.parametrize(
    ("language", "text", "expect", "not_expect"),
    [
        (
            "en",
            "Ethiopia, whose army attacked the town in May, denied the report.",
            ["attacked agent army", "denied agent Ethiopia"],
            ["attacked agent Ethiopia"],
        ),
        (
            "en",
            "Chad, whose president Omar Haddad accused Sudan of shelling, recalled its envoy.",
            ["accused agent Omar Haddad", "accused target Sudan", "recalled agent Chad"],
            ["accused target Chad"],
        ),
        ("en", "The leader, whose arrest police announced, is ill.", ["arrest target leader"], []),
        (
            "ar",
            "فرض الاتحاد الأوروبي عقوبات على رواندا التي قتلت قواتها 40 مدنيا",
            ["قتلت agent قواتها", "عقوبات target رواندا"],
            ["قتلت target رواندا", "قتلت agent رواندا"],
        ),
        # a pronoun at the verb is the object, and the captain its antecedent
        ("ar", "سلمت سوريا الضابط الذي اعتقلته قواتها", ["اعتقلته target الضابط"], []),
    ],
)
def test_what_an_army_does_its_state_does_not_do_as_well(
    language: str, text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds(language, {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)


def test_the_pronoun_of_a_preposition_makes_no_owner(holds: Holds) -> None:
    text = "قتلت القوات مسلحين خرجوا من المنطقة التي يسيطر عليها الجيش."
    holds("ar", {"example": text, "expect": ["يسيطر target المنطقة", "يسيطر agent الجيش"]}, BOTH)
