"""Of two of whom one acts on the other one, who does what is told next."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Argument, Event
from khabar.graph.pipeline.participants.sides.rivals import without_rivals
from khabar.graph.pipeline.refs import mention_ref


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        # what is his is taken by who acts on him
        (
            "كشفت المخابرات التركية خلية كانت تخطط لاغتيال معارض إيراني وأوقفت أفرادها.",
            "أوقفت agent المخابرات التركية",
            "أوقفت agent خلية",
        ),
        ("هاجم الجيش مجموعة كانت تستعد لقصف المطار ودمر مركباتها.", "دمر agent الجيش", "دمر agent مجموعة"),
        # forces set free
        ("لاحقت الشرطة عصابة خطفت تاجرا وحررت الرهينة.", "حررت agent الشرطة", "حررت agent عصابة"),
        # right behind him it is his act
        ("طارد الجيش مسلحين قتلوا ضابطا وهاجموا مركزا للشرطة.", "قتلوا agent مسلحين", "قتلوا agent الجيش"),
    ],
)
def test_who_is_acted_on_does_not_act_with_who_acts_on_him(
    text: str, expect: str, not_expect: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [expect], "not_expect": [not_expect]}, BOTH)


@pytest.mark.parametrize(
    ("text", "both"),
    [
        ("لاحقت قوات كردية وقوات عربية مهربين واعتقلت ضابطا .", True),
        ("لاحقت قوات كردية قوات عربية واعتقلت ضابطا .", False),
    ],
)
def test_those_joined_act_together(text: str, both: bool, engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH](text)
    first, second, *_ = (mention_ref(span.start) for span in doc.ents)
    at = {token.text: token.i for token in doc}
    pursuit = Event(at["لاحقت"], "SecurityOperation", "actual", (Argument("agent", first), Argument("target", second)))
    arrest = Event(at["اعتقلت"], "Arrest", "actual", (Argument("agent", first), Argument("agent", second)))
    changed = without_rivals(doc, (pursuit, arrest), language="ar")[1]
    assert changed.refs("agent") == ({first, second} if both else {first})
