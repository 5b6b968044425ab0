"""Who reveals that something was done only tells of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import EventType, Status


@pytest.mark.parametrize(
    ("text", "word", "event"),
    [
        ("كشفت النيابة العامة اليوم أن الشرطة ضبطت خلية من سبعة أشخاص.", "كشفت", EventType.STATEMENT),
        ("كشف حرس الحدود أن وحداته ضبطت شبكة لتهريب المهاجرين.", "كشف", EventType.STATEMENT),
        ("كشفت المخابرات الصربية عن خلية تابعة للجماعة.", "كشفت", EventType.FOILING),
        ("أعلن الجيش أنه كشف خلية نائمة في المدينة.", "كشف", EventType.FOILING),
    ],
)
def test_who_reveals_that_something_was_done_tells_of_it(
    text: str, word: str, event: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    assert [each.type for each in doc._.events if doc[each.trigger].text == word] == [event]


def test_what_is_told_so_was_not_foiled(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("كشفت النيابة العامة اليوم أن الشرطة ضبطت خلية من سبعة أشخاص.")
    assert {event.status for event in doc._.events} == {Status.ACTUAL}
