"""Entity resolution: which mentions are of one thing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from linked import article, keys, one, only

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TIME
from khabar.graph.pipeline.rules import MODEL
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.graph.resolution.wording.names import distinct_slug
from khabar.ontology.terms import EntityType

STATE, PLACE, GROUP = EntityType.STATE, EntityType.PLACE, EntityType.ARMED_GROUP


@pytest.mark.parametrize(
    ("text", "first", "second", "rule", "joined"),
    [
        ("كتبت المجلة عن حركة النسيم", "المجلة", "حركة النسيم", MODEL, False),
        ("كتبت المجلة عن حركة النسيم", "المجلة", "حركة النسيم", "relations:same", True),
        ("حركة النسيم (حنس) تنفي", "حركة النسيم", "حنس", MODEL, True),
        ("حركة النسيم الوطنية قالت إن حركة النسيم باقية", "حركة النسيم الوطنية", "حركة النسيم", MODEL, True),
    ],
)
def test_the_model_alone_makes_one_of_two_names_that_share_a_word_or_stand_side_by_side(
    catalog: Catalog, text: str, first: str, second: str, rule: str, joined: bool
) -> None:
    kind = EntityType.ORGANIZATION
    head, tail = one(catalog, article(text, [(first, kind), (second, kind)], same=[(0, 1)], same_rule=rule))
    assert (head == tail) is joined


def test_a_time_has_no_key(catalog: Catalog) -> None:
    assert one(catalog, article("أمس", [("أمس", TIME)])) == [None]


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("الحكومة", STATE),
        ("الشرطة", "SecurityForce"),
        ("المدينة", PLACE),
        ("وزارة الداخلية", "GovernmentBody"),
        ("خلية إرهابية", GROUP),
        ("المعارضة", "Organization"),
        ("المعارضة المسلحة", GROUP),
        ("مدنيين", "PersonGroup"),
        ("المسؤولون", "PersonGroup"),
        ("مسؤول أميركي", "Person"),  # one of them here, another there
        ("الوزير", "Person"),
        ("خ. ع", "Person"),
        ("منزل", "Site"),
    ],
)
def test_what_names_no_one_is_another_thing_in_another_article(catalog: Catalog, text: str, type: str) -> None:
    first, second = article(text, [(text, type)]), article(f"{text}.", [(text, type)])
    index = resolve_entities([first, second], catalog=catalog)
    assert len(index.entities) == 2


def test_what_some_articles_call_an_organisation_and_one_a_medium_is_a_medium(catalog: Catalog) -> None:
    types = (EntityType.ORGANIZATION, EntityType.ORGANIZATION, EntityType.MEDIA)
    articles = [article(f"وكالة الساحل الحرة {n}", [("وكالة الساحل الحرة", type)]) for n, type in enumerate(types)]
    (entity,) = resolve_entities(articles, catalog=catalog).entities
    assert entity.type == EntityType.MEDIA


def test_names_put_as_one_are_one_everywhere_and_titles_in_their_article_only(catalog: Catalog) -> None:
    first = article(
        "الحركة الخضراء (حخ) ووزير النقل الليبي سمير الوادي",
        [
            ("الحركة الخضراء", "Organization"),
            ("حخ", "Organization"),
            ("وزير النقل الليبي", "Person"),
            ("سمير الوادي", "Person"),
        ],
        same=[(0, 1), (2, 3)],
    )
    second = article("قال حخ ووزير النقل الليبي", [("حخ", "Organization"), ("وزير النقل الليبي", "Person")])
    index = resolve_entities([first, second], catalog=catalog)
    (name, acronym, title, person), (acronym_too, title_too) = keys(index, first, second)
    assert name == acronym == acronym_too
    assert title == person != title_too
    assert only(index, person).labels == (("ar", "سمير الوادي"),)


def test_two_known_things_are_never_made_one(catalog: Catalog) -> None:
    text = "العراق سوريا"
    found = one(catalog, article(text, [("العراق", STATE, "iraq"), ("سوريا", STATE, "syria")], same=[(0, 1)]))
    assert found == ["actor/iraq", "actor/syria"]


def test_two_things_of_one_name_in_one_article_have_two_keys(catalog: Catalog) -> None:
    commanders = [("Commander", "Person", "", "names:person"), ("commander", "Person", "", "persons:commander")]
    told = article("Commander was arrested. A commander was killed.", commanders, language="en")
    index = resolve_entities([told], catalog=catalog)
    ((named, titled),) = keys(index, told)
    assert "actor/" + distinct_slug("commander", "Person", "commander", told.article.id) in {named, titled}
    assert len({named, titled, *(entity.key for entity in index.entities)}) == len(index.entities) == 2


def test_of_two_types_of_one_name_the_more_frequent_holds(catalog: Catalog) -> None:
    articles = [
        article(f"{number} كتلة النورس", [("كتلة النورس", type)])
        for number, type in enumerate(["Organization", "ArmedGroup", "Organization"])
    ]
    index = resolve_entities(articles, catalog=catalog)
    (entity,) = index.entities
    assert entity.type == index.type(entity.key) == "Organization"


def test_labels_are_the_frequent_and_long_forms_and_aliases_the_rest(catalog: Catalog) -> None:
    articles = [
        article("قال حزب «النخيل» للحزب", [("حزب «النخيل»", "Organization"), ("لحزب", "Organization")]),
        article("حزب النخيل", [("حزب النخيل", "Organization")]),
        article("النخيل", [("النخيل", "Organization")]),
    ]
    (entity,) = resolve_entities(articles, catalog=catalog).entities
    assert entity.labels == (("ar", "حزب النخيل"),)
    assert entity.aliases == (("ar", "النخيل"),)


@pytest.mark.parametrize(
    ("described", "name", "type"),
    [
        ("Danish national", "Rasim Merchant", "Person"),  # "Merchant" is a trade, too
        ("largest Danish shipping company", "Oresund Lines", "Organization"),
    ],
)
def test_the_label_of_an_actor_is_its_name_before_what_it_is_called(
    catalog: Catalog, described: str, name: str, type: str
) -> None:
    told = article(f"The {described} is {name}", [(described, type), (name, type)], same=[(0, 1)], language="en")
    (entity,) = resolve_entities([told], catalog=catalog).entities
    assert entity.labels == (("en", name),)
    assert entity.aliases == (("en", described),)


def test_known_things_keep_their_labels_and_take_the_names_seen_as_aliases(catalog: Catalog) -> None:
    text = "الإدارة السورية الجديدة وشمال سوريا"
    annotation = article(text, [("الإدارة السورية الجديدة", STATE), ("شمال سوريا", PLACE)])
    index = resolve_entities([annotation], catalog=catalog)
    state, place = only(index, "actor/syria"), only(index, "place/syria")
    assert state.labels == place.labels == (("ar", "سوريا"), ("en", "Syria"))
    assert ("ar", "الإدارة السورية الجديدة") in state.aliases
    assert ("ar", "شمال سوريا") not in place.aliases  # a part is no other name
    assert (state.type, place.type) == (STATE, PLACE)


def test_identifiers_with_documented_iris_are_given(catalog: Catalog) -> None:
    annotation = article("دمشق سلوى النخيلي", [("دمشق", PLACE, "damascus"), ("سلوى النخيلي", "Person")])
    index = resolve_entities([annotation], catalog=catalog)
    assert only(index, "place/damascus").same_as == ("https://sws.geonames.org/170654/",)
    assert only(index, "actor/salwa").same_as == ("http://www.wikidata.org/entity/Q1",)


def test_keys_are_ascii_names_of_a_folder(catalog: Catalog) -> None:
    annotation = article(
        "سمير الوادي في قرية الصنوبر مع قنبلة",
        [("سمير الوادي", "Person"), ("قرية الصنوبر", PLACE), ("قنبلة", "Weapon")],
    )
    for key, folder in zip(one(catalog, annotation), ("actor", "place", "weapon"), strict=True):
        assert key is not None
        head, name = key.split("/")
        assert head == folder
        assert name.isascii()
        assert name.replace("-", "").isalnum()
        assert len(name) <= 40 + 9


PHRASES = [
    ("الولايات المتحدة", STATE),
    ("تنظيم النسر", GROUP),
    ("النسر", GROUP),
    ("التنظيم", GROUP),
    ("حركة النسر", "Organization"),
    ("مسؤولون أميركيون", "PersonGroup"),
    ("المسؤولون", "PersonGroup"),
    ("سمير الوادي", "Person"),
    ("الوادي", "Person"),
    ("وزير النقل", "Person"),
    ("الشرطة", "SecurityForce"),
    ("الشرطة العراقية", "SecurityForce"),
    ("دمشق", PLACE),
]


@st.composite
def articles(draw: st.DrawFn) -> Annotation:
    phrases = draw(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=6))
    places = st.integers(0, len(phrases) - 1)
    same = draw(st.lists(st.tuples(places, places), max_size=2))
    return article("، ".join(text for text, _ in phrases), phrases, same=[pair for pair in same if pair[0] != pair[1]])


@given(
    st.lists(articles(), min_size=1, max_size=4, unique_by=lambda a: a.article.id), st.randoms(use_true_random=False)
)
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_articles_does_not_matter(annotations: list[Annotation], random) -> None:
    catalog = Catalog.load()
    index = resolve_entities(annotations, catalog=catalog)
    shuffled = list(annotations)
    random.shuffle(shuffled)
    again = resolve_entities(shuffled, catalog=catalog)
    assert index.entities == again.entities
    assert keys(index, *annotations) == keys(again, *annotations)
    assert len({entity.key for entity in index.entities}) == len(index.entities)
    assert {key for row in keys(index, *annotations) for key in row} == {entity.key for entity in index.entities}


@pytest.mark.parametrize(
    ("language", "office", "first", "second", "rule"),
    [
        ("en", "Special Rapporteur", "Nils Melzer", "Alice Jill Edwards", "names:capital"),
        ("en", "Special Envoy", "Sara Lund", "Peter Moore", "names:capital + model"),
        ("en", "High Commissioner", "Anna Berg", "Volker Haas", "names:capital"),
        ("en", "Deputy Ambassador", "Maria Solis", "Omar Sy", "names:capital"),
        ("ar", "المقرر الخاص", "ليلى فارس", "توم أندروز", "persons:مقرر"),
        ("ar", "المبعوث الخاص", "سارة لوند", "بيتر مور", "persons:مبعوث"),
        ("ar", "المفوض السامي", "آنا بيرغ", "فولكر هاس", "persons:مفوض + model"),
    ],
)
def test_an_office_names_nobody_and_makes_no_one_of_those_who_hold_it(
    catalog: Catalog, language: str, office: str, first: str, second: str, rule: str
) -> None:
    person = EntityType.PERSON
    articles = [
        article(f"{name}, {office}", [(name, person), (office, person, "", rule)], same=[(0, 1)], language=language)
        for name in (first, second)
    ]
    alone = article(f"{office}.", [(office, person, "", rule)], language=language)
    index = resolve_entities([*articles, alone], catalog=catalog)
    (one, its_office), (other, _), (nobody,) = keys(index, *articles, alone)
    assert one == its_office
    assert len({one, other, nobody}) == 3
    assert [dict(only(index, key).labels)[language] for key in (one, other)] == [first, second]


@pytest.mark.parametrize("name", ["General Haftar", "Peter Judge", "Prince Said", "Bishop Major"])
def test_a_name_with_a_title_or_like_one_is_one_person_everywhere(catalog: Catalog, name: str) -> None:
    articles = [
        article(text, [(name, EntityType.PERSON, "", "names:capital")], language="en") for text in (name, f"{name}.")
    ]
    assert len(resolve_entities(articles, catalog=catalog).entities) == 1
