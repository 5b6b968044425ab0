"""Event triggers: what is one, and what only looks like one."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import spacy
from spacy.tokens import Doc, Span

from khabar.graph.pipeline import events
from khabar.graph.pipeline.arguments import ArgumentFinder, SentenceReader
from khabar.graph.pipeline.lexicon import lexicon

Understand = Callable[..., list[SimpleNamespace]]


def types(found: list[SimpleNamespace]) -> list[tuple[str, str]]:
    return [(event.type, event.trigger) for event in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("هاجم {مسلحون:PersonGroup} {الثكنة:Site}", [("Attack", "هاجم")]),
        ("وهاجموا {الثكنة:Site} فجرا", [("Attack", "هاجموا")]),
        ("سيهاجم {مسلحون:PersonGroup} {الثكنة:Site}", [("Attack", "يهاجم")]),
        ("وقع {الهجوم:Site}", []),  # the word is part of a mention
        ("قال {وزير الدفاع:Person} ذلك", [("Statement", "قال")]),
        ("أكدت {وزارة الدفاع:GovernmentBody} الخبر", [("Statement", "أكدت")]),
    ],
)
def test_arabic_triggers(understand: Understand, text: str, expected: list[tuple[str, str]]) -> None:
    assert types(understand(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{The army:SecurityForce} foiled an attack", [("Foiling", "foiled"), ("Attack", "attack")]),
        ("{The Ministry of Defence:GovernmentBody} said so", [("Statement", "said")]),
    ],
)
def test_english_triggers(understand: Understand, text: str, expected: list[tuple[str, str]]) -> None:
    assert types(understand(text, "en")) == expected


def test_an_accusation_may_name_its_target_in_one_word(understand: Understand) -> None:
    found = understand("اعترف {المتهم:Person} بقتل {جاره:Person} أمام المحكمة")
    accusation = next(event for event in found if event.type == "Accusation")
    assert ("target", "المتهم") in accusation.arguments


def test_one_event_a_token_in_the_order_of_the_text(understand: Understand) -> None:
    found = understand("أعلنت {الشرطة:SecurityForce} اعتقال {رجل:Person} بعد هجوم على {السوق:Site}")
    assert types(found) == [("Statement", "أعلنت"), ("Arrest", "اعتقال"), ("Attack", "هجوم")]


def test_rule_names_file_and_lemma(understand: Understand) -> None:
    (event,) = understand("هاجم {مسلحون:PersonGroup} {الثكنة:Site}")
    assert event.rule.startswith("attack:هاجم")


@pytest.mark.parametrize(
    ("words", "kind"), [(("بعد", "قتل", "جندي"), "noun"), (("لم", "يقتل", "احد"), "verb"), (("قتل", "الجيش"), "verb")]
)
def test_the_word_before_tells_noun_from_verb(words: tuple[str, ...], kind: str) -> None:
    nlp = spacy.blank("ar")
    doc = Doc(nlp.vocab, words=list(words), sent_starts=[True] + [False] * (len(words) - 1))
    for token in doc:
        token.norm_ = token.text
    at = next(token.i for token in doc if "قتل" in token.text)
    assert events.reader(nlp, []).candidates(doc, at)[0].tag.kind == kind


def test_a_condition_on_an_argument_takes_the_event_back(tmp_path: Path) -> None:
    row = {
        "verb": ["سلب", "يسلب"],
        "event": "Attack",
        "lang": "ar",
        "frame": "attack_verb",
        "when": {"argument": {"target": ["Person"]}},
        "example": "سلب اللصوص رجلا",
        "expect": {"trigger": "سلب"},
    }
    path = tmp_path / "mine.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")
    triggers = events.TriggerReader(lexicon("ar", (path,)))
    nlp = spacy.blank("ar")
    for label, count in (("Person", 1), ("Place", 0)):
        doc = Doc(nlp.vocab, words=["سلب", "اللصوص", "رجلا"], sent_starts=[True, False, False])
        for token in doc:
            token.norm_ = token.text
        doc.ents = (Span(doc, 1, 2, "PersonGroup"), Span(doc, 2, 3, label))
        doc = ArgumentFinder(SentenceReader(triggers))(events.EventFinder(triggers)(doc))
        assert len(doc._.events) == count
