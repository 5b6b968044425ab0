from __future__ import annotations

import pytest
import spacy

from khabar.graph.pipeline.words import normaliser, tokenizer


@pytest.mark.parametrize("text", ["وللجيش الإسلاميّ", "أنا نا", "لِـداعش"])
def test_norms_of_our_tokenizer_stay(text: str) -> None:
    nlp = spacy.blank("ar", config={"nlp": {"tokenizer": {"@tokenizers": tokenizer.NAME}}})
    before = [token.norm_ for token in nlp(text)]
    nlp.add_pipe(normaliser.NAME)
    assert [token.norm_ for token in nlp(text)] == before


@pytest.mark.parametrize(
    ("language", "text", "norms"),
    [("ar", "أنا نا الأمّة", ["انا", "نا", "الامه"]), ("en", "Cos’ it", ["cos", "'", "it"])],
)
def test_spacy_norm_exceptions_are_undone(language: str, text: str, norms: list[str]) -> None:
    nlp = spacy.blank(language)
    nlp.add_pipe(normaliser.NAME)
    assert [token.norm_ for token in nlp(text)] == norms
