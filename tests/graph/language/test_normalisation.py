"""Folding of spelling: the examples of the data, and the same result however long the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import LONG, fold

EXAMPLES = [(xx, row["text"], row["folded"]) for xx in LANGUAGES for row in table(xx, "normalisation")["example"]]


@pytest.mark.parametrize(("language", "text", "folded"), EXAMPLES)
def test_the_examples_of_the_data_fold_as_they_say(language: str, text: str, folded: str) -> None:
    assert fold(text, language) == folded


@given(st.text(alphabet=st.characters(categories=("L", "M", "N", "P", "Z", "Cf")), min_size=1, max_size=30))
def test_long_texts_fold_like_short_ones(text: str) -> None:
    times = LONG // len(text) + 1
    for language in LANGUAGES:
        assert fold(text * times, language) == fold(text, language) * times


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    for language in LANGUAGES:
        once = fold(text, language)
        assert fold(once, language) == once
