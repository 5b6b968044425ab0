"""Words that say nothing happened where they stand: every row of the language data, and that nothing else is silent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, folder, rows
from khabar.graph.pipeline import BOTH, LEXICAL, load
from khabar.graph.pipeline.events import lexicon
from khabar.graph.pipeline.events.finder import reader
from khabar.ontology.terms import EventType


def every() -> Iterator[Any]:
    for language in LANGUAGES:
        for number, row in rows(folder(language) / "silent.jsonl"):
            yield pytest.param(language, row, id=f"{language}-{number}")


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(("language", "row"), list(every()))
def test_the_word_of_an_example_says_nothing(
    language: str, row: dict[str, Any], engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, engine](row["example"])
    triggers = reader(language)
    types = set(row.get("not", EventType.ALL))
    silent = [token.i for token in doc if types <= triggers.barred(doc, token.i)]
    assert silent, "the row does not act on its example"
    assert not [event for event in doc._.events if event.trigger in silent and event.type in types]


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("ar", "اندلعت مواجهة بين الجيش ومسلحين في الأنبار", ("مواجهة", EventType.CLASH)),
        ("ar", "رفض الوزير التدخل الأجنبي في ليبيا", ("رفض", EventType.CONDEMNATION)),
        ("ar", "أطلق مسلحون النار على حافلة في دير الزور", ("أطلق", EventType.ATTACK)),
        ("ar", "تم الاحتفاظ بالمشتبه به على ذمة التحقيق", ("الاحتفاظ", EventType.ARREST)),
    ],
)
def test_the_word_is_heard_elsewhere(
    language: str, text: str, said: tuple[str, str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, LEXICAL](text)
    assert said in {(doc[event.trigger].text, event.type) for event in doc._.events}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("تبادلت كندا والهند الرسائل.", EventType.INTELLIGENCE_SHARING),
        ("تبادلت كندا والهند طرد الدبلوماسيين.", EventType.INTELLIGENCE_SHARING),
        ("تبادلت كندا والهند طرد الدبلوماسيين.", EventType.RELEASE),
        ("يتبادل الحزبان الاتهامات منذ أشهر.", EventType.COOPERATION),
        ("تبادل الوزيران وجهات النظر.", EventType.INTELLIGENCE_SHARING),
        ("الجيش والحوثيون يتبادلان 70 أسيرا.", EventType.CLASH),
        ("جرى تبادل 70 محتجزا بين الجيش والحوثيين.", EventType.MEETING),
    ],
)
def test_what_is_exchanged_decides_what_an_exchange_is_not(
    text: str, type: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", engine](text)
    assert type not in {event.type for event in doc._.events if "تبادل" in doc[event.trigger].text}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("تبادلت كندا والهند معلومات عن مشتبه بهم.", ["تبادلت agent كندا", "تبادلت agent الهند"]),
        ("الجيش والحوثيون يتبادلان 70 أسيرا.", ["يتبادلان agent الحوثيون", "يتبادلان target أسيرا"]),
        ("تبادلت روسيا وأوكرانيا عشرات الأسرى.", ["تبادلت agent أوكرانيا", "تبادلت target الأسرى"]),
        ("جرى تبادل الأسرى بين الجيش والحوثيين.", ["تبادل agent الجيش", "تبادل target الأسرى"]),
    ],
)
def test_what_is_exchanged_decides_what_an_exchange_is(
    text: str, arguments: list[str], engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    never = [argument.replace("target", "agent") for argument in arguments if " target " in argument]
    holds("ar", {"example": text, "expect": arguments, "not_expect": never}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "word", "type"),
    [
        ("اتفقت كندا والهند على وقف فوري لإطلاق النار.", "إطلاق", EventType.ATTACK),
        ("طالب المجلس بوقف فوري وغير مشروط لإطلاق النار.", "إطلاق", EventType.ATTACK),
        ("دخل الوقف الشامل لإطلاق النار حيز التنفيذ.", "إطلاق", EventType.ATTACK),
        ("أعلن الجانبان وقفا دائما لإطلاق النار.", "إطلاق", EventType.ATTACK),
        ("حل الجيش اللبناني محل القوات الدولية.", "حل", EventType.SANCTION),
        ("ستحل قوات أفريقية محل الفرقة الأجنبية.", "تحل", EventType.SANCTION),
        ("ستحل قوات أفريقية محل الفرقة الأجنبية.", "تحل", EventType.TRIAL),
        ("وحل الوزير الجديد محل سلفه.", "حل", EventType.SANCTION),
        ("نقلت قطر الرهائن إلى الدوحة.", "نقلت", EventType.STATEMENT),
        ("نقلت قطر الرهائن إلى الدوحة.", "نقلت", EventType.INTELLIGENCE_SHARING),
        ("ونقلت طواقم الإسعاف ثلاثة جرحى.", "نقلت", EventType.STATEMENT),
        ("نقلت واشنطن سفارتها إلى المدينة.", "نقلت", EventType.INTELLIGENCE_SHARING),
        ("نقلت السلطات المعتقلين إلى السجن.", "نقلت", EventType.STATEMENT),
        ("علق الاتحاد الأفريقي عضوية الغابون.", "علق", EventType.STATEMENT),
        ("وعلق الاتحاد الأوروبي مساعداته العسكرية لمالي.", "علق", EventType.STATEMENT),
        ("علق المجلس مشاركته في المفاوضات.", "علق", EventType.STATEMENT),
        ("علقت الجامعة العربية عضوية سوريا.", "علقت", EventType.DELISTING),
        ("الرهائن سُلموا إلى الجيش.", "سُلموا", EventType.ARREST),
        ("سلم المسلحون الرهائن للجيش اللبناني.", "سلم", EventType.ATTACK),
        ("أعلن الصليب الأحمر تسليم جثامين 15 جنديا.", "تسليم", EventType.ARREST),
        ("أعلن الصليب الأحمر تسليم جثامين 15 جنديا.", "تسليم", EventType.RELEASE),
        ("سلمت إيران جثة الجندي إلى العراق.", "سلمت", EventType.ARREST),
    ],
)
def test_the_word_does_not_say_this_there(
    text: str, word: str, type: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", engine](text)
    assert word in {token.text for token in doc}
    assert (word, type) not in {(doc[event.trigger].text, event.type) for event in doc._.events}


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "word", "type"),
    [
        ("أعلن الجانبان وقفا دائما لإطلاق النار.", "وقفا", EventType.AGREEMENT),
        ("اتهم الجيش الحركة بإطلاق النار على دورية.", "إطلاق", EventType.ATTACK),
        ("حلت الحكومة الحزب المعارض.", "حلت", EventType.SANCTION),
        ("ونقلت الوكالة عن الرهائن قولهم إن الخاطفين هددوهم.", "نقلت", EventType.STATEMENT),
        ("نقلت كندا إلى الهند معلومات عن الهجوم.", "نقلت", EventType.INTELLIGENCE_SHARING),
        ("علق الوزير على الهجوم.", "علق", EventType.STATEMENT),
        ("علقت الجامعة العربية عضوية سوريا.", "علقت", EventType.SANCTION),
        ("سلمت حماس الرهائن إلى الصليب الأحمر.", "سلمت", EventType.RELEASE),
        ("وتم تسليم الرهائن إلى السفارة.", "تسليم", EventType.RELEASE),
        ("سلمت تركيا مطلوبين إلى العراق.", "سلمت", EventType.ARREST),
    ],
)
def test_the_word_says_this_there(
    text: str, word: str, type: str, engine: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", engine](text)
    assert (word, type) in {(doc[event.trigger].text, event.type) for event in doc._.events}


def test_a_row_of_the_users_own_is_never_silent(tmp_path: Path) -> None:
    row = {
        "noun": ["تعامل"],
        "event": "Cooperation",
        "lang": "ar",
        "frame": "meeting_noun",
        "example": "تعامل المصرف مع الشركة",
        "expect": {"trigger": "تعامل"},
    }
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    for engine in (LEXICAL, BOTH):
        doc = load("ar", engine=engine, lexicons=[path])("أوقفت الشركة كل تعامل مع المصرف")
        assert "Cooperation" in {event.type for event in doc._.events if doc[event.trigger].text == "تعامل"}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"not": ["Party"]}, "no event type 'Party'"),
        ({"when": {"beside": ["من"]}}, "no condition 'beside'"),
        ({"when": {"argument": {"target": ["Place"]}}}, "none of them on arguments"),
        ({"example": ""}, "needs an example"),
        ({"colour": "red"}, "no key 'colour'"),
        ({"not": ...}, "types or conditions"),
        ({"not": None}, "not must be a list"),
        ({"not": []}, "not must be a list"),
        ({"when": {"near": []}}, "each with words"),
    ],
)
def test_a_broken_row_is_named_with_file_and_line(
    change: dict[str, Any], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = {"noun": ["أهداف"], "not": ["Attack"], "lang": "ar", "example": "حدد المجلس أهداف الخطة", **change}
    row = {key: value for key, value in row.items() if value is not ...}
    path = tmp_path / "silent.jsonl"
    path.write_text("\n" + json.dumps(row, ensure_ascii=False) + "\n", encoding="utf-8")
    monkeypatch.setattr(lexicon, "_SILENT_FILE", str(path))
    with pytest.raises(LanguageDataError, match=message) as caught:
        lexicon._lexicon.__wrapped__("ar", ())
    assert str(caught.value).startswith(f"{path}:2: ")
