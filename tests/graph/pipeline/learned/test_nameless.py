"""Mentions that name nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import TIME
from khabar.ontology.terms import EntityType


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        ("Intelligence from Jordan helped foil an attack in Irbid.", []),
        ("Intelligence shared by France helped locate Omar Haddad.", []),
        ("Intelligence arrested the leader of the cell in Ramadi.", ["Intelligence"]),
    ],
)
def test_what_is_known_is_no_body(text: str, forces: list[str], engines: Mapping[tuple[str, str], Language]) -> None:
    doc = engines["en", BOTH](text)
    assert [span.text for span in doc.ents if span.label_ == EntityType.SECURITY_FORCE] == forces


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("نفذ الجيش هجوما سيبرانيا على إيران.", ["الجيش", "إيران"]),
        ("نجت الشركة من هجوم سيبراني.", ["الشركة"]),
        ("قصف الجيش حيا في درعا.", ["الجيش", "حيا", "درعا"]),
        ("نقلت الشرطة المصابين إلى مدنين.", ["الشرطة", "المصابين", "مدنين"]),
        ("هاجم مسلحون دورية في مدنين.", ["مسلحون", "دورية", "مدنين"]),
    ],
)
def test_an_adjective_behind_a_noun_is_no_land(
    text: str, mentions: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["ar", BOTH](text).ents] == mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ('استقبل رئيس الدولة "حفظه الله" اليوم نظيره الكيني سامي مراد.', {"رئيس الدولة", "نظيره الكيني", "سامي مراد"}),
        ("أكد الأمير حرصه على وحدة ليبيا وسيادتها.", {"الأمير", "ليبيا"}),
        ("قال الوزير إن القصف انتهاك لسيادة الجمهورية العربية السورية.", {"الوزير", "الجمهورية العربية السورية"}),
    ],
)
def test_wishes_and_sovereignty_are_nobody(
    text: str, names: set[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    found = {span.text for span in engines["ar", BOTH](text).ents if span.label_ != TIME}
    assert found <= names
    assert found


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The minister criticised Ghana's tax regime.", ["Ghana"]),
        ("en", "Two rebel groups mocked the junta's defence tactics.", ["rebel groups", "junta"]),
        ("en", "The Syrian regime shelled Idlib.", ["Syrian regime", "Idlib"]),
        ("ar", "انتقد الوزير سياسة إيران في العراق.", ["الوزير", "إيران", "العراق"]),
        ("ar", "جرت العملية في مسقط بإشراف الهلال الأحمر العربي السوري.", ["مسقط", "الهلال الأحمر العربي السوري"]),
    ],
)
def test_tactics_and_policies_are_nobody(
    language: str, text: str, names: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    found = [span.text for span in engines[language, BOTH](text).ents]
    assert set(found) <= {*names, "minister"}
    assert not {"tax regime", "defence tactics", "سياسة", "إشراف"} & set(found)


@pytest.mark.parametrize(
    ("language", "text", "mentions"),
    [
        ("ar", "وضبط الجيش كميات من المخدرات وأسقط مسيرة قرب الرمثا.", ["الجيش", "مسيرة", "الرمثا"]),
        ("ar", "صادر الجيش الوقود والأموال من المهربين.", ["الجيش", "المهربين"]),
        ("ar", "أوقفت الشرطة قاربا ينقل الحشيش إلى ليبيا.", ["الشرطة", "قاربا", "ليبيا"]),
        ("ar", "أوقفت إدارة مكافحة المخدرات رجلا في صيدا.", ["إدارة مكافحة المخدرات", "رجلا", "صيدا"]),
        ("ar", "وتتهم حكومة عدن المعترف بها دوليا إيران بتسليح الحوثيين.", ["حكومة عدن", "إيران", "الحوثيين"]),
        (
            "ar",
            "وسبق لسويسرا أن دفعت، وفق مصادر، فدية قدرت بمليون دولار لقاء الإفراج عن رهينة.",
            ["سويسرا", "مصادر", "رهينة"],
        ),
        ("en", "Customs officers seized cocaine from two smugglers.", ["Customs officers", "smugglers"]),
    ],
)
def test_goods_take_part_in_nothing(
    language: str, text: str, mentions: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines[language, BOTH](text).ents] == mentions


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kenya's Home Minister, Peter Otieno, met the mayor.", ["Kenya", "Peter Otieno"]),
        ("The acting Immigration Minister, Peter Otieno, says the mayor lied.", ["Peter Otieno"]),
        ("Foreign Office Minister Peter Otieno flew to Malta.", ["Foreign Office", "Peter Otieno", "Malta"]),
        ("Hamas Minister Omar Saleh was killed.", ["Hamas", "Omar Saleh"]),
    ],
)
def test_what_a_minister_is_there_for_is_nobody(
    text: str, names: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["en", BOTH](text).ents if span.text != "mayor"] == names


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Hamas trained an AI model on the plans.", {"Hamas"}),
        ("Doctors said AIDS and HIV killed nine men in Jos.", set()),
        ("The CIA warned the mayor of Jos.", {"CIA"}),
    ],
)
def test_initials_of_things_are_no_bodies(
    text: str, bodies: set[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    kinds = {EntityType.ORGANIZATION, EntityType.ARMED_GROUP, EntityType.SECURITY_FORCE}
    assert {span.text for span in engines["en", BOTH](text).ents if span.label_ in kinds} == bodies


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("جاء التقدم بعد ضربات للتحالف العربي والدولي على الموصل.", "الموصل", "الدولي"),
        ("شكر الوزير المسؤولين مغاربيا ودوليا.", "الوزير", "مغاربيا"),
        ("تمكن الجيش بعون الله من طرد المسلحين.", "الجيش", "عون الله"),
        ("وصل الجنود بحمد الله إلى القاعدة وهاجموا المسلحين.", "الجنود", "حمد الله"),
        ("أوقف الدرك 6 قناطير من الكيف قرب وهران.", "الدرك", "قناطير"),
        ("ضبطت الجمارك 12 صفيحة زيت مهربة في صيدا.", "صيدا", "صفيحة"),
        ("التقى الوزير رامي حمد الله في رام الله.", "رامي حمد الله", "حمد الله"),
        ("قصف التحالف الدولي موقعا في الموصل.", "التحالف الدولي", "الدولي"),
    ],
)
def test_adjectives_goods_and_turns_of_speech_are_nobody(
    text: str, wanted: str, never: str, engines: Mapping[tuple[str, str], Language]
) -> None:
    found = [span.text for span in engines["ar", BOTH](text).ents]
    assert wanted in found
    assert never not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أوقفت الشرطة السوري ح. ع. لانتمائه إلى تنظيم داعش.", "ح. ع."),
        ("حكمت المحكمة على المتهم م.ح. بالسجن خمس سنوات.", "م.ح."),
        ("أوقف الأمن العام المدعو ب. سمير في طرابلس.", "ب. سمير"),
        ("اعتقل الدرك المشتبه به ن. ك. (32 سنة) قرب الحدود.", "ن. ك."),
        ("التقى د. سامر الحداد السفير.", "سامر الحداد"),
    ],
)
def test_initials_are_names(text: str, name: str, engines: Mapping[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH](text)
    assert len(list(doc.sents)) == 1
    assert name in [span.text for span in doc.ents if span.label_ == EntityType.PERSON]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "استقبل الأمير وزير خارجية الجمهورية الإسلامية الإيرانية الصديقة عباس عراقجي.",
            ["الأمير", "الجمهورية الإسلامية الإيرانية", "عباس عراقجي"],
        ),
        ("أدان الأمير الهجوم على قاعدة العديد في دولة قطر الشقيقة.", ["الأمير", "قاعدة العديد", "دولة قطر"]),
        ("التقى الوزير وفدا من الدول الصديقة.", ["الوزير", "وفدا", "الدول الصديقة"]),
        ("التقى الوزير أحمد الصديق.", ["أحمد الصديق"]),
    ],
)
def test_what_a_friendly_state_is_called_is_nobody(
    text: str, names: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["ar", BOTH](text).ents] == names
