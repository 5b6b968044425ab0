"""What an adjective says was banned: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.kinds.banned import banned
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("language", "text", "trigger", "event_type", "roles"),
    [
        ("ar", "هاجم حزب التحرير المحظور من قبل تركيا", "المحظور", "Sanction", {"target حزب التحرير", "agent تركيا"}),
        ("ar", "قال حزب التحرير إن البيع محظور في تركيا", "محظور", "Sanction", {"agent حزب التحرير", "agent تركيا"}),
        ("ar", "هاجم حزب التحرير المحظور تركيا", "هاجم", "Attack", {"agent حزب التحرير", "agent تركيا"}),
        ("en", "Turkey fears the outlawed PKK", "outlawed", "Sanction", {"target PKK"}),
        ("en", "Turkey outlawed the PKK", "outlawed", "Sanction", {"agent Turkey", "agent PKK"}),
    ],
)
def test_who_takes_part_in_a_ban(
    language: str,
    text: str,
    trigger: str,
    event_type: str,
    roles: set[str],
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines[language, BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents if span.text in text.split() or " " in span.text}
    at = next(token.i for token in doc if token.text == trigger)
    event = Event(at, event_type, "actual", tuple(Argument("agent", ref) for ref in names))
    (found,) = banned(doc, [event], language=language)
    assert {f"{argument.role} {names[argument.ref]}" for argument in found.arguments} == roles
