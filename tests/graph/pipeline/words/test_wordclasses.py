"""Classes of words, told by their form."""

from __future__ import annotations

import pytest

from khabar.graph.pipeline.words.wordclasses import word_classes


@pytest.mark.parametrize(
    ("norm", "noun"),
    [
        ("السفينه", True),
        ("هجوما", True),
        ("هجوم", True),
        ("في", False),
        ("ا" * 20_000, True),  # of a key that is held down: each letter may be the ending of an object
    ],
)
def test_noun(norm: str, noun: bool) -> None:
    assert word_classes("ar").noun(norm) is noun
