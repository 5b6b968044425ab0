"""Persons called by another one's name: what is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event, Relation
from khabar.graph.pipeline.participants.names.kin import without_bereaved, without_borrowed, without_namesakes
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("text", "first", "second", "kept"),
    [
        ("أوقفت الشرطة شقيق زعيم الخلية.", "شقيق", "زعيم", 1),
        ("أوقفت الشرطة شقيق القيادي البارز سمير الوادي.", "شقيق", "سمير الوادي", 1),
        ("أوقفت الشرطة شقيقا وزعيم الخلية.", "شقيقا", "زعيم", 2),
        ("أوقفت الشرطة ضابطا وسمير الوادي.", "ضابطا", "سمير الوادي", 2),
    ],
)
def test_what_two_share_is_the_first_ones_alone(
    text: str, first: str, second: str, kept: int, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    event = Event(0, "Arrest", "actual", (Argument("target", refs[first]), Argument("target", refs[second])))
    (found,) = without_namesakes(doc, [event], language="ar")
    assert len(found.arguments) == kept
    assert found.arguments[0].ref == refs[first]


def test_another_role_stays_and_a_borrowed_relation_goes(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("أوقفت الشرطة شقيق زعيم الخلية.")
    brother, leader, cell = (mention_ref(span.start) for span in doc.ents if span.text in ("شقيق", "زعيم", "الخلية"))
    event = Event(0, "Arrest", "actual", (Argument("target", brother), Argument("agent", leader)))
    assert without_namesakes(doc, [event], language="ar") == (event,)
    leads, borrowed, own = (
        Relation("leads", leader, cell),
        Relation("leads", brother, cell),
        Relation("memberOf", brother, cell),
    )
    assert without_borrowed(doc, [leads, borrowed, own], language="ar") == (leads, own)


@pytest.mark.parametrize(
    ("text", "met", "absent"),
    [
        ("زار مبعوث الرئيس الأميركي دونالد ترامب ستيف ويتكوف بيروت.", "ستيف ويتكوف", "دونالد ترامب"),
        ("اجتمع مستشار الرئيس التركي رجب طيب أردوغان إبراهيم كالن مع الوفد.", "إبراهيم كالن", "رجب طيب أردوغان"),
        # The first name is the envoy's, and he is nobody's.
        ("التقى مبعوث الرئيس الأميركي توم باراك جوزيف عون.", "جوزيف عون", ""),
        ("التقى الرئيس الأميركي دونالد ترامب المبعوث ستيف ويتكوف في بيروت.", "دونالد ترامب", ""),
    ],
)
def test_who_sends_somebody_does_not_meet_whom_he_meets(
    text: str, met: str, absent: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    names = {mention_ref(span.start): span.text for span in doc.ents}
    agents = {names.get(ref, "") for event in doc._.events for ref in event.refs("agent")}
    assert met in agents
    assert absent not in agents


def test_what_was_done_to_others_of_theirs_was_not_done_to_kin(settled: Callable[..., set[str]]) -> None:
    killed = ("killed", "Killing", "target families")
    assert settled(without_bereaved, "en", "The {families:PersonGroup} of those killed wept", killed) == set()
    assert settled(without_bereaved, "en", "The shelling killed two {families:PersonGroup}", killed) == {
        "killed target families"
    }
