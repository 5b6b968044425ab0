"""Which known person a last name alone calls."""

from __future__ import annotations

import pytest

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.article.lastnames import known_last_names
from khabar.graph.resolution.wording.names import spelt


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
    known = known_last_names(Catalog.load(), language)
    assert known.called(spelt(name, language), name) == expected


def test_a_full_name_is_no_last_name() -> None:
    assert known_last_names(Catalog.load(), "en").called(("vladimir", "putin"), "Vladimir Putin") == ""
