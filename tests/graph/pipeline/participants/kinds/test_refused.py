"""Who refuses to speak, under both engines."""

from __future__ import annotations

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH


@pytest.mark.parametrize(
    ("language", "text", "condemns"),
    [
        ("ar", "رفض كريم فاخر، المتحدث باسم رئيس البرلمان، أن يعلق على التقرير.", False),
        ("ar", "رفضت المتحدثة الكشف عن جنسيات الموقوفين.", False),
        ("ar", "ويرفض الخاطفون منذ أيام الإجابة عن رسائل والدته.", False),
        ("en", "Iran refused to answer questions from inspectors.", False),
        # What is refused is something else, or is said by others.
        ("ar", "رفضت إيران الاتهامات الأميركية.", True),
        ("ar", "رفض حزب الله أن يسلم سلاحه.", True),
        ("ar", "رفضت تل أبيب الرد الإيراني على المقترح.", True),
        ("en", "The minister rejected the accusations.", True),
    ],
)
def test_silence_is_no_condemnation(
    language: str, text: str, *, condemns: bool, engines: dict[tuple[str, str], Language]
) -> None:
    doc = engines[language, BOTH](text)
    assert any(event.is_a("Condemnation") for event in doc._.events) == condemns
