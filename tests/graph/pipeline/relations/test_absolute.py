"""Plurals with their full ending, behind which no body is theirs."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.doc import Relation
from khabar.graph.pipeline.refs import mention_ref
from khabar.graph.pipeline.relations.absolute import without_absolute


@pytest.mark.parametrize(
    ("text", "people", "body", "kept"),
    [
        ("انتقد موظفون وزارة الصحة العراقية.", "موظفون", "وزارة الصحة العراقية", False),
        ("واتهم مقاتلون حركة طالبان بالخيانة.", "مقاتلون", "حركة طالبان", False),
        ("وانتقد نواب مستقلون حزب الأمة.", "نواب مستقلون", "حزب الأمة", False),
        ("أفاد مسؤول محلي وكالة الأناضول بسقوط البلدة.", "مسؤول محلي", "وكالة الأناضول", False),
        ("وصل أحد منسوبي وزارة الصحة العراقية.", "أحد منسوبي", "وزارة الصحة العراقية", True),
        ("زار أمين عام الأمم المتحدة بيروت.", "أمين عام", "الأمم المتحدة", True),
        ("وصل أحد موظفي وزارة الصحة العراقية.", "أحد موظفي", "وزارة الصحة العراقية", True),
        # The construct has no ending, and a preposition makes them of the body.
        ("انتقد موظفو وزارة الصحة العراقية القرار.", "موظفو", "وزارة الصحة العراقية", True),
        ("قال مقاتلون من حركة طالبان إن الطريق مفتوح.", "مقاتلون", "حركة طالبان", True),
        ("قتل الجيش المتمردين الحوثيين.", "المتمردين", "الحوثيين", True),
        ("هاجم أعوان الحرس الوطني القرية.", "أعوان", "الحرس الوطني", True),
        ("هاجم عناصر حركة طالبان القرية.", "عناصر", "حركة طالبان", True),
    ],
)
def test_a_plural_with_its_ending_has_no_genitive(
    text: str, people: str, body: str, kept: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines["ar", BOTH](text)
    refs = {span.text: mention_ref(span.start) for span in doc.ents}
    relation = Relation("memberOf", refs[people], refs[body])
    assert bool(without_absolute(doc, [relation], language="ar")) == kept
