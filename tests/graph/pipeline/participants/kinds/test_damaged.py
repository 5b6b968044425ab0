"""Things that are hit, and people who are wounded."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("text", "trigger", "type"),
    [
        ("قالت الشركة إن السفينة أصيبت بصاروخين قبالة عدن.", "أصيبت", "Attack"),
        ("وأكدت الهيئة إصابة سفينة شحن بمقذوف.", "إصابة", "Attack"),
        ("أصيب جنديان بجروح.", "أصيب", "Killing"),
        ("قتل حارس في المبنى.", "قتل", "Killing"),
    ],
)
def test_nobody_is_wounded_where_things_are_hit(
    text: str, trigger: str, type: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert [event.type for event in doc._.events if doc[event.trigger].text == trigger] == [type]
