"""Names: which writings are of one name, and what in them tells two things apart."""

from __future__ import annotations

import pytest
from linked import article, one

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType

GROUP = EntityType.ARMED_GROUP


@pytest.mark.parametrize(
    ("texts", "type", "language"),
    [
        (["مسؤولون أميركيون", "المسؤولين الأمريكيين", "مسؤولي الولايات المتحدة"], "PersonGroup", "ar"),
        (["US officials", "American officials", "U.S. officials"], "PersonGroup", "en"),
        (["وزير الدفاع الأميركي", "وزير الدفاع الأمريكي"], "Person", "ar"),
        (["حزب النخيل", "«حزب النخيل»", "حزب النّخيل"], "Organization", "ar"),
        (["تنظيم النسر", "النسر"], GROUP, "ar"),
        (["سمير الوادي", "سمير الوادى"], "Person", "ar"),
        (["عبد الله الوادي", "عبدالله الوادي"], "Person", "ar"),
        (["أبو بكر الوادي", "أبي بكر الوادي", "أبوبكر الوادى"], "Person", "ar"),
        (["أسامة داوود", "اسامه داود"], "Person", "ar"),
        (["Mohammed Ali Hassan", "Muhammad Ali Hassan", "Mohamed Ali Hasan"], "Person", "en"),
        (["Abdel Fattah Nimr", "Abdul Fattah Nimr", "Abd al-Fattah Nimr", "Abdelfattah Nimr"], "Person", "en"),
        (["Yousef ash-Shami", "Yusuf al-Shami"], "Person", "en"),
        (["بلدة حارم الحدودية", "بلدة حارم"], "Place", "ar"),
        (["ميناء المرسى", "ميناء المرسى الاستراتيجي"], "Site", "ar"),
    ],
)
def test_writings_of_one_name_are_one_thing_everywhere(
    catalog: Catalog, texts: list[str], type: str, language: str
) -> None:
    articles = [article(text, [(text, type)], language=language) for text in texts]
    assert len(resolve_entities(articles, catalog=catalog).entities) == 1


@pytest.mark.parametrize(
    ("first", "second", "language"),
    [
        ("Hassan Darwish", "Hussein Darwish", "en"),
        ("Salem Darwish", "Saleh Darwish", "en"),
        ("Ali Mohammed Darwish", "Ali Mahmoud Darwish", "en"),
        ("سمير الوادي", "سامر الوادي", "ar"),
        ("محمد الحسني", "محمد الحسيني", "ar"),
        ("عبد الله الوادي", "عبيد الله الوادي", "ar"),
    ],
)
def test_names_that_are_only_alike_stay_two(catalog: Catalog, first: str, second: str, language: str) -> None:
    articles = [article(name, [(name, "Person")], language=language) for name in (first, second)]
    assert len(resolve_entities(articles, catalog=catalog).entities) == 2


def test_a_first_name_in_another_case_is_the_same_name(catalog: Catalog) -> None:
    text = "ظهر أبو سالم الوادي، ثم أعلن مقتل أبي سالم الوادي، وإن أبا سالم الوادي كان مطلوبا"
    names = ["أبو سالم الوادي", "أبي سالم الوادي", "أبا سالم الوادي"]
    assert len(set(one(catalog, article(text, [(name, "Person") for name in names])))) == 1


@pytest.mark.parametrize(
    ("text", "first", "second", "type", "joined"),
    [
        ("The southern Ruritanian town of Pinehill fell. Pinehill burns.", "southern Ruritanian town of Pinehill", "Pinehill burns", "Place", False),
        ("The southern Ruritanian town of Pinehill fell. They left Pinehill.", "southern Ruritanian town of Pinehill", "Pinehill", "Place", True),
        ("The town of Pinehill fell. They left Pinehill.", "town of Pinehill", "Pinehill", "Place", True),
        # what is behind "in" is not the name of the village
        ("The small village in Pinehill fell. They left Pinehill.", "small village in Pinehill", "Pinehill", "Place", False),
        ("Palm Trading LLC was searched. Palm Trading paid.", "Palm Trading LLC", "Palm Trading", "Organization", True),
        ("Palm Trading LLC was searched. Palm Trading paid.", "Palm Trading LLC", "Palm Trading", "SecurityForce", False),
        ("Peter Hollis KC spoke. Then Hollis sat down.", "Peter Hollis KC", "Hollis", "Person", True),
    ],
)  # fmt: skip
def test_a_name_is_the_same_without_what_describes_it(
    catalog: Catalog, text: str, first: str, second: str, type: str, joined: bool
) -> None:
    rule = "names:person" if type == "Person" else ""
    found = one(catalog, article(text, [(first, type, "", rule), (second, type, "", rule)], language="en"))
    assert (found[0] == found[1]) is joined


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("مواقع الجيش السوري", "مواقع الجيش الإسرائيلي"),
        ("قاعدة القوات الأميركية", "قاعدة القوات الروسية"),
        ("بلدة القصر اللبنانية", "بلدة القصر الليبية"),
    ],
)
def test_what_is_of_two_states_stays_two(catalog: Catalog, first: str, second: str) -> None:
    one_key, other_key = one(catalog, article(f"{first} و {second}", [(first, "Site"), (second, "Site")]))
    assert one_key != other_key


def test_what_says_which_one_of_a_common_noun_stays(catalog: Catalog) -> None:
    text = "انسحبت القوات من المنطقة الحدودية إلى المنطقة الجبلية"
    border, hills = one(catalog, article(text, [("المنطقة الحدودية", "Place"), ("المنطقة الجبلية", "Place")]))
    assert border != hills


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ar", "مطار الرحاب الدولي", "مطار الرحاب"),
        ("ar", "حقل السنابل الغازي", "حقل السنابل"),
        ("en", "Rihab International Airport", "Rihab Airport"),
        ("en", "Sanabel gas field", "Sanabel field"),
    ],
)
def test_some_words_of_the_name_of_a_site_may_be_left_out(
    catalog: Catalog, language: str, first: str, second: str
) -> None:
    said = article(f"{first}. {second}", [(first, "Site"), (second, "Site")], language=language)
    assert len(set(one(catalog, said))) == 1


def test_what_an_airport_is_besides_is_a_part_of_its_name(catalog: Catalog) -> None:
    said = article("المطار الدولي. مطار الرحاب الدولي", [("المطار الدولي", "Site"), ("مطار الرحاب الدولي", "Site")])
    assert len(set(one(catalog, said))) == 2


def test_labels_are_without_tatweel_and_vowels_but_keep_what_tells_names_apart(catalog: Catalog) -> None:
    annotation = article(
        "هاجمت حركة الـنَّـخـيـل سجن حُـكْـم في عمّان.",
        [("حركة الـنَّـخـيـل", "ArmedGroup"), ("سجن حُـكْـم", "Site"), ("عمّان", "Place")],
    )
    entities = resolve_entities([annotation], catalog=catalog).entities
    assert {name for entity in entities for _, name in (*entity.labels, *entity.aliases)} >= {"حركة النّخيل", "سجن حكم"}
    assert not any("ـ" in name for entity in entities for _, name in (*entity.labels, *entity.aliases))
