"""Which texts the recipe takes for one, so that nothing is learnt that is measured on."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

SENTENCE = "أعلنت الحكومة الأردنية إلغاء الاتفاق الذي وقعته إلى جانب مصر أمس"


@pytest.fixture(scope="module")
def recipe(script: Callable[[str], ModuleType]) -> ModuleType:
    pytest.importorskip("wordfreq", reason="wordfreq, of the extra 'train', is not installed")
    return script("training/model/recipe.py")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("اعلنت الحكومة الاردنية الغاء الاتفاق الذي وقعته الى جانب مصر امس", True),  # a careless paper's spelling
        ("وقالت الصحيفة: «أعلنت الحكومة الأردنيّة إلغاءَ الاتفاق، الذي وقعته إلى جانب مصر»", True),
        ("أعلنت الحكومة الأردنية إلغاء الاتفاق الذي وقعه الوفد إلى جانب مصر أمس", False),
    ],
)
def test_eight_words_in_a_row_make_two_texts_one_however_spelt(recipe: ModuleType, other: str, one: bool) -> None:
    assert bool(recipe.shingles(SENTENCE) & recipe.shingles(other)) == one


def test_a_text_of_few_words_is_one_with_itself_only(recipe: ModuleType) -> None:
    assert recipe.shingles("THE army denied it") == recipe.shingles("The army denied it")
    assert not recipe.shingles("the army denied it") & recipe.shingles("the army denied")
