"""Who would suffer what is condemned: whom a rejection is aimed at."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from khabar.graph.pipeline import BOTH, LEXICAL
from khabar.graph.pipeline.participants.speech.harmed import without_sufferers


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "trigger", "harmed"),
    [
        ("جددت مصر رفضها تفكيك الصومال.", "رفضها", "الصومال"),
        ("نددت قطر بمحاولات زعزعة استقرار لبنان.", "نددت", "لبنان"),
        ("ودان مجلس التعاون المساس بأمن الكويت.", "دان", "الكويت"),
        ("أعلنت الجزائر رفضها التدخل في شؤون ليبيا.", "رفضها", "ليبيا"),
        ("رفضت بغداد النيل من سيادة العراق.", "رفضت", "العراق"),
    ],
)
def test_the_noun_of_harm_may_stand_before_its_preposition_and_what_is_touched(
    text: str, trigger: str, harmed: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "not_expect": [f"{trigger} {role} {harmed}" for role in ("target", "agent")]}, engine)


@pytest.mark.parametrize("engine", [LEXICAL, BOTH])
@pytest.mark.parametrize(
    ("text", "argument"),
    [
        ("رفضت الوزارة مقترح النقابة.", "رفضت target النقابة"),
        ("رفض السودان قرار مجلس الأمن.", "رفض target مجلس الأمن"),
        ("دان الأردن انتهاك إسرائيل سيادة لبنان.", "دان target إسرائيل"),
        ("رفضت دمشق تقسيم إسرائيل البلاد.", "رفضت target إسرائيل"),  # who would do it
    ],
)
def test_whom_a_rejection_is_aimed_at_stays_the_target(
    text: str, argument: str, engine: str, holds: Callable[[str, dict[str, Any], str], None]
) -> None:
    holds("ar", {"example": text, "expect": [argument]}, engine)


def test_a_language_without_such_words_changes_nothing(engines: dict[tuple[str, str], Language]) -> None:
    doc = engines["en", LEXICAL]("Jordan condemned the partition of Syria.")
    assert without_sufferers(doc, doc._.events, language="en") == tuple(doc._.events)
