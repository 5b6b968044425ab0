"""Spellings of names: what is one name written differently, and what is another name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.variants import variants
from khabar.graph.language.data import LANGUAGES, table
from khabar.ontology.terms import EntityType

EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "variants")["example"]]


@pytest.mark.parametrize(
    ("language", "row"), EXAMPLES, ids=lambda value: value if isinstance(value, str) else value["name"]
)
def test_each_example_is_one_name_or_two_as_it_says(language: str, row: dict[str, str]) -> None:
    loose = variants(language).loose
    assert (loose(row["name"]) == loose(row["with"])) == row["same"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_in_two_rows(language: str) -> None:
    spelt = variants(language)
    rows = table(language, "variants")["words"]
    forms = [spelt.word(row[0]) for row in rows]
    assert len(forms) == len(set(forms))
    for row in rows:
        assert {spelt.word(word) for word in row} == {spelt.word(row[0])}


@given(st.text(max_size=30))
def test_a_form_of_a_form_is_itself(name: str) -> None:
    for language in LANGUAGES:
        loose = variants(language).loose
        assert loose(loose(name)) == loose(name)


SPELLINGS = [
    ("ar", "هيأة تحرير الشام", "hayat-tahrir-al-sham"),
    ("ar", "هيئة تحريـــر الشّام", "hayat-tahrir-al-sham"),
    ("ar", "بهيئة تحرير الشام", "hayat-tahrir-al-sham"),
    ("ar", "وداعش", "islamic-state"),
    ("ar", "الامم المتحده", "united-nations"),
    ("ar", "للأمم المتحدة", "united-nations"),
    ("ar", "منظمه الصحه العالميه", "who"),
    ("ar", "عبدالملك الحوثي", "abdul-malik-al-houthi"),
    ("ar", "عبد الملك الحوثى", "abdul-malik-al-houthi"),
    ("ar", "القيادة المركزية الأمريكية", "us-central-command"),
    ("ar", "وزارة الخزانة الامريكيه", "us-treasury"),
    ("ar", "الحرس الثوري الايراني", "irgc"),
    ("ar", "كالحرس الثوري الإيراني", "irgc"),
    ("ar", "مكتب التحقيقات الفيديرالي", "fbi"),
    ("ar", "أبوظبي", "abu-dhabi"),
    ("ar", "ابو ظبي", "abu-dhabi"),
    ("ar", "كرم ابو سالم", "kerem-shalom"),
    ("en", "Da'esh", "islamic-state"),
    ("en", "Daesh", "islamic-state"),
    ("en", "Hayat Tahrir al-Sham", "hayat-tahrir-al-sham"),
    ("en", "Hay'at Tahrir Al Sham", "hayat-tahrir-al-sham"),
    ("en", "Hay’at Tahreer el-Sham", "hayat-tahrir-al-sham"),
    ("en", "Hizbullah", "hizballah"),
    ("en", "Hizballah", "hizballah"),
    ("en", "Al Qaida", "al-qaida"),
    ("en", "Al-Qaeda", "al-qaida"),
    ("en", "Abd al-Malik al-Huthi", "abdul-malik-al-houthi"),
    ("en", "Abdulmalik Al-Houthi", "abdul-malik-al-houthi"),
    ("en", "Mohammad bin Salman", "mohammed-bin-salman"),
    ("en", "Muhammad bin Salman", "mohammed-bin-salman"),
    ("en", "Abdul Fattah Al Burhan", "abdel-fattah-al-burhan"),
    ("en", "Ain el-Hilweh", "ain-al-hilweh"),
    ("en", "Deir az-Zour Governorate", "deir-ez-zor-governorate"),
    ("en", "Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
    ("en", "the Kataeb Hezbollah", "kataib-hezbollah"),
    ("en", "Asaib Ahl al-Haq", "asaib-ahl-al-haq"),
    ("en", "Qasim Suleimani", "qasem-soleimani"),
]


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return Catalog.load()


@pytest.mark.parametrize(("language", "name", "id"), SPELLINGS)
def test_a_name_is_found_in_other_spellings(catalog: Catalog, language: str, name: str, id: str) -> None:
    found = catalog.find(name, language)
    assert (found and found.id) == id


NEAR = [
    ("en", "Khuzistan Provence", EntityType.PLACE, "khuzestan-province"),
    ("en", "Sulaimaniya governorate", EntityType.PLACE, "sulaymaniyah-governorate"),
    ("en", "Nangerhar Province", EntityType.PLACE, "nangarhar-province"),
    ("ar", "محافظة هرمزجان", EntityType.PLACE, None),
]


@pytest.mark.parametrize(("language", "name", "type", "id"), NEAR)
def test_a_long_name_may_differ_in_the_vowels_of_one_word(
    catalog: Catalog, language: str, name: str, type: str, id: str | None
) -> None:
    found = catalog.near(name, language, type=type)
    assert (found and found.id) == id


APART = [
    # two persons of one family, or of names much alike
    ("en", "Majd al-Assad", EntityType.PERSON),
    ("en", "Mohammed Saree", EntityType.PERSON),
    ("en", "Saad Harari", EntityType.PERSON),
    ("en", "Hussein Nasrallah", EntityType.PERSON),
    ("en", "Abdullah al-Burhan", EntityType.PERSON),
    ("en", "Suleiman bin Abdulaziz", EntityType.PERSON),
    ("en", "Mansour Barzani", EntityType.PERSON),
    ("ar", "مجد الأسد", EntityType.PERSON),
    ("ar", "حسين نصر الله", EntityType.PERSON),
    ("ar", "منصور برزاني", EntityType.PERSON),
    ("ar", "محمود الحسني", EntityType.PERSON),
    # groups with one word of another's name
    ("en", "Army of Victory", EntityType.ARMED_GROUP),
    ("en", "Jaysh al-Nasr", EntityType.ARMED_GROUP),
    ("en", "Ansar al-Bayan", EntityType.ARMED_GROUP),
    ("en", "Ansar al-Sunna", EntityType.ARMED_GROUP),
    ("en", "Jund al-Aqsa Brigades", EntityType.ARMED_GROUP),
    ("en", "Islamic Jihad of Yemen", EntityType.ARMED_GROUP),
    ("ar", "جيش الأحرار", EntityType.ARMED_GROUP),
    ("ar", "أنصار البيان", EntityType.ARMED_GROUP),
    ("ar", "حركة النجوم", EntityType.ARMED_GROUP),
    ("ar", "كتائب شهداء القدس", EntityType.ARMED_GROUP),
    # places
    ("en", "North Kordofan Governorate of Yemen", EntityType.PLACE),
    ("en", "Kermanshahan Province", EntityType.PLACE),
    ("en", "West Azerbaijani", EntityType.PLACE),
    ("en", "Kurdistan Governorate", EntityType.PLACE),
    ("en", "Lower Kordofan", EntityType.PLACE),
    ("ar", "محافظة القنيطرات", EntityType.PLACE),
    ("ar", "جنوب كردستان", EntityType.PLACE),
    ("ar", "محافظة الكوتة", EntityType.PLACE),
    # of another type
    ("en", "Khuzistan Provence", EntityType.MEDIA),
    ("en", "Sulaimaniya governorate", EntityType.ORGANIZATION),
]


@pytest.mark.parametrize(("language", "name", "type"), APART)
def test_names_that_are_much_alike_stay_two(catalog: Catalog, language: str, name: str, type: str) -> None:
    assert catalog.near(name, language, type=type) is None
    found = catalog.find(name, language)
    assert found is None or found.type != type
