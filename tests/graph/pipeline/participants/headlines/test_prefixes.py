"""Headlines that begin with where it was: what is left alone."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.headlines.prefixes import without_prefixes
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("language", "text", "event_type", "trigger", "roles"),
    [
        ("en", "Kenya: Police arrest three suspects", "Arrest", "arrest", ["place", "agent"]),
        ("en", "Mali: Dozens killed in a village", "Killing", "killed", ["place"]),
        # Nobody else did what a state does.
        ("en", "Kenya: Arrest of three suspects", "Arrest", "Arrest", ["agent"]),
        # It says so itself, or says it of another state.
        ("en", "Israel: We struck a base", "Attack", "struck", ["agent"]),
        ("ar", "إسرائيل: قصفنا موقعا", "Attack", "قصفنا", ["agent"]),
        ("en", "France: Israel struck a hospital", "Attack", "struck", ["agent"]),
        # No prefix.
        ("en", "Kenya struck a deal: police arrest suspects", "Attack", "struck", ["agent"]),
    ],
)
def test_who_acts_behind_a_prefix(
    language: str, text: str, event_type: str, trigger: str, roles: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    at = next(token.i for token in doc if token.text == trigger)
    agents = [mention_ref(span.start) for span in doc.ents if span.label_ != "PersonGroup" and span.start < at]
    event = Event(at, event_type, "actual", tuple(Argument("agent", ref) for ref in agents))
    (found,) = without_prefixes(doc, [event], language=language)
    assert [argument.role for argument in found.arguments] == roles


@pytest.mark.parametrize(
    ("text", "event_type", "agents", "speakers"),
    [
        ("ماكرون: روسيا قصفت مدرسة في خاركيف", "Attack", ["روسيا"], ["ماكرون"]),
        ("الحوثيون: بريطانيا شنت غارات على الحديدة", "AirStrike", ["بريطانيا"], ["الحوثيون"]),
        ("وزارة الدفاع الروسية: كييف هاجمت بيلغورود", "Attack", ["كييف"], ["وزارة الدفاع الروسية"]),
        ("مراسل الجزيرة: غارات تركية على دهوك", "AirStrike", ["تركية"], ["مراسل"]),
        # Nobody else did it, or they did it themselves.
        ("الجيش اللبناني: توقيف أربعة مطلوبين", "Arrest", ["الجيش اللبناني"], ["الجيش اللبناني"]),
        ("حماس: قتلنا جنديين", "Killing", ["حماس"], ["حماس"]),
        # Two stand behind the verb: the first of them did it.
        ("مظلوم كوباني: قصفت تركيا قريتين", "Attack", ["تركيا"], ["مظلوم كوباني"]),
        ("حماس: استهدفت إسرائيل المستشفى والمدرسة", "Attack", ["إسرائيل"], ["حماس"]),
        ("ماكرون: نحذر روسيا من الهجوم", "Warning", ["ماكرون"], []),
    ],
)
def test_who_stands_before_a_colon_says_it(
    text: str, event_type: str, agents: list[str], speakers: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    event = next(event for event in doc._.events if event.type == event_type)
    assert [names[argument.ref] for argument in event.arguments if argument.role == "agent"] == agents
    assert [names[ref] for ref in event.speakers] == speakers


@pytest.mark.parametrize(
    ("text", "agents"),
    [
        ("The Pentagon: Did Tunisia arrest the deputy?", [("arrest", ["Tunisia"], ["Pentagon"])]),
        ("Joe Biden: Did Iran arm the Houthis?", [("arm", ["Iran"], ["Joe Biden"])]),
        (
            "Joe Biden: I deny it. Turkey attacked the village.\n\nAbdullah Ocalan: The army shelled the camp.",
            [("attacked", ["Turkey"], ["Joe Biden"]), ("shelled", ["army"], ["Abdullah Ocalan"])],
        ),
        (
            "Abdullah Ocalan met Joe Biden.\n\nJB: I deny it. Turkey attacked the village.\n\nAO: The army shelled the camp.",
            [("attacked", ["Turkey"], ["Joe Biden"]), ("shelled", ["army"], ["Abdullah Ocalan"])],
        ),
        # The one line that begins so speaks for itself.
        (
            "Joe Biden: Iran attacked the ship. Turkey attacked the village.\n\nThe army shelled the camp.",
            [("attacked", ["Iran"], ["Joe Biden"]), ("attacked", ["Turkey"], []), ("shelled", ["army"], [])],
        ),
    ],
)
def test_who_stands_before_a_colon_says_all_of_his_paragraph(
    text: str, agents: list[tuple[str, list[str], list[str]]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    found = [
        (doc[event.trigger].text, [names[a.ref] for a in event.arguments if a.role == "agent"], list(event.speakers))
        for event in doc._.events
        if event.type in ("Arrest", "Support", "Attack", "Bombing")
    ]
    assert [(word, who, [names[ref] for ref in said]) for word, who, said in found] == agents
