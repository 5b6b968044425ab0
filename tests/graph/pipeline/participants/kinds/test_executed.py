"""Executions by those who hold no court."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EventType


@pytest.mark.parametrize(
    ("text", "trigger", "type"),
    [
        ("ووثق المرصد إعدام قوات الدعم السريع عشرات المدنيين في الفاشر.", "إعدام", EventType.KILLING),
        ("أقدم مسلحون على إعدام معلم أمام تلاميذه.", "إعدام", EventType.KILLING),
        ("نفذت السلطات السعودية حكم الإعدام في مواطن أدين بالقتل.", "الإعدام", EventType.TRIAL),
    ],
)
def test_an_execution_by_gunmen_is_a_killing(
    text: str, trigger: str, type: str, engines: Mapping[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert {event.type for event in doc._.events if doc[event.trigger].text == trigger} <= {type}
