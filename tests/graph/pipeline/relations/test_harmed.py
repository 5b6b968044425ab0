"""Whom somebody kills or seizes heads and serves another one."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH
from khabar.graph.pipeline.refs import mentions_by_ref
from khabar.graph.pipeline.relations.belonging import BELONGING


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "قتل الجيش قائدها سامي ديالو في غارة يوم الاثنين.", set()),
        ("ar", "واغتالت إسرائيل قائدها العسكري محمد الضيف في يوليو.", set()),
        ("ar", "اختطفت الجماعة زعيمه يونس قاسم.", set()),
        ("ar", "عزل الحزب زعيمه خليل مراد.", {("خليل مراد", "الحزب")}),
        ("ar", "خسر التنظيم قائده أبو عمر.", {("أبو عمر", "التنظيم")}),
        ("ar", "نعى حزب الله قائده فؤاد شكر الذي قتلته إسرائيل.", {("فؤاد شكر", "حزب الله")}),
        ("en", "The army killed its leader Sami Diallo in a raid on Monday.", set()),
        ("en", "Nigerian police killed its founder Mohammed Yusuf in 2009.", set()),
        ("en", "The party sacked its leader Khalil Murad.", {("Khalil Murad", "party")}),
    ],
)
def test_who_is_harmed_by_a_body_is_not_its_head(
    language: str, text: str, expected: set[tuple[str, str]], engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    spans = mentions_by_ref(doc)
    assert {(spans[r.head].text, spans[r.tail].text) for r in doc._.relations if r.type in BELONGING} == expected
