"""Short forms in brackets, and what they are where a text has them again."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.initials import as_spelled_out
from khabar.graph.pipeline.rules import MODEL, OWN


def _mentions(doc: Doc, *given: tuple[int, int, str, str, str]) -> list[Span]:
    return [mention(doc, start, end, label, rule=rule, known=known) for start, end, label, rule, known in given]


@pytest.mark.parametrize(
    ("name", "short", "expected"),
    [
        (("ArmedGroup", MODEL, ""), ("Organization", MODEL, ""), ("ArmedGroup", "")),
        (("ArmedGroup", MODEL, ""), ("Media", MODEL, "some-paper"), ("ArmedGroup", "")),
        (("ArmedGroup", MODEL, "some-group"), ("Media", MODEL, "some-paper"), ("Media", "some-paper")),
        (("Place", MODEL, ""), ("Media", MODEL, ""), ("Media", "")),
        (("ArmedGroup", MODEL, ""), ("Organization", OWN, "mine"), ("Organization", "mine")),
    ],
)
def test_a_short_form_is_what_the_name_before_it_is(
    name: tuple[str, str, str],
    short: tuple[str, str, str],
    expected: tuple[str, str],
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines["en", LEXICAL].make_doc("Northern Peace Council (NPC) left and NPC returned")
    label, rule, known = short
    given = _mentions(doc, (0, 3, *name), (4, 5, label, rule, known), (8, 9, label, rule, known))
    made = list(as_spelled_out(given))
    assert [(span.label_, span.id_) for span in made[1:]] == [expected, expected]


def test_letters_that_are_other_ones_keep_what_the_catalog_knows(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL].make_doc("Northern Peace Council (XYZ) left")
    given = _mentions(doc, (0, 3, "ArmedGroup", MODEL, ""), (4, 5, "Organization", MODEL, "some-id"))
    assert [(span.label_, span.id_) for span in as_spelled_out(given)] == [
        ("ArmedGroup", ""),
        ("Organization", "some-id"),
    ]


def test_the_pipeline_asks_for_them(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH]("The Kivu Liberation Council (KLC) attacked a town. The KLC killed five people.")
    assert {span.label_ for span in doc.ents if span.text == "KLC"} == {"ArmedGroup"}
