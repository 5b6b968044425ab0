"""Mentions that are a part of a noun phrase are made whole or left out."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.fragments import whole
from khabar.graph.pipeline.rules import MODEL


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("MiG-29 bombers hit Grozny", [(0, 1, "SecurityForce"), (1, 2, "Person")], ["MiG-29 bombers"]),
        ("the 34-year-old fled", [(1, 2, "Person")], ["34-year-old"]),
        ("the left-wing Chancellor", [(1, 2, "Organization")], []),
        ("the smaller Popular Front", [(1, 2, "ArmedGroup"), (2, 4, "ArmedGroup")], ["Popular Front"]),
        ("a temporary team of experts", [(1, 2, "SecurityForce"), (4, 5, "PersonGroup")], ["experts"]),
        ("Mr Maliki left", [(0, 1, "Person"), (1, 2, "Person")], ["Maliki"]),
        (
            "Spanish or Italian troops",
            [(0, 2, "SecurityForce"), (2, 4, "SecurityForce")],
            ["Spanish or Italian troops"],
        ),
        ("a Serbian-Albanian meeting", [(1, 4, "Organization")], ["Serbian", "Albanian"]),
        ("senior party figures", [(0, 2, "Organization"), (2, 3, "PersonGroup")], ["party", "figures"]),
        ("army commanders left", [(0, 1, "SecurityForce"), (1, 2, "PersonGroup")], ["army", "commanders"]),
        ("Hamas-linked gunmen", [(0, 1, "ArmedGroup"), (3, 4, "PersonGroup")], ["Hamas", "gunmen"]),
        ("government-backed militias", [(0, 1, "State"), (3, 4, "ArmedGroup")], ["government", "militias"]),
        ("Russian-held Melitopol", [(0, 1, "Place"), (3, 4, "Place")], ["Russian", "Melitopol"]),
        ("the Kurdish-led SDF", [(1, 4, "ArmedGroup"), (4, 5, "ArmedGroup")], ["SDF"]),
        ("al Qaeda-linked militants", [(0, 4, "ArmedGroup"), (4, 5, "PersonGroup")], ["al Qaeda", "militants"]),
        ("Turkish-trained commandos", [(0, 3, "PersonGroup"), (3, 4, "PersonGroup")], ["Turkish", "commandos"]),
        ("the semi-official Fars agency", [(1, 4, "Media"), (4, 6, "Media")], ["Fars agency"]),
        ("Lightly armed monitors", [(0, 1, "Weapon"), (1, 3, "PersonGroup")], ["armed monitors"]),
        ("M23 fighters fled", [(0, 1, "ArmedGroup"), (1, 2, "PersonGroup")], ["M23", "fighters"]),
    ],
)
def test_mentions_are_whole_phrases(
    text: str, given: list[tuple[int, int, str]], expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", "lexical"](text)
    spans = [mention(doc, start, end, label, rule=MODEL) for start, end, label in given]
    assert [span.text for span in whole(spans, language="en")] == expected


def test_the_adjective_of_a_land_before_a_known_body_is_no_body(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", "lexical"]("Russian GRU officers left")
    known = mention(doc, 1, 2, "SecurityForce", rule=MODEL, known="gru")
    spans = [mention(doc, 0, 1, "PersonGroup", rule=MODEL), known, mention(doc, 2, 3, "PersonGroup", rule=MODEL)]
    assert [span.text for span in whole(spans, language="en")] == ["GRU", "officers"]


def test_a_land_before_what_is_held_is_a_state(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", "lexical"]("Turkish-occupied Afrin")
    (turkey, _) = whole(
        [mention(doc, 0, 1, "Place", rule=MODEL), mention(doc, 3, 4, "Place", rule=MODEL)], language="en"
    )
    assert (turkey.label_, bool(turkey.id_)) == ("State", True)
