"""Arguments: word order, prepositions, genitives, passives, control, and what must not be linked."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

Understand = Callable[..., list[SimpleNamespace]]


def arguments(found: list[SimpleNamespace], trigger: str) -> list[tuple[str, str]]:
    return next(list(event.arguments) for event in found if event.trigger == trigger)


ARABIC = [
    # verb, subject, object; subject first; an attached object pronoun
    ("اعتقلت {الشرطة:SecurityForce} {ناشطا:Person}", "اعتقلت", [("agent", "الشرطة"), ("target", "ناشطا")]),
    ("{الشرطة:SecurityForce} اعتقلت {ناشطا:Person}", "اعتقلت", [("agent", "الشرطة"), ("target", "ناشطا")]),
    (
        "{الرجل:Person} الذي اعتقلته {الشرطة:SecurityForce} أمس",
        "اعتقلته",
        [("agent", "الشرطة"), ("target", "الرجل")],
    ),
    # one noun behind a verb of both voices
    ("قتل {ثلاثة جنود:PersonGroup} في {الموصل:Place}", "قتل", [("place", "الموصل"), ("target", "ثلاثة جنود")]),
    ("اعتُقل {ناشط:Person}", "اعتُقل", [("target", "ناشط")]),
    ("تم اعتقال {ناشط:Person} من قبل {الجيش:SecurityForce}", "اعتقال", [("agent", "الجيش"), ("target", "ناشط")]),
    # genitive and preposition
    (
        "وقع هجوم {داعش:ArmedGroup} على {المطار:Site}",
        "هجوم",
        [("agent", "داعش"), ("target", "المطار")],
    ),
    # a title before the name is no participant of its own
    (
        "قال رئيس {المجلس:GovernmentBody} {سالم الخطيب:Person} إن القصف مستمر",
        "قال",
        [("agent", "سالم الخطيب"), ("theme", "القصف")],
    ),
    # nor do the quotes of a name part it from its title
    (
        "اتهم زعيم «{حزب الأمة:Organization}» {سالم الخطيب:Person} {تركيا:State}",
        "اتهم",
        [("agent", "سالم الخطيب"), ("target", "تركيا")],
    ),
    # coordination shares the role
    ("قتل {جندي:Person} و{مدني:Person}", "قتل", [("target", "جندي"), ("target", "مدني")]),
    # and so does what is said to be a part of those named
    (
        "قتل {خمسة أشخاص:PersonGroup} بينهم {طفلان:PersonGroup} في القصف",
        "قتل",
        [("instrument", "القصف"), ("target", "خمسة أشخاص"), ("target", "طفلان")],
    ),
    # a light verb gives its subject to its noun, a suffering one its target
    ("شن {الجيش:SecurityForce} هجوما على {القرية:Place}", "هجوما", [("agent", "الجيش"), ("target", "القرية")]),
    ("تعرض {الموكب:Site} لهجوم", "هجوم", [("target", "الموكب")]),
    # a purpose gives the subject to its noun, but not that of a site
    ("تحرك {الجيش:SecurityForce} لدعم {الشرطة:SecurityForce}", "دعم", [("agent", "الجيش"), ("target", "الشرطة")]),
    (
        "هاجم {مسلحون:PersonGroup} {معسكرا:Site} لتدريب {الجيش:SecurityForce}",
        "تدريب",
        [("target", "الجيش")],
    ),
    ("الهجوم الذي نفذه {انتحاري:Person}", "الهجوم", [("agent", "انتحاري")]),
    # the subject is inherited by a joined verb and through "أنها"
    (
        "أعلنت {الشرطة:SecurityForce} أنها اعتقلت {ناشطا:Person}",
        "اعتقلت",
        [("agent", "الشرطة"), ("target", "ناشطا")],
    ),
    # who announces an arrest has not made it
    ("أعلنت {الوزارة:GovernmentBody} اعتقال {ناشط:Person}", "اعتقال", [("target", "ناشط")]),
    # what is tried is what is foiled, and who tries stands between
    (
        "أحبط {الجهاز:SecurityForce} محاولة ل{لتنظيم:ArmedGroup} لتفجير {المقام:Site}",
        "تفجير",
        [("agent", "لتنظيم"), ("target", "المقام")],
    ),
    # what a force belongs to does nothing itself
    (
        "اعتقلت {قوة:SecurityForce} تابعة ل{لوزارة:GovernmentBody} {ناشطا:Person}",
        "اعتقلت",
        [("agent", "قوة"), ("target", "ناشطا")],
    ),
    # a pronoun on a noun stands for somebody named before
    ("فر {الناشط:Person} قبل اعتقاله", "اعتقاله", [("target", "الناشط")]),
    # a threat's author would do it, and who is urged would act
    ("هددت {الجماعة:ArmedGroup} بقصف {المدينة:Place}", "قصف", [("agent", "الجماعة"), ("target", "المدينة")]),
    # places belong to the nearest happening, not to the report
    ("قال {متحدث:Person} إن هجوما وقع في {بغداد:Place}", "هجوما", [("place", "بغداد")]),
    ("قال {متحدث:Person} إن هجوما وقع في {بغداد:Place}", "قال", [("agent", "متحدث"), ("theme", "هجوما")]),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ARABIC)
def test_arabic_arguments(understand: Understand, text: str, trigger: str, expected: list[tuple[str, str]]) -> None:
    assert arguments(understand(text), trigger) == expected


ENGLISH = [
    (
        "{Police:SecurityForce} arrested {two men:PersonGroup} in {Basra:Place}",
        "arrested",
        [("agent", "Police"), ("place", "Basra"), ("target", "two men")],
    ),
    (
        "{Two men:PersonGroup} were arrested by {police:SecurityForce}",
        "arrested",
        [("agent", "police"), ("target", "Two men")],
    ),
    ("{ISIS:ArmedGroup}'s attack on {the airport:Site}", "attack", [("agent", "ISIS"), ("target", "the airport")]),
    (
        "{The army:SecurityForce} launched an attack on {the village:Place}",
        "attack",
        [("agent", "The army"), ("target", "the village")],
    ),
    (
        "{Officials:PersonGroup} said {rebels:ArmedGroup} attacked {the base:Site}",
        "attacked",
        [("agent", "rebels"), ("target", "the base")],
    ),
    (
        "{Officials:PersonGroup} said {rebels:ArmedGroup} attacked {the base:Site}",
        "said",
        [("agent", "Officials"), ("theme", "attacked")],
    ),
]


@pytest.mark.parametrize(("text", "trigger", "expected"), ENGLISH)
def test_english_arguments(understand: Understand, text: str, trigger: str, expected: list[tuple[str, str]]) -> None:
    assert arguments(understand(text, "en"), trigger) == expected


def test_an_event_or_thing_never_acts(understand: Understand) -> None:
    for event in understand("أدى تفجير {سيارة مفخخة:Weapon} قرب {السوق:Site} إلى مقتل {جندي:Person}"):
        assert all(name not in ("سيارة مفخخة", "السوق") for role, name in event.arguments if role == "agent")


def test_a_participant_has_each_role_once(understand: Understand) -> None:
    for event in understand(
        "اتهم {الجيش:SecurityForce} {الجماعة:ArmedGroup} بقصف {القرية:Place} وقتل {مدنيين:PersonGroup}"
    ):
        assert len(event.arguments) == len(set(event.arguments))
