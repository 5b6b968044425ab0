"""With whom something is discussed, and in cooperation with whom something is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "expected", "never"),
    [
        ("en", "The king discussed the army's withdrawal with the envoy Antonio Guterres.", "discussed agent Antonio Guterres", "withdrawal agent Antonio Guterres"),
        ("en", "Biden discussed a ceasefire in Gaza with Emmanuel Macron.", "discussed agent Emmanuel Macron", "ceasefire agent Emmanuel Macron"),
        ("en", "Egypt discussed the withdrawal of foreign fighters with Libyan officials.", "discussed agent Libyan officials", "withdrawal agent Libyan officials"),
        ("ar", "بحث الملك إطلاق سراح الرهائن مع إسماعيل هنية.", "بحث agent إسماعيل هنية", "إطلاق agent إسماعيل هنية"),
        # Of what they do together it may be a side.
        ("ar", "بحث الوزير التعاون الأمني مع تركيا.", "التعاون agent تركيا", "بحث agent تركيا"),
        # Nobody further is behind the comma.
        ("en", "Biden discussed the withdrawal of troops with Emmanuel Macron, Reuters reported.", "discussed agent Emmanuel Macron", "discussed agent Reuters"),
        ("en", "French authorities detained a Libyan smuggler in coordination with Europol.", "coordination agent Europol", "coordination agent Libyan smuggler"),
        ("en", "Kenya arrested Hassan Alami, a recruiter, in close cooperation with Interpol.", "cooperation agent Interpol", "cooperation agent Hassan Alami"),
        ("ar", "اعتقلت الشرطة الإسبانية حسن العلمي، المتهم بتجنيد مقاتلين، بالتعاون مع المخابرات المغربية.", "التعاون agent المخابرات المغربية", "التعاون agent حسن العلمي"),
        # All who do it do so in cooperation.
        ("ar", "بالتعاون مع الجيش، أوقفت الشرطة والحرس الوطني مهربين في بنقردان.", "التعاون agent الحرس الوطني", "التعاون agent مهربين"),
        ("ar", "بالتنسيق مع التحالف الدولي، قتلت قوات سوريا الديمقراطية قياديا في داعش.", "التنسيق agent قوات سوريا الديمقراطية", "التنسيق agent داعش"),
        # Who is accused of working with somebody is one of the two.
        ("ar", "اعتقلت الشرطة سبعة أشخاص بتهمة التعاون مع جماعة الفجر.", "التعاون agent أشخاص", "التعاون agent الشرطة"),
        ("ar", "ادعى القاضي فادي حداد على تسعة أشخاص بجرم التعامل مع إسرائيل.", "التعامل agent أشخاص", "التعامل agent فادي حداد"),
        ("en", "Police arrested a clerk on charges of collaborating with al-Noor.", "collaborating agent clerk", "collaborating agent Police"),
        # The cooperation itself is what is helped.
        ("en", "Egypt condemned the cooperation of the army with Russia.", "cooperation agent army", "cooperation agent Egypt"),
    ],
)  # fmt: skip
def test_who_is_a_partner(
    language: str,
    text: str,
    expected: str,
    never: str,
    holds: Callable[[str, dict[str, Any], str], None],
) -> None:
    holds(language, {"example": text, "expect": [expected], "not_expect": [never]}, BOTH)
