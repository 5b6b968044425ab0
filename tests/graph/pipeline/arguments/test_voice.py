"""Voice and word order of Arabic verbs and masdars, where the letters alone do not tell."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from khabar.graph.pipeline import LEXICAL, load

Understand = Callable[..., list[SimpleNamespace]]

CASES = [
    # the ending of the object makes the verb active, and its subject is the one before
    (
        "قصف {الجيش:SecurityForce} {القرية:Place} وقتل {مدنيين:PersonGroup}",
        "قتل",
        [("agent", "الجيش"), ("instrument", "قصف"), ("target", "مدنيين")],
    ),
    # in the accusative it is no subject, whatever stands behind it
    (
        "أعلنت {الشرطة:SecurityForce} أنها قتلت {مسلحين:PersonGroup} {شرق الموصل:Place}",
        "قتلت",
        [("agent", "الشرطة"), ("target", "مسلحين")],
    ),
    # a nominative makes it passive
    ("قتل {مدنيون:PersonGroup} أمس", "قتل", [("target", "مدنيون")]),
    # a place behind the sufferer is no second participant
    ("اختطف {صحافي:Person} {شمالي مالي:Place}", "اختطف", [("target", "صحافي")]),
    # a parenthesis between subject and object
    (
        "أوقفت {الشرطة:SecurityForce}، في {بيروت:Place}، {ناشطا:Person}",
        "أوقفت",
        [("agent", "الشرطة"), ("place", "بيروت"), ("target", "ناشطا")],
    ),
    # the masdar with its doer and what it is done to
    ("اعتقال {الشرطة:SecurityForce} {ناشطا:Person}", "اعتقال", [("agent", "الشرطة"), ("target", "ناشطا")]),
    ("تواصل قصف {الجيش:SecurityForce} ل{لمستشفى:Site}", "قصف", [("agent", "الجيش"), ("target", "لمستشفى")]),
    ("اعتقال {ناشط:Person}", "اعتقال", [("target", "ناشط")]),
    # whose a thing is that was hit is hit as well, and does not attack
    (
        "هجوم على {معسكر:Site} ل{لجيش:SecurityForce}",
        "هجوم",
        [("target", "لجيش"), ("target", "معسكر")],
    ),
    # a name takes the place of the title and body before it
    (
        "اغتيال القيادي في {الحزب:Organization} {سالم الخطيب:Person}",
        "اغتيال",
        [("target", "سالم الخطيب")],
    ),
    # a clause behind "كان" is about the noun before it
    (
        "أحبطت {الشرطة:SecurityForce} هجوما كان {التنظيم:ArmedGroup} يخطط له",
        "هجوما",
        [("agent", "التنظيم")],
    ),
    # cooperation is how it is done
    (
        "أحبطت {الشرطة:SecurityForce} بالتعاون مع {المخابرات:SecurityForce} هجوما",
        "أحبطت",
        [("agent", "الشرطة"), ("theme", "هجوما")],
    ),
    # who falls into an ambush is hit
    ("وقعت {الدورية:SecurityForce} في كمين", "كمين", [("target", "الدورية")]),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), CASES)
def test_who_does_what_to_whom(
    understand: Understand, text: str, trigger: str, expected: list[tuple[str, str]]
) -> None:
    assert next(event.arguments for event in understand(text) if event.trigger == trigger) == expected


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("ندد الحزب بالغارات الجوية الإسرائيلية على القرية", ["الإسرائيلية"]),
        ("استؤنفت المحادثات الأميركية الإيرانية", ["الأميركية", "الإيرانية"]),
        ("لا تزال الجماعة على لائحة الإرهاب البريطانية", ["البريطانية"]),
        ("استؤنفت المحادثات السرية", []),
    ],
)
def test_the_adjective_of_a_country_names_who_does_it(text: str, states: list[str]) -> None:
    doc = load("ar", engine=LEXICAL)(text)
    assert [span.text for span in doc.ents if span.label_ == "State"] == states
