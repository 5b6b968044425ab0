"""Who carries an attack out, told behind it, under both engines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.participants.clauses.carriedout import without_relative_subjects


@pytest.mark.parametrize(
    ("text", "expected", "never"),
    [
        ("قال السكان إن الغارات التي نفذتها أمس مقاتلات تركية على قرى كردية أوقعت ضحايا.", ["الغارات target قرى كردية"], ["الغارات target مقاتلات تركية"]),
        ("تقدم الجيش الليبي بعد هجوم واسع شنته صباحا كتائب مصراتة على معاقل التنظيم في سرت.", ["هجوم agent كتائب مصراتة"], ["هجوم target كتائب مصراتة", "هجوم agent الجيش الليبي"]),
        ("أعلن الجيش التصدي لهجوم نفذه مسلحو التنظيم على حاجز في سيناء.", ["هجوم agent مسلحو", "هجوم target حاجز"], ["هجوم target مسلحو"]),
        ("أدان الوزير غارات قامت بها فجرا القوات الروسية على سوق في إدلب.", ["غارات agent القوات الروسية"], ["غارات target القوات الروسية"]),
        ("هاجم مسلحو الحزب الذي يتزعمه سالم حداد مقر الشرطة.", ["هاجم target مقر الشرطة"], ["هاجم agent سالم حداد"]),
        # What stands behind a preposition is attacked, and who is named before the attack makes it.
        ("شن الجيش الليبي هجوما على كتائب مصراتة.", ["هجوما agent الجيش الليبي", "هجوما target كتائب مصراتة"], []),
        ("شنت الفصائل هجوما عنيفا على قوات النظام في حلب.", ["هجوما agent الفصائل", "هجوما target قوات النظام"], []),
    ],
)  # fmt: skip
def test_who_carries_an_attack_out(
    text: str, expected: list[str], never: list[str], holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": expected, "not_expect": never}, BOTH)


def test_the_subject_of_a_relative_clause_did_nothing_before_it(settled: Callable[..., set[str]]) -> None:
    told = settled(
        without_relative_subjects,
        "ar",
        "اتهم {نائب:Person} في {الحزب:Organization} الذي يتزعمه {سالم حداد:Person} {إيران:State}",
        ("اتهم", "Accusation", "agent نائب,agent سالم حداد,target إيران"),
    )
    assert told == {"اتهم agent نائب", "اتهم target إيران"}
