"""Whose an institution is that a known person serves."""

from __future__ import annotations

import pytest
from linked import one
from spacy.language import Language

from khabar.graph.catalog import Catalog
from khabar.graph.pipeline import BOTH, annotate
from khabar.graph.reading.article import Article


def key_at(nlp: Language, text: str, words: str) -> str | None:
    """The key of the mention that begins where these words do."""
    (annotation,) = annotate(nlp, [Article(text=text, language=nlp.lang)])
    starts = [mention.start for mention in annotation.mentions]
    return one(Catalog.load(), annotation)[starts.index(text.index(words))]


@pytest.mark.parametrize(
    ("language", "text", "words", "key"),
    [
        (
            "ar",
            "قصف الجيش الإسرائيلي تلة قرب البلدة. وتفقد قائد الجيش العماد رودولف هيكل وحدات الجيش.",
            "الجيش العماد",
            "actor/lebanese-army",
        ),
        # What the article calls so elsewhere is the same, but for the sentence of another one.
        (
            "ar",
            "قصف الجيش الإسرائيلي تلة قرب البلدة. وانتشرت دورية من الجيش هناك. وتفقدها قائد الجيش العماد رودولف هيكل.",
            "الجيش هناك",
            "actor/lebanese-army",
        ),
        ("ar", "ألقى رئيس الجمهورية جوزيف عون كلمة في القصر.", "الجمهورية", "actor/lebanon"),
        (
            "ar",
            "قالت وزارة الدفاع التركية إن قواتها انسحبت. ونقلت وكالة سانا عن مصدر في وزارة الدفاع نفيه ذلك.",
            "وزارة الدفاع نفيه",
            None,
        ),
        (
            "en",
            "The Israeli army shelled a hill. Rodolphe Haykal, the army commander, visited the village.",
            "army commander",
            "actor/lebanese-army",
        ),
    ],
)
def test_it_is_of_the_state_of_those_who_serve_it(
    language: str, text: str, words: str, key: str | None, engines: dict[tuple[str, str], Language]
) -> None:
    found = key_at(engines[language, BOTH], text, words)
    assert found == key if key is not None else found != "actor/turkey-defence-ministry"


def test_whom_somebody_meets_in_another_capital_serves_another_state(engines: dict[tuple[str, str], Language]) -> None:
    text = (
        "أجرى قائد الجيش العماد رودولف هيكل محادثات في واشنطن مع رئيس هيئة الأركان المشتركة الجنرال سعد الحمود.\n"
        "وانتشرت وحدات من الجيش في صور والنبطية."
    )
    assert key_at(engines["ar", BOTH], text, "الجيش العماد") == "actor/lebanese-army"
    assert "lebanon" not in (key_at(engines["ar", BOTH], text, "هيئة الأركان") or "")
