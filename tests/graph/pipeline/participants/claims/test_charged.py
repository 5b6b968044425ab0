"""Whom an accusation is about: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.claims.charged import charged
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("text", "given", "accused"),
    [
        ("اتهم الجيش المعارضة بالكذب على السكان.", "target السكان", []),
        ("اتهم الجيش المعارضة بالكذب على السكان.", "agent الجيش, agent المعارضة", ["المعارضة"]),
        ("اتهم محامو الضحايا الشرطة بالتستر على المهربين.", "agent محامو, target الضحايا", ["الشرطة"]),
        # Two who accuse together, and one behind a relative clause or an adverb.
        ("اتهم الجيش والشرطة المعارضة بالكذب على السكان.", "agent الجيش, target المعارضة", ["المعارضة"]),
        ("اتهم الجيش الذي يقصف المعارضة بالمدفعية السكان.", "agent الجيش, target السكان", ["السكان"]),
        ("اتهم الجيش بوضوح المعارضة.", "agent الجيش, target المعارضة", ["المعارضة"]),
        ("اتهم الجيش المعارضة.", "agent الجيش, target المعارضة", ["المعارضة"]),
    ],
)
def test_who_is_accused_stands_before_the_charge(
    text: str, given: str, accused: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    roles = (part.split() for part in given.split(", "))
    event = Event(0, "Accusation", "actual", tuple(Argument(role, refs[name]) for role, name in roles))
    (found,) = charged(doc, [event], language="ar")
    assert found.refs("target") == {refs[name] for name in accused}
    assert charged(doc, [Event(0, "Threat", "actual", event.arguments)], language="ar")[0].arguments == event.arguments
