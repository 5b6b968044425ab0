"""Clauses that a preposition opens, and what only describes the noun behind one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import LEXICAL
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("text", "trigger", "agents"),
    [
        ("The envoy left after Chad accused Libya of arming rebels.", "accused", {"Chad"}),
        ("Tensions rose as Chad and Niger accused Libya of arming rebels.", "accused", {"Chad", "Niger"}),
        ("The envoy left before the court in Tunis sentenced the gunmen.", "sentenced", {"court"}),
        ("Police raided the port after pirates seized a tanker.", "seized", {"pirates"}),
        ("After rebels had shelled the market, troops fled.", "shelled", {"rebels"}),
        ("After rebels attacked the town, police warned", "attacked", {"rebels"}),  # a headline, without a stop
        ("The envoy left after a man accused of killing a judge fled.", "accused", set()),
        ("The fee was paid to as many as 30 rebels freed on Sunday.", "freed", set()),
    ],
)
def test_who_stands_behind_such_a_preposition_does_what_the_verb_says(
    text: str, trigger: str, agents: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](text)
    spans = mentions_by_ref(doc)
    event = next(event for event in doc._.events if doc[event.trigger].text == trigger)
    assert {spans[ref].text for ref in event.refs(Role.AGENT)} == agents


def test_a_passive_verb_there_is_done_to_who_stands_before_it(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("The envoy left after Chad was attacked by rebels.")
    spans = mentions_by_ref(doc)
    event = next(event for event in doc._.events if doc[event.trigger].text == "attacked")
    assert {spans[ref].text for ref in event.refs(Role.TARGET)} == {"Chad"}
    assert {spans[ref].text for ref in event.refs(Role.AGENT)} == {"rebels"}
