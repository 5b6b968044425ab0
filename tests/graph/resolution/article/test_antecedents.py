"""What a short form, a definite noun or a title takes up, and what takes up nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from linked import article, one

from khabar.graph.catalog import Catalog
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline.annotation import Mention
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.ontology.terms import EntityType, RelationType

STATE, GROUP = EntityType.STATE, EntityType.ARMED_GROUP


@pytest.mark.parametrize(
    ("language", "text", "short", "antecedent"),
    [
        (language, row["example"], short, antecedent)
        for language in LANGUAGES
        for row in table(language, "shortforms")["short"]
        for short, antecedent in row["expect"].items()
    ],
)
def test_a_short_form_takes_up_its_antecedent(language: str, text: str, short: str, antecedent: str) -> None:
    (row,) = [row for row in table(language, "shortforms")["short"] if row["example"] == text]
    annotation = article(text, [(antecedent, row["types"][0]), (short, row["types"][0])], language=language)
    first, second = one(Catalog.load(), annotation)
    assert first == second


def test_a_network_of_people_is_no_newspaper() -> None:
    mentions = [("صحيفة الأفق", EntityType.MEDIA), ("الشبكة", EntityType.ORGANIZATION)]
    first, second = one(Catalog.load(), article("قال ضابط إلى «صحيفة الأفق» إن زعيم الشبكة اعتقل", mentions))
    assert first != second


def test_a_company_is_no_group() -> None:
    mentions = [("Dawn Company", EntityType.ORGANIZATION), ("group", EntityType.ORGANIZATION)]
    first, second = one(Catalog.load(), article("Dawn Company spoke. The group left", mentions, language="en"))
    assert first != second


@pytest.mark.parametrize(("before", "joined"), [("the", True), ("the same", True), ("a", False), ("the other", False)])
def test_the_article_may_stand_before_an_epithet(before: str, joined: bool) -> None:
    annotation = article(
        f"Rockets hit Palm gas field; troops left {before} field",
        [("Palm gas field", "Site"), ("field", "Site")],
        language="en",
    )
    first, second = one(Catalog.load(), annotation)
    assert (first == second) == joined


def test_the_article_before_a_mention_makes_it_definite(catalog: Catalog) -> None:
    mentions = [("Dawn Group", GROUP), ("group", GROUP)]
    first, second = one(catalog, article("Dawn Group spoke. The group left", mentions, language="en"))
    assert first == second
    first, second = one(catalog, article("Dawn Group spoke. A group left", mentions, language="en"))
    assert first != second


@pytest.mark.parametrize(
    ("text", "first", "second", "language", "joined"),
    [
        # Whose side a group is on does not say which it is, nor does what it believes.
        ("Dawn Movement spoke. The Iran-backed group left", "Dawn Movement", "Iran-backed group", "en", True),
        ("Dawn Movement spoke. The al Qaeda-linked militant group left", "Dawn Movement", "al Qaeda-linked militant group", "en", True),
        ("Dawn Movement spoke. The Rwanda-backed group left", "Dawn Movement", "group", "en", True),
        ("Dawn Movement spoke. The Islamist group left", "Dawn Movement", "Islamist group", "en", True),
        # A brigade or an army of its own is a group, a company is none.
        ("Dawn Brigade spoke. The group left", "Dawn Brigade", "group", "en", True),
        ("Dawn Liberation Army spoke. The group left", "Dawn Liberation Army", "group", "en", True),
        ("Dawn Movement spoke. An Iran-backed group left", "Dawn Movement", "Iran-backed group", "en", False),
        ("Dawn Movement spoke. The Sunrise group left", "Dawn Movement", "Sunrise group", "en", False),
        # A movement is a group; a cell or a party in parliament is none.
        ("تحدثت حركة النخيل، وغادرت الجماعة", "حركة النخيل", "الجماعة", "ar", True),
        ("تحدثت حركة النخيل، وغادر التنظيم", "حركة النخيل", "التنظيم", "ar", True),
        ("تحدث حزب النخيل، وغادرت الجماعة", "حزب النخيل", "الجماعة", "ar", True),
        ("تحدثت حركة النخيل، وغادرت الخلية", "حركة النخيل", "الخلية", "ar", False),
        ("تحدثت كتيبة النخيل، وغادرت الجماعة", "كتيبة النخيل", "الجماعة", "ar", False),
    ],
)  # fmt: skip
def test_a_group_is_taken_up_by_what_it_is_and_whose_side_it_is_on(
    text: str, first: str, second: str, language: str, joined: bool
) -> None:
    found = one(Catalog.load(), article(text, [(first, GROUP), (second, GROUP)], language=language))
    assert (found[0] == found[1]) == joined


@pytest.mark.parametrize(
    ("text", "first", "second", "language", "joined"),
    [
        ("تقدمت قوات النخيل، وقصفتها القوات المسلحة", "قوات النخيل", "القوات المسلحة", "ar", False),
        ("تقدمت قوات النخيل، ودعت القوات الأمنية إلى الهدوء", "قوات النخيل", "القوات الأمنية", "ar", False),
        ("تقدمت قوات النخيل، وقالت القوات إن الطريق مفتوح", "قوات النخيل", "القوات", "ar", True),
        ("The Palm Forces advanced. The armed forces shelled them", "Palm Forces", "armed forces", "en", False),
        ("The Palm Forces advanced. The rebel forces rested", "Palm Forces", "rebel forces", "en", True),
    ],
)
def test_the_armed_forces_are_of_a_state(text: str, first: str, second: str, language: str, joined: bool) -> None:
    force = EntityType.SECURITY_FORCE
    found = one(Catalog.load(), article(text, [(first, force), (second, force)], language=language))
    assert (found[0] == found[1]) == joined


def test_a_party_is_no_group() -> None:
    party = EntityType.ORGANIZATION
    found = one(Catalog.load(), article("تحدث حزب النخيل، وغادرت الجماعة", [("حزب النخيل", party), ("الجماعة", party)]))
    assert found[0] != found[1]


@pytest.mark.parametrize(
    ("text", "first", "second", "language", "joined"),
    [
        ("Kenyan troops left. Forces of the coast region stayed", "Kenyan troops", "Forces", "en", False),
        ("Kenyan police left. Police loyal to the governor stayed", "Kenyan police", "Police", "en", False),
        ("Kenyan police left. Police in Mombasa stayed", "Kenyan police", "Police", "en", True),
        ("غادرت القوات الجورجية، وبقيت قوات تابعة للإقليم", "القوات الجورجية", "قوات", "ar", False),
    ],
)
def test_a_force_that_is_said_to_be_of_somebody_is_not_that_of_the_only_state(
    text: str, first: str, second: str, language: str, joined: bool
) -> None:
    force = EntityType.SECURITY_FORCE
    found = one(Catalog.load(), article(text, [(first, force), (second, force)], language=language))
    assert (found[0] == found[1]) == joined


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # two antecedents: none
        (
            "تنظيم النسر وتنظيم الصقر، وقال التنظيم",
            [("تنظيم النسر", GROUP), ("تنظيم الصقر", GROUP), ("التنظيم", GROUP)],
        ),
        # none before it
        ("قال التنظيم إن تنظيم النسر ضعيف", [("التنظيم", GROUP), ("تنظيم النسر", GROUP)]),
        # another head
        ("حركة النسر، وقالت الوزارة", [("حركة النسر", GROUP), ("الوزارة", "GovernmentBody")]),
        # a medium with another head is no newspaper
        ("قناة النسر، وذكرت الصحيفة", [("قناة النسر", "Media"), ("الصحيفة", "Media")]),
        # indefinite: another one
        ("تنظيم النسر وتنظيم آخر", [("تنظيم النسر", GROUP), ("تنظيم آخر", GROUP)]),
    ],
)
def test_a_short_form_without_a_unique_antecedent_is_alone(
    catalog: Catalog, text: str, mentions: list[tuple[str, str]]
) -> None:
    found = one(catalog, article(text, mentions))
    assert len(set(found)) == len(mentions)


def test_a_short_form_finds_a_known_name_by_the_head_the_catalog_gives(catalog: Catalog) -> None:
    text = "قاتل الفجر الأحمر، ثم انسحب التنظيم الإرهابي"
    found = one(catalog, article(text, [("الفجر الأحمر", GROUP, "dawn"), ("التنظيم الإرهابي", GROUP)]))
    assert found == ["actor/dawn"] * 2


def test_a_known_name_that_is_a_short_form_takes_up_what_was_named(catalog: Catalog) -> None:
    mentions = [("قاعدة النخيل", "Site"), ("القاعدة", GROUP, "al-qaida")]
    first, second = one(catalog, article("قصفوا قاعدة النخيل ودخلوا القاعدة", mentions))
    assert first == second
    (alone,) = one(catalog, article("قاتلوا القاعدة", [("القاعدة", GROUP, "al-qaida")]))
    assert alone == "actor/al-qaida"


def test_what_is_said_to_be_another_takes_up_nothing(catalog: Catalog) -> None:
    text = "انتشرت قوات النخيل، وغادرت القوات الأجنبية"
    first, second = one(catalog, article(text, [("قوات النخيل", GROUP), ("القوات الأجنبية", GROUP)]))
    assert first != second


def test_the_kingdom_is_the_only_one_named(catalog: Catalog) -> None:
    text = "رحبت السعودية بقرار العراق، وشكرت المملكة الوسطاء"
    mentions = [("السعودية", STATE, "saudi-arabia"), ("العراق", STATE, "iraq"), ("المملكة", STATE)]
    assert one(catalog, article(text, mentions))[2] == "actor/saudi-arabia"


@pytest.mark.parametrize(
    ("language", "text", "full", "short"),
    [
        ("ar", "نفت كتائب الفجر الخبر، وقال المتحدث باسم الكتائب إنه كذب", "كتائب الفجر", "الكتائب"),
        ("en", "Drones struck the Sanabel gas field; two hit the field at night.", "Sanabel gas field", "field"),
    ],
)
def test_brigades_and_fields_are_taken_up_by_what_they_are(
    catalog: Catalog, language: str, text: str, full: str, short: str
) -> None:
    types = {"ar": ("ArmedGroup", "SecurityForce"), "en": ("Site", "Place")}[language]
    start = text.index(full)
    said = article(text, [(full, types[0])], language=language)
    at = text.rindex(short)
    second = Mention(mention_ref(at), types[1], at, at + len(short), short, 0)
    both = replace(said, mentions=(*said.mentions, second))
    assert start < at
    assert len(set(one(catalog, both))) == 1


def test_a_unit_of_a_group_is_not_the_group(catalog: Catalog) -> None:
    text = "Dawn Movement lost men. A rocket unit fled. The group left"
    mentions = [("Dawn Movement", GROUP), ("rocket unit", GROUP), ("group", GROUP)]
    annotation = article(text, mentions, language="en")
    movement, unit, _ = (mention.id for mention in annotation.mentions)
    part = Relation(RelationType.PART_OF, unit, movement, "test")
    assert len(set(one(catalog, annotation))) == 3
    whole, _, group = one(catalog, replace(annotation, relations=(part,)))
    assert group == whole
