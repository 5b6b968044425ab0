"""Whether what foilers do besides foiling happened, as the foiling did."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "trigger", "status"),
    [
        ("ar", "نجحت القوات في إحباط الهجوم واعتقال منفذيه.", "اعتقال", "actual"),
        ("ar", "لم تنجح الشرطة في إحباط الهجوم واعتقال منفذيه.", "اعتقال", "negated"),
        ("ar", "تسعى الحكومة إلى إحباط الهجمات واعتقال المخططين.", "اعتقال", "possible"),
        ("ar", "أحبط الأمن مخططا لاغتيال الوزير وتفجير السفارة.", "تفجير", "foiled"),
        ("en", "The army succeeded in foiling the attack and arresting two gunmen.", "arresting", "actual"),
        ("en", "Police foiled a plot to kill the mayor and bomb the town hall.", "bomb", "foiled"),
    ],
)
def test_what_is_done_besides_has_the_status_of_the_foiling(
    language: str, text: str, trigger: str, status: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert {event.status for event in doc._.events if doc[event.trigger].text == trigger} == {status}
