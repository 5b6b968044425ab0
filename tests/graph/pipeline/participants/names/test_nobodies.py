"""Mentions that stand for nobody: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.participants.names.nobodies import without_nobodies
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(("label", "stays"), [("SecurityForce", False), ("Weapon", False), ("Site", True)])
def test_what_happens_is_no_force(label: str, stays: bool, engines: dict[tuple[str, str], Language]) -> None:
    nlp = engines["ar", BOTH]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc("مقتل ضابط بغارة إسرائيلية"))
    at = next(token.i for token in doc if token.norm_ == "غاره")
    doc.ents = [mention(doc, at, at + 1, label, rule="model")]
    event = Event(at, "AirStrike", "actual", (Argument("agent", mention_ref(at)),))
    (found,) = without_nobodies(doc, [event], language="ar")
    assert bool(found.arguments) == bool(doc.ents) == stays
