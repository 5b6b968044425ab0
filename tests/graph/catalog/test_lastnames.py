"""Which known person a last name alone calls."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.lastnames import last_names
from khabar.graph.catalog.variants import spelt


@pytest.mark.parametrize(
    ("language", "name", "expected"),
    [
        ("ar", "ترامب", "donald-trump"),
        ("ar", "لافروف", "sergei-lavrov"),
        ("ar", "الضيف", "mohammed-deif"),
        ("ar", "ضيف", ""),  # a guest
        ("ar", "المشرف", ""),  # "برويز مشرف" has no article
        ("ar", "دين", ""),  # half of "صفي الدين"
        ("ar", "الله", ""),
        ("ar", "أبو الغيط", "ahmed-aboul-gheit"),  # one name in two words, whose article is within
        ("ar", "الغيط", ""),
        ("ar", "الحداد", ""),  # a name of many families
        ("ar", "رشيد", ""),  # more often a first name
        ("ar", "ماكين", ""),  # of two who are known
        ("en", "Putin", "vladimir-putin"),
        ("en", "Burhan", "abdel-fattah-al-burhan"),  # English drops the article
        ("en", "Cooper", ""),
        ("en", "Munir", ""),
    ],
)
def test_a_last_name_calls_one_known_person_where_hardly_anybody_else_has_it(
    language: str, name: str, expected: str
) -> None:
    known = last_names(Catalog.load(), language)
    assert known.called(spelt(name, language), name) == expected


def test_a_full_name_is_no_last_name() -> None:
    assert last_names(Catalog.load(), "en").called(("vladimir", "putin"), "Vladimir Putin") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("الحداد", "izz-al-din-al-haddad"),  # of many families
        ("الزبيدي", "aidarous-al-zubaidi"),
        ("السراج", "fayez-al-sarraj"),  # "سراج" is a first name
        ("الفياض", "faleh-al-fayyad"),
        ("حفتر", "khalifa-haftar"),  # not a son of his, whom the catalog has by his full name
        ("رشيد", ""),  # a first name in any case
        ("الله", ""),  # half of "نصر الله"
        ("مازن", ""),  # half of "أبو مازن"
    ],
)
def test_beside_another_last_name_one_of_many_families_calls_whom_the_catalog_has(name: str, expected: str) -> None:
    known = last_names(Catalog.load(), "ar", beside=True)
    assert known.called(spelt(name, "ar"), name) == expected
