"""Which known thing a mention is of."""

from __future__ import annotations

import pytest
from linked import article, one

from khabar.graph.catalog import Catalog
from khabar.ontology.terms import EntityType

STATE, PLACE, GROUP = EntityType.STATE, EntityType.PLACE, EntityType.ARMED_GROUP


@pytest.mark.parametrize(
    ("text", "type", "known", "key"),
    [
        ("الولايات المتحدة", STATE, "united-states", "actor/united-states"),
        ("أميركا", STATE, "", "actor/united-states"),
        ("واشنطن", STATE, "washington", "actor/united-states"),
        ("واشنطن", PLACE, "washington", "place/washington"),
        ("سوريا", PLACE, "syria", "place/syria"),
        ("البيت الأبيض", STATE, "", "actor/united-states"),
        ("أميركية", STATE, "", "actor/united-states"),  # "غارة أميركية"
        ("شمال سوريا", PLACE, "", "place/syria"),
        ("ضواحي دمشق", PLACE, "damascus", "place/damascus"),
        ("العاصمة السورية", PLACE, "", "place/damascus"),
        ("العاصمة دمشق", PLACE, "", "place/damascus"),
        ("مدينة حلب", PLACE, "", "place/aleppo-sy"),
        ("محافظة حلب", PLACE, "aleppo-sy", "place/aleppo-governorate"),
        ("الإدارة السورية الجديدة", STATE, "", "actor/syria"),
        ("القيادة السورية الجديدة", STATE, "", "actor/syria"),
        ("الحكومة الجديدة في سوريا", STATE, "", "actor/syria"),
        ("نظام الأسد", STATE, "", "actor/assad-regime"),
        ("النظام السوري المخلوع", STATE, "", "actor/assad-regime"),
        ("السلطات التونسية", STATE, "", "actor/tunisia"),
        ("تنظيم «الفجر الأحمر»", GROUP, "", "actor/dawn"),
        ("جهاز المخابرات في فيجي", EntityType.SECURITY_FORCE, "", "actor/fiji-intel"),
        ("الفجر الأحمر", EntityType.ORGANIZATION, "", "actor/dawn"),  # the catalog knows the type better
        ("صحيفة نجمة الصبح", EntityType.MEDIA, "", "actor/daily-star"),
        ("سلوى النخيلي", EntityType.PERSON, "", "actor/salwa"),
    ],
)
def test_known_things_have_the_key_of_the_catalog(catalog: Catalog, text: str, type: str, known: str, key: str) -> None:
    assert one(catalog, article(text, [(text, type, known)])) == [key]


def test_a_known_name_without_its_head_noun_is_the_same_group(catalog: Catalog) -> None:
    text = "وصل قيادي في «النجباء»، وقالت حركة النجباء"
    first, second = one(catalog, article(text, [("النجباء", GROUP), ("حركة النجباء", GROUP, "nujaba")]))
    assert first == second == "actor/nujaba"
    place, group = one(catalog, article(text, [("النجباء", "Place"), ("حركة النجباء", GROUP, "nujaba")]))
    assert place != group


@pytest.mark.parametrize(
    ("text", "type", "key"),
    [
        ("حركة حماس الفلسطينية", GROUP, "actor/hamas"),
        ("جماعة الحوثي اليمنية المسلحة", GROUP, "actor/houthis"),
        ("تنظيم بوكو حرام النيجيري", EntityType.ORGANIZATION, "actor/boko-haram"),
        ("الحشد الشعبي العراقي", EntityType.SECURITY_FORCE, "actor/popular-mobilization-forces"),
        ("العدو الإسرائيلي", STATE, "actor/israel"),
    ],
)
def test_adjectives_behind_a_group_do_not_make_another_of_it(catalog: Catalog, text: str, type: str, key: str) -> None:
    assert one(catalog, article(text, [(text, type)])) == [key]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("حزب الله الكويتي", GROUP),  # not the Lebanese one
        ("القاعدة المتشددة", GROUP),  # a base, or a party's
        ("جماعة الإخوان المصرية", EntityType.ORGANIZATION),  # a branch
    ],
)
def test_another_land_or_a_common_noun_makes_another_group_of_it(catalog: Catalog, text: str, type: str) -> None:
    (key,) = one(catalog, article(text, [(text, type)]))
    assert not Catalog.load().by_id(key.partition("/")[2])


@pytest.mark.parametrize(
    ("text", "type", "key"),
    [
        ("Shin Bet security agency", EntityType.SECURITY_FORCE, "actor/shin-bet"),
        ("Mossad spy agency", EntityType.SECURITY_FORCE, "actor/mossad"),
        ("Wagner mercenary group", GROUP, "actor/wagner"),
        ("Tasnim news agency", EntityType.MEDIA, "actor/tasnim"),
    ],
)
def test_what_kind_of_thing_it_is_makes_no_other_of_it(catalog: Catalog, text: str, type: str, key: str) -> None:
    assert one(catalog, article(text, [(text, type)], language="en")) == [key]


def test_a_part_of_a_group_is_not_the_group(catalog: Catalog) -> None:
    text = "Taliban splinter group"
    assert one(catalog, article(text, [(text, GROUP)], language="en")) != ["actor/taliban"]


def test_a_force_is_no_medium_of_its_initials(catalog: Catalog) -> None:
    (key,) = one(catalog, article("AFP", [("AFP", EntityType.SECURITY_FORCE, "afp")], language="en"))
    assert key != "actor/afp"
    (key,) = one(catalog, article("AFP", [("AFP", EntityType.MEDIA, "afp")], language="en"))
    assert key == "actor/afp"


def test_a_name_that_begins_before_its_mention_is_none_of_the_catalog(catalog: Catalog) -> None:
    for text, known in (("The People's Democratic Party", False), ("The Democratic Party", True)):
        (key,) = one(catalog, article(text, [("Democratic Party", "Organization")], language="en"))
        assert (key == "actor/democratic-party") is known


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("العاصمة تونس", "place/tunis"),
        ("العاصمة التونسية", "place/tunis"),
        ("ضواحي العاصمة الجزائر", "place/algiers"),
        ("العاصمة السورية دمشق", "place/damascus"),
        ("تونس", "place/tunisia"),
    ],
)
def test_a_capital_is_a_city_though_it_has_the_name_of_its_state(catalog: Catalog, text: str, key: str) -> None:
    state = "tunisia" if "تونس" in text else ""
    assert one(catalog, article(f"في {text}", [(text, "Place", state)])) == [key]


@pytest.mark.parametrize("text", ["عاصمة الجنوب الأفغاني", "عاصمة الشمال العراقي", "عاصمة الشرق الليبي"])
def test_the_chief_town_of_a_part_is_not_the_capital_of_the_whole(text: str) -> None:
    (key,) = one(Catalog.load(), article(f"في {text}", [(text, "Place", "")]))
    assert key not in ("place/kabul", "place/baghdad", "place/tripoli")


def test_what_has_the_name_of_a_state_is_no_site(catalog: Catalog) -> None:
    assert one(catalog, article("وصل إلى النيجر", [("النيجر", "Site")])) == ["place/niger"]


def test_another_transcription_of_a_known_person_is_that_person(catalog: Catalog) -> None:
    english = article("Salwa al-Nakheely", [("Salwa al-Nakheely", "Person")], language="en")
    assert one(catalog, english) == ["actor/salwa"]


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "Kurdistan Democratic Party of Iran", "actor/kdpi"),
        ("en", "Iranian Kurdistan Democratic Party", "actor/kdpi"),
        ("en", "Kurdish Democratic Party of Syria", "actor/kdps"),
        ("en", "Kurdistan Democratic Party of Iraq", "actor/kdp"),
        ("en", "Nationalist Movement Party of Turkey", "actor/mhp"),
        ("en", "Wafd Party of Egypt", "actor/wafd"),
        ("ar", "الحزب الديمقراطي الكردستاني السوري", "actor/kdps"),
        ("ar", "الحزب الديمقراطي الكردستاني العراقي", "actor/kdp"),
        ("ar", "حزب العدالة والتنمية التركي", "actor/akp"),
        ("ar", "حزب العدالة والتنمية المغربي", "actor/pjd-morocco"),
    ],
)
def test_a_party_is_known_by_the_land_it_is_of(language: str, text: str, key: str) -> None:
    annotation = article(text, [(text, EntityType.ORGANIZATION)], language=language)
    assert one(Catalog.load(), annotation) == [key]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Democratic Party of Japan"),
        ("en", "Democratic Party of Kosovo"),
        ("en", "Republican Party of Armenia"),
        ("en", "Wafd Party of Kuwait"),
        ("ar", "الحزب الجمهوري الأرميني"),
        ("ar", "الحزب الديمقراطي الكوسوفي"),
    ],
)
def test_a_party_of_another_land_is_another_one(language: str, text: str) -> None:
    annotation = article(text, [(text, EntityType.ORGANIZATION)], language=language)
    (key,) = one(Catalog.load(), annotation)
    assert key is not None
    assert Catalog.load().by_id(key.partition("/")[2]) is None


@pytest.mark.parametrize(
    ("text", "name", "known"),
    [
        ("بدعم من التحالف العربي والدولي في سنجار", "التحالف العربي", False),
        ("طائرات التحالف العربي والغربي", "التحالف العربي", False),
        ("قصف التحالف العربي والحكومة اليمنية", "التحالف العربي", True),
        ("قصف التحالف العربي ثم الدولي", "التحالف العربي", True),
    ],
)
def test_what_has_another_adjective_joined_to_its_own_is_another_thing(text: str, name: str, known: bool) -> None:
    (key,) = one(Catalog.load(), article(text, [(name, EntityType.SECURITY_FORCE, "arab-coalition-yemen")]))
    assert (key == "actor/arab-coalition-yemen") is known
