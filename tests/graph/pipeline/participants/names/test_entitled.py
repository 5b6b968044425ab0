"""A title with a pronoun before a name is no other person, and its bearer alone says what he says."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.ontology.terms import Role


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("رفضت الجماعة العرض، وهدد متحدثها فادي كمال الحكومة بهجمات.", "هدد", {"فادي كمال"}),
        ("أدانت الجامعة العربية القصف، وحث أمينها العام أحمد أبو الغيط الأطراف على التهدئة.", "حث", {"أحمد أبو الغيط"}),
        ("نددت الحركة بالغارة، واتهم قائدها أبو سالم إسرائيل بقتل مدنيين.", "اتهم", {"أبو سالم"}),
        ("وقع الحزب الاتفاق، وطالب زعيمه سامي الجميل الحكومة بتطبيقه.", "طالب", {"سامي الجميل"}),
        ("أعربت الأمم المتحدة عن قلقها، ودعا مبعوثها رمطان لعمامرة الطرفين إلى وقف القتال.", "دعا", {"رمطان لعمامرة"}),
        ("ودعا مبعوثها رمطان لعمامرة الطرفين إلى الهدنة", "دعا", {"رمطان لعمامرة"}),
        # Who meets his counterpart, and who attacks another one's head, is who was named before.
        ("زار الوزير أنقرة، والتقى نظيره التركي هاكان فيدان.", "التقى", {"الوزير", "هاكان فيدان"}),
        ("هاجم الجيش المعسكر، وقتل زعيمها سامي ديالو.", "قتل", {"الجيش"}),
    ],
)  # fmt: skip
def test_whoever_has_a_title_with_a_pronoun_speaks_alone(
    text: str, trigger: str, expected: set[str], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    spans = mentions_by_ref(doc)
    (agents,) = [event.refs(Role.AGENT) for event in doc._.events if doc[event.trigger].text == trigger]
    assert {spans[ref].text for ref in agents} == expected


def test_a_title_with_a_pronoun_before_a_name_is_no_mention(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["ar", BOTH]("ودعا مبعوثها رمطان لعمامرة الطرفين إلى الهدنة")
    assert "مبعوثها" not in {span.text for span in doc.ents}
