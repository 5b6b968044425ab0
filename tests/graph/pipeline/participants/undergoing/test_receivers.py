"""Who receives a warning, a threat or support: sentences beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.undergoing.receivers import receivers
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("text", "arguments", "never"),
    [
        (
            "تلقت الوزارة من السفارة الألمانية تحذيرا بشأن الحفل.",
            ["تحذيرا agent السفارة الألمانية", "تحذيرا target الوزارة"],
            ["تحذيرا agent الوزارة"],
        ),
        ("وقال المسؤول إن مصر تسلمت تحذيرا من روسيا.", ["تحذيرا agent روسيا", "تحذيرا target مصر"], []),
        ("رفضت مصر اتهامات إثيوبيا لتشاد.", ["اتهامات target تشاد"], ["اتهامات target مصر"]),
        ("نفى الحزب اتهامات الحكومة له بالفساد.", ["اتهامات target الحزب", "اتهامات agent الحكومة"], []),
        ("تلقى الجيش اللبناني تهديدا من إسرائيل.", ["تهديدا target الجيش اللبناني"], ["تهديدا agent الجيش اللبناني"]),
        ("نالت الحركة دعما من إيران.", ["دعما agent إيران", "دعما target الحركة"], ["دعما agent الحركة"]),
        ("حظي الرئيس بدعم الجيش والشرطة.", ["دعم agent الجيش", "دعم agent الشرطة"], ["دعم target الشرطة"]),
        ("حصلت كييف على مساعدات من ألمانيا.", ["مساعدات agent ألمانيا"], ["مساعدات place ألمانيا"]),
        ("بعد تلقي مدريد تحذيرا من الرباط.", ["تحذيرا agent الرباط", "تحذيرا target مدريد"], []),
        ("تلقى الحزب تهديدات بالقتل من حركة الشباب.", ["تهديدات agent حركة الشباب"], []),
        # Whom a warning is of has not given it.
        ("تلقت الشرطة تحذيرا من تنظيم داعش.", ["تحذيرا target الشرطة"], ["تحذيرا agent تنظيم داعش"]),
    ],
)
def test_the_giver_is_the_agent_and_the_receiver_the_target(
    text: str, arguments: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": arguments, "not_expect": never}, BOTH)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("وجهت روسيا تحذيرا إلى تركيا.", "تحذيرا agent روسيا"),
        ("تلقى الوزير اتصالا، ووجهت إيران تهديدا إلى إسرائيل.", "تهديدا agent إيران"),
        ("قدمت فرنسا دعما للجيش.", "دعما agent فرنسا"),
    ],
)
def test_who_gives_it_stays_the_agent(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument]}, engine)


def _warning(doc: Any, text: str, *arguments: tuple[str, str]) -> tuple[Event, dict[str, str]]:
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    trigger = next(token.i for token in doc if token.text == text)
    given = tuple(Argument(role, refs[name]) for role, name in arguments)
    return Event(trigger, "Warning", "actual", given), refs


def test_a_verb_that_may_mean_giving_means_receiving_where_a_giver_is_named(
    engines: dict[tuple[str, str], Language],
) -> None:
    doc = engines["ar", LEXICAL]("تسلم تركيا تحذيرا مكتوبا.")
    event, _ = _warning(doc, "تحذيرا", ("agent", "تركيا"))
    assert receivers(doc, [event], language="ar") == (event,)
    doc = engines["ar", LEXICAL]("تسلم الجيش تحذيرا من الشرطة.")
    event, refs = _warning(doc, "تحذيرا", ("agent", "الجيش"))
    (found,) = receivers(doc, [event], language="ar")
    assert set(found.arguments) == {Argument("agent", refs["الشرطة"]), Argument("target", refs["الجيش"])}


def test_what_stands_behind_another_event_is_not_received(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("تلقى الجيش هجوم الحركة تحذيرا.")
    event, _ = _warning(doc, "تحذيرا", ("agent", "الحركة"))
    attack = Event(next(token.i for token in doc if token.text == "هجوم"), "Attack", "actual")
    assert receivers(doc, [attack, event], language="ar") == (attack, event)


def test_a_language_without_such_verbs_changes_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Turkey received a warning from Russia.")
    assert receivers(doc, doc._.events, language="en") == tuple(doc._.events)


@pytest.mark.parametrize(
    ("text", "arguments", "never"),
    [
        (
            "تسلم الصليب الأحمر أربعة رهائن من حركة الشباب.",
            ["تسلم agent حركة الشباب", "تسلم target رهائن"],
            ["تسلم agent الصليب الأحمر"],
        ),
        ("تسلم الصليب الأحمر أربعة رهائن.", ["تسلم target رهائن"], []),
        ("سلمت حركة الشباب ثلاثة رهائن إلى الأمم المتحدة.", ["سلمت agent حركة الشباب"], []),
    ],
)
def test_who_receives_hostages_has_not_freed_them(
    text: str, arguments: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": arguments, "not_expect": never}, BOTH)
