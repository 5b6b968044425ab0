"""Status: what happened, and what is only planned, foiled, denied or possible."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline.words.cues import cues
from khabar.ontology.terms import Status

Understand = Callable[..., list[SimpleNamespace]]
CUES = [(language, row) for language in LANGUAGES for row in table(language, "status")["cue"]]
DENIALS = [(language, row) for language in LANGUAGES for row in table(language, "status")["denial"]]


def status(found: list[SimpleNamespace], trigger: str) -> str:
    return next(str(event.status) for event in found if event.trigger == trigger)


@pytest.mark.parametrize(("language", "row"), CUES + DENIALS, ids=lambda value: str(value)[:60])
def test_example_of_a_cue_gives_its_status(understand: Understand, language: str, row: dict[str, str]) -> None:
    assert status(understand(row["example"], language), row["trigger"]) == row["status"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("هاجم {مسلحون:PersonGroup} {القرية:Place}", "هاجم", Status.ACTUAL),
        ("لم يهاجم {المسلحون:PersonGroup} {القرية:Place}", "يهاجم", Status.NEGATED),
        ("لن يهاجموا {القرية:Place}", "يهاجموا", Status.NEGATED),
        ("سيهاجم {المسلحون:PersonGroup} {القرية:Place}", "يهاجم", Status.PLANNED),
        ("قد يهاجم {المسلحون:PersonGroup} {القرية:Place}", "يهاجم", Status.POSSIBLE),
        # قد before a past verb makes it only more certain
        ("وكان {المسلحون:PersonGroup} قد هاجموا {القرية:Place}", "هاجموا", Status.ACTUAL),
        # the negation is the first verb's, not the next clause's
        ("لم يعلق {الوزير:Person} بينما قصف {الجيش:SecurityForce} {القرية:Place}", "قصف", Status.ACTUAL),
        ("أحبط {الجيش:SecurityForce} هجوما على {المطار:Site}", "هجوما", Status.FOILED),
        ("أحبط {الجيش:SecurityForce} هجوما على {المطار:Site}", "أحبط", Status.ACTUAL),
        # an attack nobody managed to foil is not foiled
        ("لم يحبط {الجيش:SecurityForce} الهجوم على {المطار:Site}", "الهجوم", Status.ACTUAL),
        # what is planned has not been done, unless it is known: "تدبير الهجوم"
        ("كان مسؤولا عن التخطيط لهجوم على {المطار:Site}", "هجوم", Status.PLANNED),
        ("تورط في الإعداد لهجوم على {المطار:Site}", "هجوم", Status.PLANNED),
        ("ساهم في التحضير لاعتداءات على {المدينة:Place}", "اعتداءات", Status.PLANNED),
        ("شارك في تدبير الهجوم على {المطار:Site}", "الهجوم", Status.ACTUAL),
        ("اعتقل شاب بتهمة التخطيط لهجوم على {المطار:Site}", "هجوم", Status.POSSIBLE),
        ("طالب {الأهالي:PersonGroup} بإطلاق {المعتقلين:PersonGroup}", "إطلاق", Status.POSSIBLE),
        ("هددت {الجماعة:ArmedGroup} بقصف {المدينة:Place}", "قصف", Status.POSSIBLE),
        ("نفت {الوزارة:GovernmentBody} قصف {القرية:Place}", "قصف", Status.NEGATED),
        # denying to deny: possible, and the statement stands
        ("لم يستبعد {الوزير:Person} قصف {القرية:Place}", "قصف", Status.POSSIBLE),
        ("لم يستبعد {الوزير:Person} قصف {القرية:Place}", "يستبعد", Status.ACTUAL),
        ("لا تزال {الشرطة:SecurityForce} تحاصر {المبنى:Site}", "تحاصر", Status.ACTUAL),
        # coordination carries the status on
        ("طالب {الأهالي:PersonGroup} بمحاكمة {الجناة:PersonGroup} واعتقال {القائد:Person}", "اعتقال", Status.POSSIBLE),
    ],
)
def test_arabic_status(understand: Understand, text: str, trigger: str, expected: str) -> None:
    assert status(understand(text), trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("{Rebels:ArmedGroup} attacked {the base:Site}", "attacked", Status.ACTUAL),
        ("{Rebels:ArmedGroup} did not attack {the base:Site}", "attack", Status.NEGATED),
        ("{Rebels:ArmedGroup} may attack {the base:Site}", "attack", Status.POSSIBLE),
        ("In {May:Time} they attacked {the base:Site}", "attacked", Status.ACTUAL),
        ("{Rebels:ArmedGroup} will attack {the base:Site}", "attack", Status.PLANNED),
        ("{The army:SecurityForce} foiled an attack on {the base:Site}", "attack", Status.FOILED),
        (
            "{The ministry:GovernmentBody} denied that {the army:SecurityForce} shelled {the town:Place}",
            "shelled",
            Status.NEGATED,
        ),
    ],
)
def test_english_status(understand: Understand, text: str, trigger: str, expected: str) -> None:
    assert status(understand(text, "en"), trigger) == expected


def test_a_cue_of_no_known_status_is_refused() -> None:
    with pytest.raises(LanguageDataError, match="unknown status"):
        cues("ar", [{"status": "maybe", "words": ["ربما"], "reach": 1}], "status")
