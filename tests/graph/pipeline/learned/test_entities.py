"""Mentions by model and lexicon together: a name is not cut where the lexicon knows a part of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.doc import mention
from khabar.graph.pipeline.learned.entities import _trimmed
from khabar.graph.pipeline.learned.ranks import without_ranks
from khabar.graph.pipeline.learned.scoring import Thing
from khabar.graph.pipeline.rules import MODEL
from khabar.ontology.terms import EntityType


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Al-Nuaimi is expected to meet his Turkish counterpart next week in Muscat, two Omani officials said.", "Al-Nuaimi"),
        ("A sixth man, named as Karim B, was arrested in the Dutch city of Utrecht.", "sixth man"),
        ("A spokesman for the Turkish-backed group, Samir Haddad, said that reports of it were false.", "Turkish-backed group"),
    ],
)  # fmt: skip
def test_what_the_lexicon_knows_the_end_of_stays_whole(
    text: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert expected in {span.text for span in engines["en", BOTH](text).ents}


@pytest.mark.parametrize(
    "text", ["A senior Israeli official told The Times of Israel that Mossad chief David Barnea would accompany him."]
)
def test_an_article_is_no_mention(text: str, engines: dict[tuple[str, str], Language]) -> None:
    found = {span.text for span in engines["en", BOTH](text).ents}
    assert "Times of Israel" in found
    assert "The" not in found


def test_two_beside_each_other_with_the_article_stay_two(engines: dict[tuple[str, str], Language]) -> None:
    found = {span.text for span in engines["ar", BOTH]("اتهمت المفوضية الشرطة بتعذيب معتقلين.").ents}
    assert {"المفوضية", "الشرطة"} <= found


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_name_ends_with_a_word_that_governs_what_follows(
    language: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH].make_doc(
        "محكمة استئنافية في طنجة" if language == "ar" else "Quds Force of the Guards"
    )
    tokens = [token.i for token in doc]
    whole = Thing(0, 3 if language == "ar" else 4, 0)
    trimmed = _trimmed(doc, tokens, whole, frozenset())
    assert trimmed is not None
    assert doc[trimmed.start : trimmed.end].text == ("محكمة استئنافية" if language == "ar" else "Quds Force")


@pytest.mark.parametrize(
    ("language", "text", "name", "types"),
    [
        ("en", "Somalia severed ties with Abu Dhabi on Monday.", "Abu Dhabi", {"State", "Place"}),
        (
            "en",
            "The parliament annulled the accord, accusing the UAE of arming separatists.",
            "UAE",
            {"State", "Place"},
        ),
        ("en", "President Erdogan visited the UAE last year to sign defence agreements.", "UAE", {"State", "Place"}),
        ("ar", "يقترب الوسطاء من اتفاق لوقف إطلاق النار بين إسرائيل وحماس.", "حماس", {"ArmedGroup"}),
    ],
)
def test_a_known_land_is_whole_and_no_group_and_a_known_group_no_land(
    language: str, text: str, name: str, types: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert {span.label_ for span in engines[language, BOTH](text).ents if span.text == name} <= types
    assert name in {span.text for span in engines[language, BOTH](text).ents}


@pytest.mark.parametrize(
    ("text", "found", "absent"),
    [
        ("The blast killed a senior Hamas commander.", "commander", "senior"),
        ("A former Syrian army colonel killed 18 detainees.", "colonel", "former"),
        ("A 52-year-old man was killed by gunmen in the Old City of Jerusalem.", "man", "year-old man"),
        ("A 52-year-old man was killed by gunmen in the Old City of Jerusalem.", "Old City of Jerusalem", "City of Jerusalem"),
        ("His deputy was arrested on Monday.", "deputy", "His"),
        ("Australia accused Iran of directing two antisemitic arson attacks in Sydney.", "Sydney", "antisemitic"),
        ("A tribunal sentenced the former leader to death in absentia on Monday.", "tribunal", "absentia"),
    ],
)  # fmt: skip
def test_what_only_describes_is_nobody(
    text: str, found: str, absent: str, engines: dict[tuple[str, str], Language]
) -> None:
    names = {span.text for span in engines["en", BOTH](text).ents}
    assert found in names
    assert absent not in names


@pytest.mark.parametrize("text", ["قصف الجيش مدينتي سرت ومصراتة.", "سيطرت القوات على مدينتي سرت ومصراتة في ليبيا."])
def test_a_noun_of_two_towns_is_no_part_of_the_first(text: str, engines: dict[tuple[str, str], Language]) -> None:
    names = {span.text for span in engines["ar", BOTH](text).ents}
    assert {"سرت", "مصراتة"} <= names
    assert not any("مدينتي" in name for name in names)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("الخلية مرتبطة بتنظيمي القاعدة وداعش.", {"القاعدة", "داعش"}),
        ("شن التحالف غارات على تنظيمي داعش والقاعدة.", {"داعش", "القاعدة"}),
    ],
)
def test_a_noun_of_two_groups_is_none_of_them(
    text: str, found: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    names = {span.text for span in engines["ar", BOTH](text).ents}
    assert found <= names
    assert not any("تنظيمي" in name for name in names)


@pytest.mark.parametrize("text", ["Palestinian killed by Israeli forces in West Bank.", "American kidnapped in Syria."])
def test_who_is_called_by_his_people_at_the_beginning_of_a_sentence_is_somebody(
    text: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert text.split()[0] in {span.text for span in engines["en", BOTH](text).ents}


@pytest.mark.parametrize(
    ("text", "unnamed", "kept"),
    [
        ("Senior Hamas figure arrested in Lebanon.", "Senior", "figure"),
        ("Twin bombings killed 20 people in Baghdad.", "Twin", "people"),
        ("A Liberia-flagged tanker was hit by a missile off Yemen.", "Liberia-flagged", "tanker"),
        ("The Houthis struck a Liberia-flagged tanker.", "Liberia", "tanker"),
        ("Senior officials met in Cairo.", "Senior", "Senior officials"),
        ("Iran condemned the attack on its soil.", "soil", "Iran"),
        ("In neighbouring Jordan, police arrested three men.", "neighbouring", "Jordan"),
        ("WHO IS BEHIND THE ATTACK IN MALI?", "IS", "MALI"),
        ("An IS leader was arrested in Mosul.", "An IS", "IS"),
        ("IS claimed the attack in Mosul.", "IS claimed", "IS"),
        ("Police said IS had sent the men.", "Police said", "IS"),
        ("On Friday IS executed a journalist.", "Friday IS", "IS"),
        ("IS leader Abu Hafs was killed.", "IS leader", "IS"),
        ("The man who IS accused of the attack fled.", "IS", "man"),
        ("He IS the commander of the brigade.", "IS", "commander"),
        ("THE ARMY IS IN MALI", "IS", "MALI"),
    ],
)
def test_what_describes_something_names_nothing(
    text: str, unnamed: str, kept: str, engines: dict[tuple[str, str], Language]
) -> None:
    found = {span.text: span.label_ for span in engines["en", BOTH](text).ents}
    assert unnamed not in found
    assert kept in found
    assert found.get("IS") in (None, "ArmedGroup")


@pytest.mark.parametrize(
    "text",
    [
        "وأعلنت سلطنة عُمان أن وساطتها أفضت إلى اتفاق بين الطرفين.",
        "وأعلنت سلطنة عُمان، على لسان وزير خارجيتها، أن وساطتها أفضت إلى اتفاق.",
    ],
)
def test_what_a_state_does_is_nobody(text: str, engines: dict[tuple[str, str], Language]) -> None:
    assert "وساطتها" not in {span.text for span in engines["ar", BOTH](text).ents}


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("حذرت منسقة الإغاثة من المجاعة في الإقليم.", "منسقة الإغاثة", EntityType.PERSON),
        ("داهمت مديرية مكافحة المخدرات المنزل.", "مديرية مكافحة المخدرات", EntityType.SECURITY_FORCE),
        ("دعت مفوضية اللاجئين إلى وقف القتال.", "مفوضية اللاجئين", EntityType.ORGANIZATION),
    ],
)
def test_a_body_with_a_womans_title_is_she_and_a_directorate_is_a_body(
    text: str, name: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    assert (name, label) in {(span.text, span.label_) for span in engines["ar", BOTH](text).ents}


@pytest.mark.parametrize(
    ("text", "somebody"),
    [("وقع هجوم منسق على القاعدة.", False), ("استهدف هجوم منسق قاعدة عسكرية.", False), ("قال منسق الحملة إن القصف مستمر.", True)],
)  # fmt: skip
def test_what_describes_an_attack_is_nobody(
    text: str, somebody: bool, engines: dict[tuple[str, str], Language]
) -> None:
    names = {span.text for span in engines["ar", BOTH](text).ents}
    assert any("منسق" in name for name in names) is somebody


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهم الرئيس السوري إسرائيل بزعزعة الاستقرار.", ["الرئيس السوري"]),
        ("اتهم الرئيس اللبناني جوزيف عون إسرائيل بخرق الهدنة.", ["جوزيف عون"]),
    ],
)
def test_a_title_of_a_country_is_somebody_where_no_name_follows(
    text: str, expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["ar", BOTH](text).ents if span.label_ == EntityType.PERSON] == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("They met Mr Otieno in Jos.", "Mr Otieno", "Otieno"),
        ("They met Mr. Otieno in Jos.", "Mr. Otieno", "Otieno"),
        ("They met Dr Amina Noor in Jos.", "Dr Amina Noor", "Amina Noor"),
        ("They met Lord Mayor Noor in Jos.", "Lord Mayor", "Lord Mayor"),
        ("They met Amina Noor in Jos.", "Amina Noor", "Amina Noor"),
    ],
)
def test_a_rank_is_no_part_of_a_name(
    text: str, found: str, expected: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", LEXICAL](text)
    at = text.index(found)
    span = doc.char_span(at, at + len(found))
    assert span is not None
    (kept,) = without_ranks(doc, [mention(doc, span.start, span.end, "Person", rule=MODEL)])
    assert kept.text == expected


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("أعرب الرئيس مراد عن شكره.", ["الرئيس", "مراد"], ["مراد"]),
        ("استقبل الرئيس الوزير في القصر.", ["الرئيس", "الوزير"], ["الرئيس", "الوزير"]),
        ("وصل معالي علي مراد إلى المطار.", ["معالي علي مراد"], ["علي مراد"]),
        ("اعتقل الموقوف مراد أمس.", ["الموقوف", "مراد"], ["الموقوف", "مراد"]),
    ],
)
def test_a_title_before_a_name_is_nobody_of_its_own(
    text: str, found: list[str], expected: list[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", LEXICAL](text)
    spans = [doc.char_span(text.index(name), text.index(name) + len(name)) for name in found]
    marked = [mention(doc, span.start, span.end, "Person", rule=MODEL) for span in spans if span is not None]
    assert [span.text for span in without_ranks(doc, marked)] == expected
