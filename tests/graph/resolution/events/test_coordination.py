"""Who stands on one side of a meeting."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.annotation import EventMention, Mention
from khabar.graph.pipeline.doc import Argument
from khabar.graph.resolution.events.coordination import coordination
from khabar.ontology.terms import EntityType, EventType, Role, Status


@pytest.mark.parametrize(
    ("language", "text", "trigger", "agents", "sides"),
    [
        ("ar", "التقى سالم فريدا ونبيلا", "التقى", ("سالم", "فريدا", "نبيلا"), [("سالم",), ("فريدا", "نبيلا")]),
        ("ar", "اجتمع سالم مع فريد ونبيل وكمال", "اجتمع", ("سالم", "فريد", "نبيل", "كمال"), [("سالم",), ("فريد", "نبيل", "كمال")]),
        ("ar", "اجتمع سالم ونبيل مع فريد", "اجتمع", ("سالم", "نبيل", "فريد"), [("سالم", "نبيل"), ("فريد",)]),
        ("ar", "التقى سالم كلا من فريد، والسفير نبيل", "التقى", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "اجتمع سالم ونظيره فريد", "اجتمع", ("سالم", "فريد"), [("سالم",), ("فريد",)]),
        ("ar", "سالم يلتقي فريدا", "يلتقي", ("سالم", "فريدا"), [("سالم",), ("فريدا",)]),
        # who attends has met nobody who attends, too
        ("ar", "حضر اللقاء سالم وفريد، ونبيل", "اللقاء", ("سالم", "فريد", "نبيل"), [("سالم", "فريد", "نبيل")]),
        ("ar", "استقبل سالم نبيلا وحضر اللقاء فريد وكمال", "اللقاء", ("سالم", "فريد", "كمال"), [("سالم",), ("فريد", "كمال")]),
        ("ar", "حضر اللقاء عن الأول سالم وعن الثاني فريد", "اللقاء", ("سالم", "فريد"), [("سالم",), ("فريد",)]),
        ("en", "the talks were attended by Salem and Farid", "talks", ("Salem", "Farid"), [("Salem", "Farid")]),
        ("en", "Salem and Farid attended the reception", "attended", ("Salem", "Farid"), [("Salem", "Farid")]),
        ("ar", "عقدت ندوة بحضور سالم وفريد، ونبيل", "ندوة", ("سالم", "فريد", "نبيل"), [("سالم", "فريد", "نبيل")]),
        ("ar", "لقاء بين سالم وفريد بحضور نبيل", "لقاء", ("سالم", "فريد"), []),
        ("ar", "حضر اللقاء سالم إضافة إلى فريد", "اللقاء", ("سالم", "فريد"), [("سالم", "فريد")]),
        # nor have those who make a visit together, but who is visited
        ("ar", "انتهت زيارة سالم وفريد إلى الموصل", "زيارة", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "أدى سالم وفريد زيارة إلى الموصل", "زيارة", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "شهد المعرض مشاركة سالم وفريد", "مشاركة", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "نفذ الحملة بمشاركة سالم وفريد", "مشاركة", ("سالم", "فريد"), []),
        ("ar", "زيارة سالم للرئيس فريد", "زيارة", ("سالم", "فريد"), [("سالم",), ("فريد",)]),
        ("ar", "استعد سالم لزيارة فريد", "زيارة", ("سالم", "فريد"), [("سالم",), ("فريد",)]),
        ("en", "the visit by Salem and Farid", "visit", ("Salem", "Farid"), [("Salem", "Farid")]),
        ("ar", "انعقد ملتقى أمس بمشاركة سالم وفريد", "ملتقى", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "انعقد اجتماع أمس بمشاركة سالم وفريد", "اجتماع", ("سالم", "فريد"), []),
        ("ar", "دعي ضمن مجموعة من النواب والسفراء إلى مؤتمر", "مؤتمر", ("النواب", "السفراء"), [("النواب", "السفراء")]),
        ("ar", "دعت الجامعة نوابا وسفراء إلى ندوة", "ندوة", ("نوابا", "سفراء"), [("نوابا", "سفراء")]),
        ("en", "a forum with the participation of Salem and Farid", "forum", ("Salem", "Farid"), [("Salem", "Farid")]),
        # where the other side begins
        ("ar", "محادثات بين سالم وبين كل من فريد ونبيل", "محادثات", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "محادثات بين سالم وبين فريد ونبيل", "محادثات", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "سالم أشاد بما جرى من تعاون بينه وبين فريد ونبيل", "تعاون", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "محادثات بين سالم وكل من فريد ونبيل", "محادثات", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "محادثات بين سالم من جهة، وفريد ونبيل من جهة أخرى", "محادثات", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "محادثات بين كل من سالم وفريد ونبيل", "محادثات", ("سالم", "فريد", "نبيل"), []),
        ("ar", "التقى سالم فريدا وكلا من نبيل وكمال", "التقى", ("سالم", "فريدا", "نبيل", "كمال"), [("سالم",), ("فريدا", "نبيل", "كمال")]),
        ("en", "talks between Salem on the one hand and Farid and Nabil", "talks", ("Salem", "Farid", "Nabil"), [("Salem",), ("Farid", "Nabil")]),
        # one of two does not do it with the other
        ("ar", "جلسات ينظمها سالم أو فريد", "جلسات", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "محادثات بين سالم وفريد أو نبيل", "محادثات", ("سالم", "فريد", "نبيل"), []),
        ("en", "talks led by Salem or Farid", "talks", ("Salem", "Farid"), [("Salem", "Farid")]),
        # side by side, and nobody else
        ("ar", "وقع سالم مذكرة بين فريد ونبيل", "وقع", ("سالم", "فريد", "نبيل"), [("فريد", "سالم"), ("نبيل", "سالم")]),
        ("en", "Salem signed a deal between Farid and Nabil", "signed", ("Salem", "Farid", "Nabil"), [("Farid", "Salem"), ("Nabil", "Salem")]),
        ("ar", "محادثات بين سالم وفريد", "محادثات", ("سالم", "فريد"), []),
        ("ar", "اجتمع سالم وفريد", "اجتمع", ("سالم", "فريد"), []),
        ("ar", "اجتمع سالم", "اجتمع", ("سالم",), []),
        ("en", "Salem met Farid and Nabil", "met", ("Salem", "Farid", "Nabil"), [("Salem",), ("Farid", "Nabil")]),
        ("en", "Salem and Kamal met Farid", "met", ("Salem", "Kamal", "Farid"), [("Salem", "Kamal"), ("Farid",)]),
        ("en", "Farid and Nabil met", "met", ("Farid", "Nabil"), []),
        ("en", "After a meeting with Farid, Nabil said so", "meeting", ("Farid", "Nabil"), [("Farid",), ("Nabil",)]),
        ("ar", "وعقب اجتماع مع فريد، أعلن نبيل الاتفاق", "اجتماع", ("فريد", "نبيل"), [("فريد",), ("نبيل",)]),
        # the other side is not named
        ("en", "Talks with Farid, Nabil and Kamal", "Talks", ("Farid", "Nabil", "Kamal"), [("Farid", "Nabil", "Kamal")]),
        ("en", "He met Farid and Nabil", "met", ("Farid", "Nabil"), [("Farid", "Nabil")]),
        ("en", "Farid and Nabil said they met", "met", ("Farid", "Nabil"), []),
        ("ar", "أجرى محادثات مع سالم وفريد", "محادثات", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "اجتمع سالم مع فريد، ومع نبيل", "اجتمع", ("سالم", "فريد", "نبيل"), [("سالم",), ("فريد", "نبيل")]),
        ("ar", "نتشارك المعلومات مع سالم، ومع فريد", "نتشارك", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("en", "We cooperate with Salem and with Farid", "cooperate", ("Salem", "Farid"), [("Salem", "Farid")]),
        ("en", "Salem and Farid attending the Kenyan talks", "talks", ("Salem", "Farid", "Kenyan"), [("Salem", "Farid", "Kenyan")]),
        # those of a group are on its side
        ("ar", "وقعت أحزاب عدة بينها النخيل والغد الاتفاق", "وقعت", ("أحزاب", "النخيل", "الغد"), [("أحزاب", "النخيل", "الغد")]),
        ("ar", "اجتمع سالم مع أحزاب، على رأسها النخيل", "اجتمع", ("سالم", "أحزاب", "النخيل"), [("سالم",), ("أحزاب", "النخيل")]),
        ("ar", "اجتمع الدائنون (المصرف وصندوق النقد) مع سالم", "اجتمع", ("الدائنون", "المصرف", "صندوق", "سالم"), [("الدائنون", "المصرف", "صندوق"), ("سالم",)]),
        ("ar", "اتفاق الدائنين لسالم (المصرف وصندوق النقد)", "اتفاق", ("الدائنين", "سالم", "المصرف", "صندوق"), [("الدائنين", "المصرف", "صندوق"), ("سالم",)]),
        ("ar", "محادثات بين الدول الكبرى (الصين وروسيا) وإيران", "محادثات", ("الدول", "الصين", "روسيا", "إيران"), [("الدول", "الصين", "روسيا")]),
        ("ar", "اجتمع سالم وأحزاب منها النخيل مع فريد", "اجتمع", ("سالم", "أحزاب", "النخيل", "فريد"), [("سالم", "أحزاب", "النخيل"), ("فريد",)]),
        ("ar", "محادثات بين الدول الكبرى - الصين، وروسيا - وإيران", "محادثات", ("الدول", "الصين", "روسيا", "إيران"), [("الدول", "الصين", "روسيا")]),
        ("ar", "الاتفاق الكيني - المالي على الحدود - وقع أمس", "الاتفاق", ("الكيني", "المالي"), [("الكيني",), ("المالي",)]),
        ("ar", "زيارة وفد الحزب برئاسة سالم الرياض", "زيارة", ("وفد", "سالم"), [("وفد", "سالم")]),
        ("ar", "محادثات بين وفد الحزب برئاسة سالم والحكومة", "محادثات", ("وفد", "سالم", "الحكومة"), [("وفد", "سالم")]),
        ("ar", "محادثات بين سالم والرباعي، المكون من النخيل والغد", "محادثات", ("سالم", "الرباعي", "النخيل", "الغد"), [("الرباعي", "النخيل", "الغد")]),
        ("ar", "الأحزاب التي وقعت البيان، ومن بينها النخيل والغد", "وقعت", ("الأحزاب", "النخيل", "الغد"), [("الأحزاب", "النخيل", "الغد")]),
        ("ar", "اجتماع دول المجلس، وهي عمان وقطر", "اجتماع", ("دول", "عمان", "قطر"), [("دول", "عمان", "قطر")]),
        ("ar", "اتفق سالم وفريد على تعاون أوسع بين وزارتي الدفاع", "تعاون", ("سالم", "فريد", "وزارتي"), [("وزارتي", "سالم", "فريد")]),
        ("ar", "حديث سالم وما دار بينه وبين فريد", "حديث", ("سالم", "فريد"), [("سالم",), ("فريد",)]),
        ("en", "Farid, accompanied by Nabil, met Salem", "met", ("Farid", "Nabil", "Salem"), [("Farid", "Nabil"), ("Salem",)]),
        ("en", "Salem met several parties, including Farid and Nabil", "met", ("Salem", "parties", "Farid", "Nabil"), [("Salem",), ("parties", "Farid", "Nabil")]),
        ("ar", "التقى سالم أمس فريدا، ونظيره نبيلا، وكمالا", "التقى", ("سالم", "فريدا", "نبيلا", "كمالا"), [("سالم",), ("فريدا", "نبيلا", "كمالا")]),
        ("ar", "اجتماع بين سالم ونظيره فريد، ونبيل", "اجتماع", ("سالم", "فريد", "نبيل"), []),
        ("ar", "التقى سالم قادة على غرار فريد ونبيل", "التقى", ("سالم", "قادة", "فريد", "نبيل"), [("سالم",), ("قادة", "فريد", "نبيل")]),
        ("ar", "وفد يضم نحو عشرين نائبا وخبراء في زيارة", "زيارة", ("وفد", "خبراء"), [("وفد", "خبراء")]),
        ("ar", "كان في استقبال الضيف سالم وفريد", "استقبال", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "اتصلت سلمى ثم فريدة", "اتصلت", ("سلمى", "فريدة"), [("سلمى", "فريدة")]),
        ("ar", "كان اللقاء مع كل من المدير سالم وفريد مثمرا", "اللقاء", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "التقى سالم المبعوث فريدا إلى سوريا ونبيلا", "التقى", ("سالم", "فريدا", "نبيلا"), [("سالم",), ("فريدا", "نبيلا")]),
        ("en", "Salem and his counterpart Farid met", "met", ("Salem", "Farid"), [("Salem",), ("Farid",)]),
    ],
)  # fmt: skip
def test_who_is_named_side_by_side_is_on_one_side(
    language: str, text: str, trigger: str, agents: tuple[str, ...], sides: list[tuple[str, ...]]
) -> None:
    def at(word: str) -> int:
        return text.index(word)

    mentions = {
        name: Mention(name, EntityType.PERSON, at(name), at(name) + len(name), name, 0) for name in reversed(agents)
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in mentions)
    start = at(trigger)
    event = EventMention(
        "v", EventType.MEETING, start, start + len(trigger), trigger, 0, Status.ACTUAL, arguments=arguments
    )
    assert list(coordination(language).sides(text, event, mentions)) == sides


@pytest.mark.parametrize(
    ("language", "text", "trigger", "names", "sides"),
    [
        ("ar", "انضمام سالم وفريد إلى الحلف", "انضمام", ("سالم", "فريد"), [("سالم", "فريد")]),
        ("ar", "انضم سالم وفريد إلى الحلف", "انضم", ("سالم", "فريد", "الحلف"), [("سالم", "فريد"), ("الحلف",)]),
        ("ar", "تعاون سالم وفريد", "تعاون", ("سالم", "فريد"), []),
        (
            "en",
            "Salem and Farid joined the Pact",
            "joined",
            ("Salem", "Farid", "Pact"),
            [("Salem", "Farid"), ("Pact",)],
        ),
    ],
)
def test_who_joins_a_body_has_not_joined_who_does_so_too(
    language: str, text: str, trigger: str, names: tuple[str, ...], sides: list[tuple[str, ...]]
) -> None:
    mentions = {
        name: Mention(name, EntityType.STATE, text.index(name), text.index(name) + len(name), name, 0) for name in names
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in names)
    start = text.index(trigger)
    event = EventMention(
        "v", EventType.COOPERATION, start, start + len(trigger), trigger, 0, Status.ACTUAL, arguments=arguments
    )
    assert list(coordination(language).sides(text, event, mentions)) == sides


def test_another_meeting_between_two_is_told_of_the_second() -> None:
    text, names = "زار سالم الرياض، والتقى فريدا ونبيلا", ("سالم", "فريدا", "نبيلا")
    mentions = {n: Mention(n, EntityType.PERSON, text.index(n), text.index(n) + len(n), n, 0) for n in names}
    visit, meeting = (
        EventMention(
            word,
            EventType.MEETING,
            text.index(word),
            text.index(word) + len(word),
            word,
            0,
            Status.ACTUAL,
            arguments=tuple(Argument(Role.AGENT, name) for name in names),
        )
        for word in ("زار", "التقى")
    )
    found = coordination("ar").sides(text, visit, mentions, (visit, meeting))
    assert found == (("سالم",), ("فريدا", "نبيلا"))


@pytest.mark.parametrize(
    ("language", "text", "trigger", "role", "one_side"),
    [
        ("en", "Salem and Farid are talking to Nabil", "talking", Role.PLACE, True),
        ("en", "Salem and Farid negotiate with the Nabil", "negotiate", Role.THEME, True),
        ("en", "Salem and Farid interviewed Nabil", "interviewed", Role.TARGET, True),
        ("en", "Salem and Farid hold talks to free Nabil", "talks", Role.THEME, False),
        ("en", "Salem and Farid met in Nabil", "met", Role.PLACE, False),
        ("en", "Talks between Salem and Farid with Nabil", "Talks", Role.THEME, False),
        ("ar", "اجتمع سالم وفريد مع نبيل", "اجتمع", Role.THEME, True),
        ("ar", "اجتمع سالم وفريد في نبيل", "اجتمع", Role.PLACE, False),
    ],
)
def test_those_who_face_others_have_not_met_each_other(
    language: str, text: str, trigger: str, role: str, one_side: bool
) -> None:
    two = ("سالم", "فريد") if language == "ar" else ("Salem", "Farid")
    other = "نبيل" if language == "ar" else "Nabil"
    mentions = {
        name: Mention(name, EntityType.ORGANIZATION, text.index(name), text.index(name) + len(name), name, 0)
        for name in (*two, other)
    }
    arguments = (*(Argument(Role.AGENT, name) for name in two), Argument(role, other))
    start = text.index(trigger)
    event = EventMention(
        "v", EventType.MEETING, start, start + len(trigger), trigger, 0, Status.ACTUAL, arguments=arguments
    )
    assert coordination(language).sides(text, event, mentions) == ((two,) if one_side else ())


@pytest.mark.parametrize(
    ("text", "agents", "sides"),
    [
        ("اتفق الجانبان على التعاون المصري - السعودي", ("الجانبان", "المصري", "السعودي"), [("المصري", "الجانبان"), ("السعودي", "الجانبان")]),
        ("التعاون المصري السعودي", ("المصري", "السعودي"), [("المصري",), ("السعودي",)]),
        ("بحث الجانبان التعاون المصري مع السعودي", ("الجانبان", "المصري", "السعودي"), [("الجانبان",), ("المصري",), ("السعودي",)]),
    ],
)  # fmt: skip
def test_states_side_by_side_are_the_sides(text: str, agents: tuple[str, ...], sides: list[tuple[str, ...]]) -> None:
    mentions = {
        name: Mention(name, EntityType.STATE, text.index(name), text.index(name) + len(name), name, 0)
        for name in agents
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in agents)
    start = text.index("التعاون")
    event = EventMention("v", EventType.COOPERATION, start, start + 7, "التعاون", 0, Status.ACTUAL, arguments=arguments)
    assert list(coordination("ar").sides(text, event, mentions)) == sides


@pytest.mark.parametrize(
    ("text", "trigger", "sides"),
    [
        ("صوت البرلمان بغالبية 90 نائبا", "صوت", [("البرلمان", "نائبا")]),
        ("بعد مصادقة البرلمان ثم 90 نائبا", "مصادقة", [("البرلمان", "نائبا")]),
        ("اتفق البرلمان مع 90 نائبا", "اتفق", [("البرلمان",), ("نائبا",)]),
    ],
)
def test_who_approves_of_something_is_on_one_side(text: str, trigger: str, sides: list[tuple[str, ...]]) -> None:
    names = ("البرلمان", "نائبا")
    mentions = {
        name: Mention(name, EntityType.PERSON_GROUP, text.index(name), text.index(name) + len(name), name, 0)
        for name in names
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in names)
    start = text.index(trigger)
    event = EventMention(
        "v", EventType.AGREEMENT, start, start + len(trigger), trigger, 0, Status.ACTUAL, arguments=arguments
    )
    found = coordination("ar").sides(text, event, mentions)
    assert [side for side in found if len(side) > 1 or len(found) > 1] == sides


@pytest.mark.parametrize(
    ("language", "text", "trigger", "sides"),
    [
        ("ar", "معلومات قدمتها مصر وتركيا", "قدمتها", [("مصر", "تركيا")]),
        ("ar", "تبادلت مصر وتركيا معلومات", "تبادلت", []),
        ("en", "A truce brokered by Egypt and Turkey", "brokered", [("Egypt", "Turkey")]),
        ("en", "Information shared by the Egypt and Turkey", "shared", [("Egypt", "Turkey")]),
        ("en", "Intelligence provided by Egypt and Turkey", "provided", [("Egypt", "Turkey")]),
        ("en", "Egypt and Turkey shared intelligence", "shared", []),
    ],
)
def test_who_gives_intelligence_is_on_one_side(
    language: str, text: str, trigger: str, sides: list[tuple[str, ...]]
) -> None:
    names = ("مصر", "تركيا") if language == "ar" else ("Egypt", "Turkey")
    mentions = {
        name: Mention(name, EntityType.STATE, text.index(name), text.index(name) + len(name), name, 0) for name in names
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in names)
    start = text.index(trigger)
    event = EventMention(
        "v", EventType.INTELLIGENCE_SHARING, start, start + len(trigger), trigger, 0, Status.ACTUAL, arguments=arguments
    )
    assert list(coordination(language).sides(text, event, mentions)) == sides


def test_what_is_done_in_cooperation_is_told_of_who_does_it() -> None:
    text = "ب التعاون مع سالم، أوقف فريد ونبيل كمالا"
    mentions = {
        word: Mention(word, EntityType.PERSON, text.index(word), text.index(word) + len(word), word, 0)
        for word in ("سالم", "فريد", "نبيل")
    }

    def event(word: str, type: str, *arguments: Argument) -> EventMention:
        start = text.index(word)
        return EventMention(word, type, start, start + len(word), word, 0, Status.ACTUAL, arguments)

    agents = (Argument(Role.AGENT, word) for word in mentions)
    arrest = event("أوقف", EventType.ARREST)
    together = event("التعاون", EventType.COOPERATION, *agents, Argument(Role.THEME, "أوقف"))
    sides = coordination("ar").sides(text, together, mentions, [together, arrest])
    assert sides == (("سالم",), ("فريد", "نبيل"))


def test_where_an_envoy_is_sent_parts_him_from_nobody() -> None:
    text = "بحث كريم مع سالم وممثله لدى البلاد فريد الأوضاع"
    names = ("كريم", "سالم", "فريد")
    mentions = {
        name: Mention(name, EntityType.PERSON, text.index(name), text.index(name) + len(name), name, 0)
        for name in names
    }
    arguments = tuple(Argument(Role.AGENT, name) for name in names)
    event = EventMention("v", EventType.MEETING, 0, 3, "بحث", 0, Status.ACTUAL, arguments=arguments)
    assert coordination("ar").sides(text, event, mentions) == (("كريم",), ("سالم", "فريد"))
