"""Times of births and foundations, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event, mention
from khabar.graph.pipeline.participants.clauses.dated import without_dated
from khabar.graph.pipeline.refs import mention_ref


def times(nlp: Language, text: str) -> set[tuple[str, str]]:
    """Which trigger has which time."""
    doc = nlp(text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    return {
        (doc[event.trigger].text, names[argument.ref])
        for event in doc._.events
        for argument in event.arguments
        if argument.role == "time"
    }


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("يشهد السودان انقلابات منذ استقلاله عام 1956.", "انقلابات"),
        ("قتل القيادي المولود عام 1970 في غارة.", "قتل"),
        ("قتل القيادي المولود عام 1970 في غارة.", "غارة"),
        ("اعتقلت الشرطة شابا من مواليد 1992.", "اعتقلت"),
        ("تدور اشتباكات في جنوب السودان منذ استقلاله عن السودان عام 2011.", "اشتباكات"),
        ("هاجمت الحركة التي تأسست في عام 1987 معسكرا للجيش.", "هاجمت"),
    ],
)
def test_the_time_of_a_birth_or_a_foundation_is_not_the_events(
    text: str, trigger: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert trigger not in {word for word, _ in times(engines["ar", engine], text)}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل أمس القيادي المولود عام 1965.", ("قتل", "أمس")),
        ("شنت تركيا غارات منذ عام 2016.", ("غارات", "عام 2016")),
        ("طالب القضاة باستقلال القضاء أمس.", ("طالب", "أمس")),
        ("القيادي من مواليد 1980 واعتقل في بغداد سنة 2006.", ("اعتقل", "سنة 2006")),
    ],
)
def test_other_times_stay(
    text: str, expected: tuple[str, str], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert expected in times(engines["ar", engine], text)


def test_an_event_that_such_a_word_tells_keeps_its_time(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("أعلن استقلاله عام 1956.")
    (year,) = (mention_ref(span.start) for span in doc.ents if span.label_ == "Time")
    said, declared = (
        Event(token.i, "Takeover", "actual", (Argument("time", year),))
        for token in doc
        if token.text in ("أعلن", "استقلاله")
    )
    assert without_dated(doc, [said, declared], language="ar") == (Event(said.trigger, "Takeover", "actual"), declared)


def test_a_word_in_a_name_has_no_time(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL].make_doc("دعا مرصد استقلال القضاء عام 2015 إلى إضراب")
    place = {token.text: token.i for token in doc}
    name = mention(doc, place["مرصد"], place["القضاء"] + 1, "Organization", rule="test")
    year = mention(doc, place["عام"], place["عام"] + 2, "Time", rule="test")
    doc.ents = (name, year)
    for token in doc:
        token.is_sent_start = token.i == 0
    event = Event(0, "Demand", "actual", (Argument("time", mention_ref(year.start)),))
    assert without_dated(doc, [event], language="ar") == (event,)


def test_a_language_without_such_words_changes_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("He was arrested in 2006.")
    assert without_dated(doc, doc._.events, language="en") == tuple(doc._.events)
