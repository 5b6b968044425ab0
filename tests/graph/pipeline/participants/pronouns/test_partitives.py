"""Some of those named before: what is done to them, and what they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH

Engines = dict[tuple[str, str], Language]


@pytest.mark.parametrize(
    ("text", "expected", "unexpected"),
    [
        ("استهدف إرهابيون دورية، وقتل أحدهم برصاص الدرك.", {"قتل target أحدهم"}, {"قتل agent إرهابيون"}),
        ("هاجم مسلحون دورية للشرطة، ما أدى إلى مقتل أحدهم.", {"مقتل target أحدهم"}, {"مقتل agent مسلحون"}),
        ("هاجم أربعة انتحاريين فندقا، وقتل جميعهم.", {"قتل target انتحاريين"}, {"قتل agent انتحاريين"}),
        ("حاول مهربون عبور الحدود فأوقف الجيش ثلاثة منهم.", {"أوقف agent الجيش", "أوقف target ثلاثة"}, set()),
        ("هاجم مسلحون حافلة وقتلوا أحد ركابها.", {"قتلوا agent مسلحون"}, set()),
    ],
)
def test_who_does_what_to_some_of_them(
    text: str,
    expected: set[str],
    unexpected: set[str],
    engines: Engines,
    said: Callable[[Language, str], set[str]],
) -> None:
    found = said(engines["ar", BOTH], text)
    assert expected <= found
    assert found.isdisjoint(unexpected)


def test_some_of_the_attackers_are_no_members_of_whom_they_attack(engines: Engines) -> None:
    doc = engines["ar", BOTH]("استهدف إرهابيون دورية للدرك في تيزي وزو، وقتل أحدهم برصاص الدرك.")
    some = {f"e{span.start}" for span in doc.ents if span.text == "أحدهم"}
    assert not any(relation.head in some for relation in doc._.relations)
