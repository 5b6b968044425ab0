"""One name in two scripts: who is one, and who is not."""

from __future__ import annotations

from linked import article, keys, one, only

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.entities.linking import resolve_entities
from khabar.ontology.terms import EntityType

PLACE = EntityType.PLACE


def test_a_person_is_one_in_two_scripts(catalog: Catalog) -> None:
    arabic = article("قال نبيل الشمري إن بلدة صنوبران هادئة", [("نبيل الشمري", "Person"), ("صنوبران", PLACE)])
    english = article(
        "Nabil al-Shammari left Sanubaran", [("Nabil al-Shammari", "Person"), ("Sanubaran", PLACE)], language="en"
    )
    index = resolve_entities([arabic, english], catalog=catalog)
    first, second = keys(index, arabic, english)
    assert first == second
    assert only(index, first[0]).labels == (("ar", "نبيل الشمري"), ("en", "Nabil al-Shammari"))


def test_a_name_that_two_may_have_in_the_other_script_is_neither(catalog: Catalog) -> None:
    arabic = article("منير سعد ومنير سعيد", [("منير سعد", "Person"), ("منير سعيد", "Person")])
    english = article("Munir Saeed", [("Munir Saeed", "Person")], language="en")
    index = resolve_entities([arabic, english], catalog=catalog)
    assert len({key for row in keys(index, arabic, english) for key in row}) == 3


def test_a_part_of_a_known_name_in_another_script_is_not_that_person() -> None:
    index = resolve_entities([article("قال أبو قتادة", [("أبو قتادة", "Person")])], catalog=Catalog.load())
    assert only(index, index.entities[0].key).key != "actor/abu-qatada"


def test_a_site_that_sounds_like_one_in_the_other_script_alone_is_another() -> None:
    said = article("They struck the Sevare base", [("Sevare base", "Site")], language="en")
    assert one(Catalog.load(), said) != ["place/al-dhafra"]  # "الظفرة" may be heard so, "Dhafra" may not


def test_a_name_of_the_consonants_of_a_known_one_is_another_by_its_vowels() -> None:
    said = article("They met Mohammed al-Ardah", [("Mohammed al-Ardah", "Person")], language="en")
    assert one(Catalog.load(), said) != ["actor/mohammad-raad"]  # "رعد" may be heard so, "Raad" may not
