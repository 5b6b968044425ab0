from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.pipeline.words import sentences
from khabar.graph.pipeline.words.sentences import SentenceBoundaries, one_sentence
from khabar.graph.pipeline.words.tokenizer import create

TOKENIZERS = {language: create(Vocab(), language) for language in LANGUAGES}
EXAMPLES = [(language, row) for language in LANGUAGES for row in table(language, "sentences")["example"]]


def split(language: str, text: str) -> list[str]:
    doc = SentenceBoundaries(language)(TOKENIZERS[language](text))
    return [sentence.text.strip() for sentence in doc.sents]


@pytest.mark.parametrize(("language", "row"), EXAMPLES)
def test_example_of_the_data_is_split_as_it_says(language: str, row: dict[str, Any]) -> None:
    assert split(language, row["text"]) == row["sentences"]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("ar", "قصفت طائرات الموقع، وسقط جرحى، وانسحبت القوة", 1),
        ("ar", "1. وصل الوفد\n2. غادر الوفد", 2),
        ("ar", 'سأل: "لماذا؟" ثم خرج', 2),
        ("ar", "انتهى.وأضاف القائد", 2),
        ("ar", "يوم 11.1.2025 في البلدة", 1),
        ("ar", "توقف...", 1),
        ("ar", "ماذا حدث؟! لا نعلم", 2),
        ("en", "It left at 5 p.m. on Friday.", 1),
        ("en", "J. R. Salem of Example.org spoke.", 1),
        ("en", "\n\n", 1),
    ],
)
def test_number_of_sentences(language: str, text: str, count: int) -> None:
    assert len(split(language, text)) == count


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=100)
@given(
    text=st.one_of(
        st.text(), st.lists(st.sampled_from(["أ", ".", "؟", " ", "\n", "»", "a", "1", "...", "U.S."])).map("".join)
    )
)
def test_sentences_cover_the_text_in_order(language: str, text: str) -> None:
    doc = SentenceBoundaries(language)(TOKENIZERS[language](text))
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_a_given_sentence_is_not_split() -> None:
    nlp = spacy.blank("ar")
    nlp.add_pipe(sentences.NAME)
    assert len(list(nlp(one_sentence(nlp.make_doc("وصل. ثم غادر.\nانتهى"))).sents)) == 1
    assert len(list(nlp("وصل . ثم غادر").sents)) == 2


def test_an_empty_doc_passes() -> None:
    assert split("ar", "") == []


@pytest.mark.parametrize(
    ("language", "words", "ends"),
    [
        ("ar", ["قصف", "الموقع"] * 90 + ["،", "وسقط"] + ["جرحى"] * 200, "،"),
        ("en", ["rain", "fell"] * 90 + ["and"] + ["rose"] * 200, "fell"),
        ("en", ["rain"] * 700, "rain"),
    ],
)
def test_text_without_full_stops_is_cut_at_a_comma_or_a_conjunction(language: str, words: list[str], ends: str) -> None:
    found = split(language, " ".join(words))
    assert len(found) == -(-len(words) // sentences._LONGEST)
    assert all(len(sentence.split()) <= sentences._LONGEST for sentence in found)
    assert found[0].split()[-1] == ends
    assert " ".join(found).split() == " ".join(words).split()
