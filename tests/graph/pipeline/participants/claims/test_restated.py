"""What is affirmed behind a denial, which is not what is denied."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import Status


@pytest.mark.parametrize(
    ("language", "text", "trigger", "status"),
    [
        (
            "ar",
            'نفت وزارة الدفاع ذلك، وأكدت أن "مجموعات خارجة عن القانون" هي التي هاجمت نقاط الجيش.',
            "هاجمت",
            Status.ACTUAL,
        ),
        ("ar", "نفى المحافظ الاتهامات، وقال إن الحركة قصفت السوق.", "قصفت", Status.ACTUAL),
        ("ar", "نفى المحافظ أن تكون الشرطة قصفت السوق.", "قصفت", Status.NEGATED),
        ("en", "The ministry denied that the rebels had shelled the market.", "shelled", Status.NEGATED),
    ],
)
def test_what_is_affirmed_behind_a_denial_is_not_denied(
    language: str, text: str, trigger: str, status: str, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert [event.status for event in doc._.events if doc[event.trigger].text == trigger] == [status]
