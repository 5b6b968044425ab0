"""Quantities: numbers in digits and words, and what is said of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline.counting.quantities import Phrases, Quantities
from khabar.graph.pipeline.words.tokenizer import create
from khabar.ontology.terms import Bound


@lru_cache(maxsize=4)
def quantities(language: str) -> Quantities:
    return Quantities(language, table(language, "counts"))


@lru_cache(maxsize=4)
def tokenizer(language: str) -> Callable[[str], Doc]:
    return create(Vocab(), language)


def norms(text: str, language: str) -> list[str]:
    return [token.norm_ for token in tokenizer(language)(text) if not token.is_space]


def found(text: str, language: str) -> list[str]:
    return [
        " ".join(f"{bound} {value}" for value, bound in quantity.values)
        for quantity in quantities(language).find(norms(text, language))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 12", ["exact 12"]),
        ("قتل ١٢", ["exact 12"]),
        ("قتل ٣٬٠٠٠", ["exact 3000"]),
        ("قتل 3,000", ["exact 3000"]),
        ("عشرة قتلى", ["exact 10"]),
        ("أحد عشر قتيلا", ["exact 11"]),
        ("اثنا عشر قتيلا", ["exact 12"]),
        ("خمسة وعشرون", ["exact 25"]),
        ("مئة وخمسين", ["exact 150"]),
        ("ثلاثمائة", ["exact 300"]),
        ("مئتان وخمسون", ["exact 250"]),
        ("ألف ومئتي شخص", ["exact 1200"]),
        ("ثلاثة آلاف وخمسمئة", ["exact 3500"]),
        ("3 آلاف و500", ["exact 3500"]),
        ("20 ألفا", ["exact 20000"]),
        ("1.5 مليون", ["exact 1500000"]),
        ("١٫٥ مليون", ["exact 1500000"]),
        # two numbers with "and" between them are two unless the language counts so
        ("12 و45", ["exact 12", "exact 45"]),
        ("ثلاثة وأربعة", ["exact 3", "exact 4"]),
        # behind a clitic
        ("بخمسة", ["exact 5"]),
        ("لـ12", ["exact 12"]),
        # how it is meant
        ("ما لا يقل عن خمسة", ["atLeast 5"]),
        ("أكثر من 60", ["atLeast 60"]),
        ("12 على الأقل", ["atLeast 12"]),
        ("أقل من عشرين", ["atMost 20"]),
        ("نحو ٤٠", ["approximate 40"]),
        ("حوالي مئة ألف", ["approximate 100000"]),
        ("قرابة ألفين", ["approximate 2000"]),
        # words that give no number
        ("عشرات", ["vague 20"]),
        ("مئات المحتجين", ["vague 200"]),
        ("الآلاف", ["vague 2000"]),
        ("عشرات الآلاف", ["vague 20000"]),
        ("أكثر من مئات", ["vague 200"]),
        # ranges
        ("بين 10 و15", ["atLeast 10 atMost 15"]),
        ("بين خمسة وعشرين", ["atLeast 5 atMost 20"]),
        ("10-15", ["atLeast 10 atMost 15"]),
        # a change is no range
        ("من 10 إلى 15", ["exact 10", "exact 15"]),
        # no numbers
        ("صفر", []),
        ("0", []),
        ("2025-01-11", []),
        ("الثالث", []),
    ],
)
def test_arabic_quantities(text: str, expected: list[str]) -> None:
    assert found(text, "ar") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 dead", ["exact 12"]),
        ("3,000 people", ["exact 3000"]),
        ("twenty-five people", ["exact 25"]),
        ("one hundred and twenty", ["exact 120"]),
        ("two hundred and fifty thousand", ["exact 250000"]),
        ("12 thousand", ["exact 12000"]),
        ("1.5 million", ["exact 1500000"]),
        ("1.5 metres", []),
        ("at least twenty-five", ["atLeast 25"]),
        ("at least another 12", ["atLeast 12"]),
        ("no fewer than 12", ["atLeast 12"]),
        ("12 or more", ["atLeast 12"]),
        ("no more than 5", ["atMost 5"]),
        ("more than 5", ["atLeast 5"]),
        ("as many as 50", ["atMost 50"]),
        ("about two hundred", ["approximate 200"]),
        ("some 3,000", ["approximate 3000"]),
        ("a dozen", ["approximate 12"]),
        ("two dozen", ["approximate 24"]),
        ("dozens", ["vague 20"]),
        ("tens of thousands", ["vague 20000"]),
        ("hundreds of people", ["vague 200"]),
        ("10 to 15", ["atLeast 10 atMost 15"]),
        ("10-15", ["atLeast 10 atMost 15"]),
        ("two or three", ["atLeast 2 atMost 3"]),
        ("between ten and 20", ["atLeast 10 atMost 20"]),
        ("the 12th", []),
        ("third", []),
        ("F-16", []),
    ],
)
def test_english_quantities(text: str, expected: list[str]) -> None:
    assert found(text, "en") == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_skipped_gives_no_quantity(language: str) -> None:
    assert [quantity.start for quantity in quantities(language).find(["12", "x", "13"], skipped={0})] == [2]


@given(st.integers(1, 999_999_999), st.sampled_from(LANGUAGES))
def test_every_number_in_digits_is_itself(value: int, language: str) -> None:
    assert found(str(value), language) == [f"exact {value}"]
    assert found(f"{value:,}", language) == [f"exact {value}"]


@given(
    st.lists(
        st.sampled_from(["12", "و", "عشرة", "عشرون", "آلاف", "نحو", "بين", "على الأقل", "قتيل", "-", "مئة"]), max_size=9
    )
)
def test_quantities_are_in_order_and_apart(words: list[str]) -> None:
    text = norms(" ".join(words), "ar")
    last = 0
    for quantity in quantities("ar").find(text):
        assert last <= quantity.end - 1
        assert 0 <= quantity.start < quantity.end <= len(text)
        assert all(value >= 1 and bound in Bound.ALL for value, bound in quantity.values)
        last = quantity.end


def test_the_longest_phrase_counts() -> None:
    phrases = Phrases(["من", "من بينهم", "بينهم"], "ar")
    assert (phrases.at(["من", "بينهم"], 0), phrases.before(["من", "بينهم"], 2), phrases.at(["في"], 0)) == (2, 2, 0)
    assert (phrases.at(["من"], 1), phrases.before(["من"], 0)) == (0, 0)


def test_a_bound_the_ontology_does_not_have_is_refused() -> None:
    data = {**table("en", "counts"), "bound": [{"bound": "maybe", "before": [], "after": []}]}
    with pytest.raises(LanguageDataError, match="'maybe' is no bound"):
        Quantities("en", data)
