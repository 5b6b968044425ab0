"""What is ascribed to somebody: whom it leaves alone, and that the verb is no name."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.participants.claims.ascribed import ascribed
from khabar.graph.pipeline.refs import mention_ref

_TEXT = "قتل ضابط في تفجير عزته السلطات إلى المتمردين"
_OFFICER, _VERB, _STATE = 1, 4, 5


@pytest.mark.parametrize(
    ("text", "kind", "changes"),
    [
        (_TEXT, "Accusation", True),
        (_TEXT, "Statement", False),
        ("قتل ضابط في تفجير عزته السلطات ، إلى المتمردين", "Accusation", False),  # a mark ends the clause
        ("قتل ضابط في تفجير عزته السلطات مع المتمردين", "Accusation", False),
    ],
)
def test_both_sides_stand_outside_of_what_is_ascribed(
    text: str, kind: str, changes: bool, engines: dict[tuple[str, str], Language]
) -> None:
    nlp = engines["ar", BOTH]
    doc = nlp.get_pipe("khabar_sentences")(nlp.make_doc(text))
    rebels = len(doc) - 1
    labels = {_OFFICER: "Person", _VERB: "Person", _STATE: "State", rebels: "PersonGroup"}
    doc.ents = [mention(doc, at, at + 1, label, rule="model") for at, label in labels.items()]
    officer, verb, state, whom = (mention_ref(at) for at in labels)
    blast = Event(3, "Bombing", "actual", (Argument("target", verb), Argument("agent", state), Argument("agent", whom)))
    accusing = Event(_VERB, kind, "actual", (Argument("agent", officer),))
    found, accusation = ascribed(doc, [blast, accusing], language="ar")
    assert found.arguments == (() if changes else blast.arguments)
    assert len(doc.ents) == 4 - changes
    if changes:
        assert accusation.refs("agent") == {state}
        assert accusation.refs("target") == {whom}
        assert accusation.refs("theme") == {blast.ref}
    else:
        assert accusation == accusing


def test_a_country_can_be_blamed_by_a_main_verb(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("قتل رجلان في الميناء، ونسبت الحكومة الغارة إلى إسرائيل.")
    accusation = next(event for event in doc._.events if event.type == "Accusation")
    strike = next(event for event in doc._.events if event.type == "AirStrike")
    assert accusation.refs("theme") == {strike.ref}
    assert not strike.refs("agent")
