"""Words in quotation marks that tell of violence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ('أعلن الجيش الإسرائيلي "القضاء" على رئيس أركان الحزب.', ["الجيش الإسرائيلي", "رئيس أركان", "الحزب"]),
        ("أعلن الجيش «تصفية» قائد كبير في الحركة.", ["الجيش", "قائد كبير", "الحركة"]),
        ('قالت حركة "الانتفاضة" إنها قاتلت.', ['حركة "الانتفاضة"']),
        ("قتل عضو في جماعة «القصاص».", ["عضو", "جماعة «القصاص»"]),
    ],
)
def test_what_is_said_in_quotation_marks_to_be_done_is_no_body(
    text: str, mentions: list[str], engines: Mapping[tuple[str, str], Language]
) -> None:
    assert [span.text for span in engines["ar", BOTH](text).ents] == mentions


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        (
            'أعلن الجيش الإسرائيلي "القضاء" على رئيس أركان الحزب.',
            ["القضاء agent الجيش الإسرائيلي", "القضاء target رئيس أركان"],
        ),
        ("أعلن الجيش «تصفية» قائد كبير في الحركة.", ["تصفية agent الجيش", "تصفية target قائد كبير"]),
    ],
)
def test_a_word_in_quotation_marks_has_what_stands_behind_them_beside_it(
    text: str, arguments: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": arguments}, BOTH)
