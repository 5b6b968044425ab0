"""Who goes on speaking behind what he has said, and who does not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH

Holds = Callable[[str, dict[str, Any], str], None]


@pytest.mark.parametrize(
    ("text", "expect", "not_expect"),
    [
        (
            'وقال النائب عمر بشير إن الجيش "خان الأمانة"، ودعا إلى إقالة قائده.',
            ["دعا agent عمر بشير"],
            ["دعا agent الجيش", "قال theme دعا"],
        ),
        (
            'وقالت الوزيرة ندى فارس إن حركة النور "تعبث بالأمن"، وهددت بحظر نشاطها.',
            ["هددت agent ندى فارس"],
            ["هددت agent حركة النور"],
        ),
        (
            "وأكد الأمين العام للنقابة أن الوزارة لم تلتزم بالاتفاق، وطالب بفتح تحقيق.",
            ["طالب agent الأمين العام"],
            ["طالب agent الوزارة"],
        ),
        (  # nothing tells that the government does not demand it
            "وقال الوزير إن الحكومة وافقت على القرض، وطالبت البنك بتسريع الصرف.",
            ["طالبت agent الحكومة"],
            ["طالبت agent الوزير"],
        ),
        (  # the verb has no subject behind it, and the attack is no "she" who accuses
            "وقالت الوزارة إن الهجوم فشل، واتهمت غانا بدعم المتمردين.",
            ["اتهمت agent الوزارة", "اتهمت target غانا"],
            [],
        ),
        (  # the agency may be who calls for it, and so may the army
            "وقالت الوكالة إن الشرطة قتلت رجلا، واتهمت غانا بدعم المتمردين.",
            ["اتهمت target غانا"],
            ["اتهمت agent الوكالة"],
        ),
        (  # the newspaper is no "he"
            'وقالت الصحيفة إن الرئيس "غاضب"، وهدد بإقالة الوزراء.',
            ["هدد agent الرئيس"],
            ["هدد agent الصحيفة"],
        ),
    ],
)
def test_who_speaks_goes_on_where_what_he_says_is_over(
    text: str, expect: list[str], not_expect: list[str], holds: Holds
) -> None:
    holds("ar", {"example": text, "expect": expect, "not_expect": not_expect}, BOTH)
