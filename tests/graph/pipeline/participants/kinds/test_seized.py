"""Seizures of people, and of other things."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EventType


@pytest.mark.parametrize(
    ("text", "trigger", "type"),
    [
        ("ضبطت الأجهزة الأمنية في مأرب خلية حوثية.", "ضبطت", EventType.ARREST),
        ("أعلن الحرس الوطني ضبط مجموعة مسلحة قرب جربة.", "ضبط", EventType.ARREST),
        ("ضبطت الجمارك أسلحة ومتفجرات في شاحنة.", "ضبطت", EventType.SECURITY_OPERATION),
        ("أوقفت الشرطة تاجرا ضبطت بحوزته مخدرات.", "ضبطت", EventType.SECURITY_OPERATION),
    ],
)
def test_who_is_seized_alone_is_arrested(
    text: str, trigger: str, type: str, engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert {event.type for event in doc._.events if doc[event.trigger].text == trigger} <= {type}


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("Peter Otieno was captured by Kenyan troops.", EventType.ARREST),
        ("Kenyan troops captured the town.", EventType.TAKEOVER),
        ("Kenyan troops captured Kitale and two rebels.", EventType.TAKEOVER),
    ],
)
def test_who_is_captured_is_arrested(text: str, type: str, engines: Mapping[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    assert [event.type for event in doc._.events if doc[event.trigger].text == "captured"] == [type]
