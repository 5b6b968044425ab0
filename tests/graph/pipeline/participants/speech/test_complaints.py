"""Who is complained to, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Event
from khabar.graph.pipeline.refs import mention_ref


def _targets(doc_events: list[Event], texts: dict[str, str], trigger: int) -> set[str]:
    return {texts[ref] for event in doc_events if event.trigger == trigger for ref in event.refs("target")}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("رفعت قطر شكوى إلى منظمة التجارة العالمية ضد الإمارات.", {"الإمارات"}),
        ("قدم لبنان شكوى ضد إسرائيل إلى مجلس الأمن الدولي.", {"إسرائيل"}),
        ("تقدم اتحاد الكتاب بشكوى أمام محكمة العدل ومحكمة النقض ضد وزارة الثقافة.", {"وزارة الثقافة"}),
        ("وجه السكان شكاوى إلى البلدية بسبب الضجيج.", set()),
    ],
)
def test_who_is_complained_to_is_not_accused(
    text: str, accused: set[str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", engine](text)
    texts = {mention_ref(span.start): span.text for span in doc.ents}
    complaint = next(token.i for token in doc if token.text.startswith("شك"))
    assert _targets(doc._.events, texts, complaint) == accused


def test_of_other_accusations_to_is_before_the_accused(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("وجهت إيران اتهامات إلى إسرائيل بتنفيذ الهجوم.")
    texts = {mention_ref(span.start): span.text for span in doc.ents}
    assert {texts[ref] for event in doc._.events if event.type == "Accusation" for ref in event.refs("target")} == {
        "إسرائيل"
    }


@pytest.mark.parametrize(
    "text", ["Kuwait files UN complaint over Turkish strikes", "Togo submits Security Council complaint against Ghana"]
)
def test_a_body_before_a_complaint_does_not_complain(text: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    body = next(mention_ref(span.start) for span in doc.ents if span.text in ("UN", "Security Council"))
    complaints = [event for event in doc._.events if doc[event.trigger].text == "complaint"]
    assert all(body not in event.refs("agent", "target") for event in complaints)
