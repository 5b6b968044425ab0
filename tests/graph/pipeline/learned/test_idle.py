"""What the model alone finds and takes part in nothing is a mention only if it is sure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.pipeline.doc import SAME_AS, Argument, Event, Relation, mention
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.idle import LearnedIdle
from khabar.graph.pipeline.rules import MODEL
from khabar.ontology.terms import EntityType, EventType, Role, Status

EVENT = Event(trigger=0, type=EventType.STATEMENT, status=Status.ACTUAL, rule=MODEL)


@pytest.fixture(scope="module")
def idle() -> LearnedIdle:
    return LearnedIdle()


def doc_with(*, rule: str = MODEL, confidence: float = 0.3, **given: Any) -> Doc:
    """قال خبراء: the second word is a mention."""
    register()
    doc = Doc(Vocab(), words=["قال", "خبراء"])
    doc.ents = [mention(doc, 1, 2, EntityType.PERSON_GROUP, rule=rule, confidence=confidence)]
    for name, value in given.items():
        doc._.set(name, value)
    return doc


def test_an_unsure_mention_that_takes_part_in_nothing_is_left_out(idle: LearnedIdle) -> None:
    assert idle(doc_with(events=(EVENT,))).ents == ()


@pytest.mark.parametrize(
    "given",
    [
        {"confidence": 0.9},
        {"rule": "persons:خبير"},
        {"rule": "persons:خبير + model"},
        {"events": (replace(EVENT, arguments=(Argument(Role.AGENT, "e1"),)),)},
        {"events": (replace(EVENT, speakers=("e1",)),)},
        {"events": (replace(EVENT, media=("e1",)),)},
        {"relations": (Relation(SAME_AS, "e0", "e1", rule=MODEL, confidence=0.5),)},
    ],
    ids=["sure", "lexicon", "both", "argument", "speaker", "medium", "relation"],
)
def test_other_mentions_stay(idle: LearnedIdle, given: dict[str, Any]) -> None:
    assert [span.text for span in idle(doc_with(**given)).ents] == ["خبراء"]


@pytest.mark.parametrize(
    ("label", "known"), [(EntityType.PLACE, ""), (EntityType.STATE, "niger"), (EntityType.ORGANIZATION, "hamas")]
)
def test_places_and_what_the_catalog_knows_stay(idle: LearnedIdle, label: str, known: str) -> None:
    doc = doc_with()
    doc.ents = [mention(doc, 1, 2, label, rule=MODEL, confidence=0.3, known=known)]
    assert len(idle(doc).ents) == 1


def test_the_model_alone_leaves_nothing_out() -> None:
    assert len(LearnedIdle(lexicon=False)(doc_with()).ents) == 1
