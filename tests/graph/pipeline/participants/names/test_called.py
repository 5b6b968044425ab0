"""What somebody is called: what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import SAME_AS, Argument, Event, Relation
from khabar.graph.pipeline.participants.names.called import with_called, without_called
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("language", "text", "first", "second", "one"),
    [
        ("ar", "أوقفت الشرطة شاباً يدعى سامي العلي.", "شاباً", "سامي العلي", True),
        ("ar", "هاجم شاب اسمه سليم قادر دورية.", "شاب", "سليم قادر", True),
        ("en", "Police arrested a man identified as Ali Salem.", "man", "Ali Salem", True),
        ("ar", "أوقفت الشرطة شاباً وسامي العلي.", "شاباً", "سامي العلي", False),
        ("en", "Police arrested a man and Ali Salem.", "man", "Ali Salem", False),
        ("en", "Ali Salem called Omar Haddad on Monday.", "Ali Salem", "Omar Haddad", False),
    ],
)
def test_one_is_called_by_the_name_of_the_other(
    language: str, text: str, first: str, second: str, one: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    who, name = refs[first], refs[second]
    event = Event(0, "Arrest", "actual", (Argument("target", who), Argument("target", name)))
    (found,) = without_called(doc, [event], language=language)
    assert len(found.arguments) == 2 - one
    assert found.arguments[-1].ref == name
    other = Event(0, "Attack", "actual", (Argument("agent", who), Argument("target", name)))
    assert without_called(doc, [other], language=language)[0].arguments[0].ref == who
    relations = with_called(doc, [Relation("memberOf", who, name)], language=language)
    assert [(r.type, r.head, r.tail) for r in relations[1:]] == [(SAME_AS, who, name)] * one


def test_who_takes_no_part_leaves_it_to_the_name(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("أوقفت الشرطة شاباً يدعى سامي العلي.")
    name = next(mention_ref(span.start) for span in doc.ents if span.text == "سامي العلي")
    event = Event(0, "Arrest", "actual", (Argument("target", name),))
    assert without_called(doc, [event], language="ar") == (event,)


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        (
            "وأدانت حركة المقاومة الإسلامية (حماس) وتركيا القصف",
            {"أدانت agent تركيا"},
            {"أدانت target تركيا", "القصف agent تركيا"},
        ),
        ("حذرت قوات سوريا الديمقراطية (قسد) وفرنسا من هروب السجناء", {"حذرت agent فرنسا"}, {"حذرت target فرنسا"}),
        (
            "واتهمت قوات سوريا الديمقراطية (قسد) وباريس أنقرة بقصف البلدة",
            {"اتهمت agent باريس", "اتهمت target أنقرة"},
            {"قصف agent باريس"},
        ),
        # The name in brackets is nobody beside him.
        (
            "هدد قائد القوات محمد حمدان دقلو (حميدتي) باجتياح المدينة",
            {"هدد agent محمد حمدان دقلو"},
            {"هدد target حميدتي"},
        ),
        # Not the agent: who is joined is an object as he is.
        ("قتل الجيش سالم العلي (أبو عمر) وخالد حسن", {"قتل target خالد حسن"}, {"قتل agent خالد حسن"}),
    ],
)
def test_who_is_joined_behind_brackets_does_the_same(
    text: str,
    expected: set[str],
    unexpected: set[str],
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": unexpected}, BOTH)


@pytest.mark.parametrize(
    ("text", "one", "other", "same"),
    [
        ("اعتقلت الشرطة قائد الخلية المكنى «أبو سالم الشامي».", "قائد", "أبو سالم الشامي", True),
        ("اعتقلت الشرطة زعيم الخلية المكنى «أبو سالم الشامي».", "الخلية", "أبو سالم الشامي", False),
        ("قتل زعيم التنظيم المعروف باسم داعش.", "زعيم", "داعش", False),
    ],
)
def test_a_nickname_is_that_of_the_leader(
    text: str, one: str, other: str, same: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {f"e{span.start}": span.text for span in doc.ents}
    pairs = {frozenset((names[r.head], names[r.tail])) for r in doc._.relations if r.type == "sameAs"}
    assert (frozenset((one, other)) in pairs) == same


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The envoy met Harbour Defence Forces (HDF) chief of staff Samir Haddad in Amman.", "Samir Haddad"),
        ("The envoy met Syrian Democratic Forces (SDF) commander Samir Haddad in Amman.", "Samir Haddad"),
    ],
)
def test_a_body_before_a_title_takes_no_part(text: str, person: str, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    (meeting,) = [event for event in doc._.events if event.type == "Meeting"]
    taking_part = {span.text for span in doc.ents if mention_ref(span.start) in meeting.refs("agent")}
    assert taking_part == {"envoy", person}
