"""Whom a statement is made to."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.learned.addressees import addressed


def made(language: str, words: str, names: list[int]) -> Doc:
    register()
    doc = Doc(spacy.blank(language).vocab, words=words.split(), sent_starts=[True] + [False] * words.count(" "))
    for token in doc:
        token.norm_ = token.text
    doc.ents = tuple(mention(doc, at, at + 1, "Organization", rule="test") for at in names)
    return doc


@pytest.mark.parametrize(
    ("language", "words", "trigger", "name", "kept"),
    [
        ("ar", "قال الوزير للصحيفة ان القصف توقف", 0, 2, True),
        ("ar", "قال الوزير ان الشركة سلمت للصحيفة وثيقة", 0, 5, False),
        ("ar", "قال الوزير انه سلم للصحيفة وثيقة", 0, 4, False),
        ("ar", "في حديث للصحيفة قال الوزير ان القصف توقف", 3, 2, True),
        ("en", "he told Reuters that the shelling stopped", 1, 2, True),
        ("en", "he said late that evening to Reuters that the raid failed", 1, 6, True),
        ("en", "he said that Reuters paid the crew", 1, 3, False),
        ("en", "he said : Reuters paid the crew", 1, 3, False),
    ],
)
def test_the_addressee_stands_before_the_content(
    language: str, words: str, trigger: int, name: int, *, kept: bool
) -> None:
    doc = made(language, words, [name])
    target, agent = Argument("target", f"e{name}"), Argument("agent", "e0")
    told = Event(trigger, "Statement", "actual", (agent, target))
    (found,) = addressed(doc, [told])
    assert found.arguments == ((agent, target) if kept else (agent,))


def test_other_events_keep_targets_wherever_they_stand() -> None:
    doc = made("ar", "اتهم الوزير بان الشركة قصفت القرية", [3])
    event = Event(0, "Accusation", "actual", (Argument("target", "e3"),))
    assert list(addressed(doc, [event])) == [event]
