"""Whom people work together against: every example of the language data under both engines."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.sides.opponents import without_opponents
from khabar.graph.pipeline.refs import mention_ref

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "stances")["opposed"]["examples"]]
COMMON = ("Cooperation", "Support", "Agreement", "Meeting", "IntelligenceSharing")


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), EXAMPLES, ids=lambda value: str(value)[:60])
def test_who_is_fought_is_no_side(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["text"])
    names = {mention_ref(span.start): span.text for span in doc.ents}
    sides = {
        names.get(argument.ref, "")
        for event in doc._.events
        if event.type in COMMON
        for argument in event.arguments
        if argument.role in ("agent", "target")
    }
    assert sides.isdisjoint(row["opponents"])
    if engine == BOTH:
        assert set(row["sides"]) <= sides


def test_an_attack_keeps_its_target(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Chad led an offensive against Boko Haram.")
    (group,) = (mention_ref(span.start) for span in doc.ents if span.text == "Boko Haram")
    event = Event(3, "Attack", "actual", (Argument("target", group),))
    assert without_opponents(doc, [event], language="en") == (event,)


@pytest.mark.parametrize(
    ("text", "given", "never"),
    [
        ("تأمل النيجر في الحصول على مساعدات دولية لحماية حدودها من الجماعات المسلحة.", "النيجر", "الجماعات المسلحة"),
        ("اقتحم المستوطنون المسجد تحت حماية مكثفة من قوات الشرطة.", "قوات الشرطة", ""),
    ],
)
def test_whom_somebody_is_protected_from_gives_no_help(
    text: str, given: str, never: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    sides = {names.get(ref, "") for e in doc._.events if e.type == "Support" for ref in e.refs("agent", "target")}
    assert given in sides
    assert never not in sides
