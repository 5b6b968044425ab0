"""What speakers say that they have done themselves, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.pronouns.ownacts import own_acts
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("وقال الجيش إنه قصف مواقع للحركة.", "قصف agent الجيش"),
        ("وأكد الوزير أنه التقى نظيره التركي.", "التقى agent الوزير"),
        ("وقال الحوثيون إنهم استهدفوا سفينة في البحر الأحمر.", "استهدفوا agent الحوثيون"),
        ("وأعلنت حركة الشباب أنها هاجمت قاعدة عسكرية.", "هاجمت agent حركة الشباب"),
        ("قال الجيش الإسرائيلي إنه قتل قياديا في حماس.", "قتل agent الجيش الإسرائيلي"),
        ("قال الوزير التركي: نحن نتبادل المعلومات الاستخبارية مع العراق.", "نتبادل agent الوزير التركي"),
        ("قال الرئيس الفرنسي إننا نتشارك المعلومات الاستخبارية مع أوكرانيا.", "نتشارك agent الرئيس الفرنسي"),
    ],
)
def test_who_says_that_he_did_it_did_it(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("قالت الوزارة إنه قصف المدينة.", "قصف agent الوزارة"),  # he, not the ministry
        ("قال المتحدث إنه قتل ستة مدنيين في الغارة.", "قتل agent المتحدث"),  # six were killed
        ("وصف الوزير القصف بأنه هجوم.", "هجوم agent الوزير"),
        ("قال الوزير إن بغداد وأنقرة تتبادلان المعلومات الاستخبارية.", "تتبادلان agent الوزير"),
        ("وقال الجيش إن الحركة قصفت القرية.", "قصفت agent الجيش"),
    ],
)
def test_who_tells_of_others_did_nothing(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "not_expect": [argument]}, engine)


@pytest.mark.parametrize("known", [True, False], ids=["with the speaker as agent", "without an agent"])
def test_the_speaker_is_the_agent_once(known: bool, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", LEXICAL]("وقال الجيش إنه قصف الحركة.")
    (army, *_) = (mention_ref(span.start) for span in doc.ents if span.text == "الجيش")
    verb = next(token.i for token in doc if token.text == "قصف")
    speaking = Event(1, "Statement", "actual", (Argument("agent", army), Argument("theme", f"v{verb}")))
    act = Event(verb, "Attack", "actual", (Argument("agent", army),) if known else ())
    _, found = own_acts(doc, [speaking, act], language="ar")
    assert found.arguments == (Argument("agent", army),)


def test_languages_without_such_pronouns_change_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("The army said it bombed the town.")
    events = doc._.events
    assert own_acts(doc, events, language="en") == tuple(events)
