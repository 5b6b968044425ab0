"""The mentions of a text, held while many passes ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from khabar.graph.pipeline import participants
from khabar.graph.pipeline.mentions import held, mentions, set_mentions


def test_mentions_that_are_held_are_those_that_were_set_last() -> None:
    doc = spacy.blank("en")("Oman left Muscat")
    with held(doc):
        assert mentions(doc) == ()
        set_mentions(doc, [doc.char_span(0, 4, label="State")])
        assert [span.text for span in mentions(doc)] == ["Oman"]
        assert mentions(doc) is mentions(doc)
    assert mentions(doc) == tuple(doc.ents)


def test_nothing_is_held_behind_an_error() -> None:
    doc = spacy.blank("en")("Oman left")
    with pytest.raises(ValueError, match="broken"), held(doc):
        raise ValueError("broken")
    assert doc.user_data == {}


def test_no_pass_sets_the_mentions_of_a_doc_behind_the_back_of_others() -> None:
    modules = list(Path(participants.__file__).parent.rglob("*.py"))
    assert modules
    assert [path.name for path in modules if "doc.ents = " in path.read_text(encoding="utf-8")] == []
