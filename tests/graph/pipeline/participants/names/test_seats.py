"""Seats that say where a body is: what they are no part of, and what is told of them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event, Relation, mention
from khabar.graph.pipeline.participants.names.seats import placed, without_seats
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("words", "body", "seat", "where", "gone"),
    [
        ("داهمت الشرطة شركة مقرها صنعاء", (2, 3, "Organization"), (3, 4), (4, 5), True),
        ("داهمت الشرطة منظمة مقرها في تونس", (2, 3, "Organization"), (3, 4), (5, 6), True),
        ("قصفت الحركة مقرها في غزة", (1, 2, "ArmedGroup"), (2, 3), (4, 5), False),
        ("قتل رجل مقرها في غزة", (1, 2, "Person"), (2, 3), (4, 5), False),
    ],
)
def test_a_body_lies_where_its_seat_is(
    words: str,
    body: tuple[int, int, str],
    seat: tuple[int, int],
    where: tuple[int, int],
    gone: bool,
    engines: dict[tuple[str, str], Language],
) -> None:
    nlp = engines["ar", BOTH]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc(words))
    spans = [(*body,), (*seat, "Site"), (*where, "Place")]
    doc.ents = [mention(doc, start, end, label, rule="model") for start, end, label in spans]
    firm, house, town = (mention_ref(start) for start, _, _ in spans)
    event = Event(0, "Attack", "actual", (Argument("target", firm), Argument("target", house)))
    (found,) = without_seats(doc, [event], language="ar")
    assert len(found.arguments) == 2 - gone
    relations = placed(doc, [Relation("locatedIn", house, town)], language="ar")
    assert [(r.head, r.tail) for r in relations] == [(firm if gone else house, town)]
