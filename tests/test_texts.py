"""Which texts count as one, so that nothing is learnt that is measured on."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

SENTENCE = "أعلنت الحكومة الأردنية إلغاء الاتفاق الذي وقعته إلى جانب مصر أمس"


@pytest.fixture(scope="module")
def texts(script: Callable[[str], ModuleType]) -> ModuleType:
    return script("training/model/texts.py")


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("اعلنت الحكومة الاردنية الغاء الاتفاق الذي وقعته الى جانب مصر امس", True),  # a careless paper's spelling
        ("وقالت الصحيفة: «أعلنت الحكومة الأردنيّة إلغاءَ الاتفاق، الذي وقعته إلى جانب مصر»", True),
        ("أعلنت الحكومة الأردنية إلغاء الاتفاق الذي وقعه الوفد إلى جانب مصر أمس", False),
    ],
)
def test_eight_words_in_a_row_make_two_texts_one_however_spelt(texts: ModuleType, other: str, one: bool) -> None:
    assert bool(texts.shingles(SENTENCE) & texts.shingles(other)) == one


def test_a_text_of_few_words_is_one_with_itself_only(texts: ModuleType) -> None:
    assert texts.shingles("THE army denied it") == texts.shingles("The army denied it")
    assert not texts.shingles("the army denied it") & texts.shingles("the army denied")
