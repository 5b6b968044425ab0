"""Countries that act are states, those in which something happens are places."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, COMPONENTS
from khabar.ontology.terms import EntityType


@pytest.mark.parametrize(
    ("language", "text", "name", "label"),
    [
        ("ar", "قدمت الجزائر معلومات استخبارية لفرنسا عن مخطط إرهابي.", "الجزائر", "State"),
        ("ar", "قتل مسلحون أربعة جنود في مالي.", "مالي", "Place"),
        ("en", "Algeria gave France intelligence about a plot.", "Algeria", "State"),
        ("en", "Gunmen killed four soldiers in Mali.", "Mali", "Place"),
        ("ar", "نقلت فيينا معلومات إلى دمشق عن مهربين في البادية.", "دمشق", "State"),
        ("ar", "قدمت أنقرة إلى موسكو معلومات عن الخلية.", "موسكو", "State"),
        ("ar", "تلقت بيروت من باريس معلومات عن شحنة أسلحة.", "باريس", "State"),
        ("en", "Vienna passed information to Damascus about the smugglers.", "Damascus", "State"),
        ("en", "Beirut received intelligence from Paris about an arms shipment.", "Paris", "State"),
        ("en", "Police arrested two smugglers in Damascus.", "Damascus", "Place"),
    ],
)
def test_the_name_of_a_country_that_acts_means_its_government(
    language: str, text: str, name: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert [span.label_ for span in doc.ents if name in span.text] == [label]


@pytest.mark.parametrize("engine", COMPONENTS)
@pytest.mark.parametrize("task", ["arguments", "status", "relations"])
def test_what_is_found_is_settled_once_behind_all_that_find_it(engine: str, task: str) -> None:
    names = COMPONENTS[engine]
    settled = names.index(f"khabar_settled_{task}")
    finders = [names.index(name) for name in (f"khabar_{task}", f"khabar_learned_{task}") if name in names]
    assert finders
    assert settled == max(finders) + 1
    assert names.count(f"khabar_settled_{task}") == 1


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Pakistan bombing kills 12 soldiers", "Pakistan", EntityType.PLACE),
        ("Kabul air strike kills nine", "Kabul", EntityType.PLACE),
        ("Pakistan bombed a village in Khost.", "Pakistan", EntityType.STATE),
    ],
)
def test_a_country_that_is_only_where_something_was_is_a_place(
    text: str, name: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    assert next(span.label_ for span in doc.ents if span.text == name) == label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("أطلق المسلحون صاروخا على الرياض.", "الرياض", EntityType.PLACE),
        ("شنت إسرائيل غارة على دمشق.", "دمشق", EntityType.PLACE),
        ("شن الحلف هجوما على موسكو بسبب موقفها.", "موسكو", EntityType.STATE),
        ("قصفت موسكو البلدة وشنت أنقرة غارة.", "موسكو", EntityType.STATE),
    ],
)
def test_a_capital_that_is_only_hit_is_a_city(
    text: str, name: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert next(span.label_ for span in doc.ents if span.text == name) == label


@pytest.mark.parametrize(
    ("text", "name", "label"),
    [
        ("Moscow's mayor banned the march.", "Moscow", EntityType.PLACE),
        ("Khartoum governor Ahmed Osman banned rallies.", "Khartoum", EntityType.PLACE),
        ("Berlin's former police chief was arrested.", "Berlin", EntityType.PLACE),
        ("Moscow's ambassador met the mayor.", "Moscow", EntityType.STATE),
        ("Ankara police arrested ten students.", "Ankara police", EntityType.SECURITY_FORCE),
        ("Beirut accused the mayor of fraud.", "Beirut", EntityType.STATE),
    ],
)
def test_a_capital_whose_mayor_is_named_is_a_city(
    text: str, name: str, label: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["en", BOTH](text)
    assert next(span.label_ for span in doc.ents if span.text == name) == label
