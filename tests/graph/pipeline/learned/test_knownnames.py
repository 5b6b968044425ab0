"""What the catalog knows of names beside what the model makes of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.knownnames import as_known
from khabar.graph.pipeline.learned.scoring import Thing

LABELS = ("State", "Place", "ArmedGroup", "Organization", "Person", "Time")


@pytest.mark.parametrize(
    ("name", "type", "found", "expected"),
    [
        ("Abu Dhabi", "Place", [(0, 1, "Person"), (1, 2, "Place")], [(0, 2, "Place")]),
        ("Yemen", "State", [(0, 1, "ArmedGroup")], [(0, 1, "State")]),
        ("Yemen", "State", [(0, 1, "Place")], [(0, 1, "Place")]),
        ("Jordan", "State", [(0, 1, "Person")], [(0, 1, "Person")]),  # a first name
        ("Yemen", "State", [(0, 2, "ArmedGroup")], [(0, 2, "ArmedGroup")]),  # goes on
        ("Barcelona", "Place", [(0, 1, "Organization")], [(0, 1, "Organization")]),  # a team
        ("Hamas", "ArmedGroup", [(0, 1, "State")], [(0, 1, "ArmedGroup")]),
        ("Hamas", "ArmedGroup", [(0, 1, "Organization")], [(0, 1, "Organization")]),
        ("over six weeks", "Time", [(0, 1, "Time"), (1, 3, "Time")], [(0, 3, "Time")]),
        ("nine - day", "Time", [(0, 1, "Time"), (2, 3, "Time")], [(0, 3, "Time")]),
    ],
)
def test_a_land_is_whole_and_no_group_and_a_group_no_land(
    name: str,
    type: str,
    found: list[tuple[int, int, str]],
    expected: list[tuple[int, int, str]],
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines["en", LEXICAL].make_doc(f"{name} forces left")
    size = len(name.split())
    known = {(0, size): mention(doc, 0, size, type, rule="test", known="some-id")}
    made = [Thing(start, end, LABELS.index(label)) for start, end, label in found]
    assert as_known(made, known, LABELS) == [Thing(s, e, LABELS.index(label)) for s, e, label in expected]


@pytest.mark.parametrize(
    ("language", "text", "mention"),
    [
        ("ar", "نددت إسرائيل بتقرير للأونروا", ("لأونروا", "Organization")),
        ("ar", "انتقد تقرير لصحيفة ما نشرته الغارديان.", ("الغارديان", "Media")),
        ("ar", "طالبت بوروندي بوقف القتال.", ("بوروندي", "State")),
        ("ar", "قصف الجيش مواقع قرب خضدار ليلا.", ("خضدار", "Place")),
        ("ar", "وكانت النيجر قد زودت الجيش بأسلحة.", ("النيجر", "State")),
        ("ar", "انتقد تقرير صادر عن إن بي سي القرار.", ("إن بي سي", "Media")),
        ("ar", "الحوثيون يهددون السفن", ("الحوثيون", "ArmedGroup")),
        ("en", "A report by ECOWAS blamed the army.", ("ECOWAS", "Organization")),
        ("en", "The minister praised OPCW on Tuesday.", ("OPCW", "Organization")),
        ("en", "A spokesman for the Lord’s Resistance Army denied it.", ("Lord’s Resistance Army", "ArmedGroup")),
    ],
)
def test_a_known_body_is_what_the_catalog_says(
    language: str, text: str, mention: tuple[str, str], engines: dict[tuple[str, str], Language]
) -> None:
    assert mention in {(span.text, span.label_) for span in engines[language, BOTH](text).ents}


def test_the_owner_of_a_known_body_is_a_mention_of_its_own(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Iran's Revolutionary Guards seized a tanker.")
    assert [span.text for span in doc.ents][:2] == ["Iran", "Revolutionary Guards"]


def test_a_name_that_the_catalog_does_not_know_is_what_it_was_taken_for(
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines["en", LEXICAL].make_doc("Rihab left")
    known = {(0, 1): mention(doc, 0, 1, "Place", rule="test")}
    made = [Thing(0, 1, LABELS.index("ArmedGroup"))]
    assert as_known(made, known, LABELS) == made


@pytest.mark.parametrize(
    ("name", "type", "expected"),
    [
        ("security firm Torvald", "Organization", [(0, 3, "Organization")]),
        (
            "Security Firm Torvald",  # no word of it is common
            "Organization",
            [(0, 2, "Organization"), (2, 3, "Person")],
        ),
        ("police commander Torvald", "Person", [(0, 2, "Organization"), (2, 3, "Person")]),
    ],
)
def test_a_name_behind_what_it_is_the_name_of_is_one_with_it(
    name: str, type: str, expected: list[tuple[int, int, str]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL].make_doc(f"{name} left")
    known = {(0, 3): mention(doc, 0, 3, type, rule="test")}
    made = [Thing(0, 2, LABELS.index("Organization")), Thing(2, 3, LABELS.index("Person"))]
    assert as_known(made, known, LABELS) == [Thing(s, e, LABELS.index(label)) for s, e, label in expected]


@pytest.mark.parametrize(
    ("first", "second", "parted"), [("State", "Place", True), ("State", "Person", False), ("State", "", False)]
)
def test_two_lands_side_by_side_are_two(
    first: str, second: str, parted: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL].make_doc("تتهم كوبا بيرو")
    known = {(1, 2): mention(doc, 1, 2, first, rule="test", known="cuba")}
    if second:
        known[2, 3] = mention(doc, 2, 3, second, rule="test", known="peru")
    made = [Thing(1, 3, LABELS.index("State"))]
    expected = [(1, 2, "State"), (2, 3, second)] if parted else [(1, 3, "State")]
    assert as_known(made, known, LABELS) == [Thing(s, e, LABELS.index(label)) for s, e, label in expected]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Gunmen attacked villages in Segou over several weeks.", "over several weeks"),
        ("Officers staged coups in the region between 2020 and 2023.", "between 2020 and 2023"),
        ("Police used powers under a 40-day state of siege.", "40-day"),
        ("The rebels have besieged Djibo since March.", "March"),
    ],
)
def test_a_time_is_as_long_as_the_patterns_say(text: str, time: str, engines: dict[tuple[str, str], Language]) -> None:
    assert [span.text for span in engines["en", BOTH](text).ents if span.label_ == "Time"] == [time]
