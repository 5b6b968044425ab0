"""Who something is done by: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.undergoing.doneby import done_by
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("text", "event_type", "given", "expected"),
    [
        ("اعتقل الناشط من قبل الشرطة.", "Arrest", {"agent الناشط", "agent الشرطة"}, {"target الناشط", "agent الشرطة"}),
        ("اعتقل الناشط من قبل الشرطة.", "Arrest", {"target الناشط", "target الشرطة"}, {"target الناشط", "agent الشرطة"}),
        # Nobody of it takes part, an appeal is another matter, and something else lies between.
        ("اعتقل الناشط من قبل الشرطة.", "Arrest", {"agent الناشط"}, {"agent الناشط"}),
        ("اتهم الناشط من قبل الشرطة.", "Accusation", {"agent الناشط", "agent الشرطة"}, {"agent الناشط", "agent الشرطة"}),
        ("اعتقل الناشط، وفق بيان من قبل الشرطة.", "Arrest", {"agent الناشط", "agent الشرطة"}, {"agent الناشط", "agent الشرطة"}),
    ],
)  # fmt: skip
def test_nobody_before_does_it_too(
    text: str, event_type: str, given: set[str], expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    roles = (part.split() for part in sorted(given))
    event = Event(0, event_type, "actual", tuple(Argument(role, refs[name]) for role, name in roles))
    names = {ref: name for name, ref in refs.items()}
    (found,) = done_by(doc, [event], language="ar")
    assert {f"{argument.role} {names[argument.ref]}" for argument in found.arguments} == expected
