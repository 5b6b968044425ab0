from __future__ import annotations

import pickle
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.vocab import Vocab

from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.words.tokenizer import NAME, create

TOKENIZERS = {language: create(Vocab(), language) for language in LANGUAGES}
EXAMPLES = [
    (language, row)
    for language in LANGUAGES
    for name in (("tokenizer", "clitics") if language == "ar" else ("tokenizer",))
    for row in table(language, name)["example"]
]
PIECES = st.sampled_from(
    [
        "و",
        "لل",
        "بـ",
        "ـ",
        "ال",
        "قصف",
        "دِمشق",
        " ",
        "  ",
        "\n",
        "\u200f",
        "(",
        "»",
        "“",
        ".",
        "...",
        "٣",
        "1,5",
        "أ.ب",
        "U.S.",
        "x'",
    ]
)


@pytest.mark.parametrize(("language", "row"), EXAMPLES)
def test_example_of_the_data_is_cut_as_it_says(language: str, row: dict[str, Any]) -> None:
    doc = TOKENIZERS[language](row["text"])
    assert [token.text for token in doc] == row["words"]
    assert [token.norm_ for token in doc] == row.get("norms", [fold(word, language) for word in row["words"]])


def test_a_tatweel_that_stands_alone_is_a_mark_and_names_nobody() -> None:
    assert [token.is_punct for token in TOKENIZERS["ar"]("توقيع ـ سامر")] == [False, True, False]


@pytest.mark.parametrize("language", LANGUAGES)
@settings(deadline=None, max_examples=150)
@given(text=st.one_of(st.text(), st.lists(PIECES).map("".join)))
def test_no_character_is_lost(language: str, text: str) -> None:
    doc = TOKENIZERS[language](text)
    assert doc.text == text
    assert all(token.norm_ for token in doc)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("في الميدان).", ["في", "الميدان", ")", "."]),
        ("نرفض».", ["نرفض", "»", "."]),
        ("يوم 11/1/2025، مساء", ["يوم", "11/1/2025", "،", "مساء"]),
        ("بلغت 3.5% و1,200", ["بلغت", "3.5", "%", "و", "1,200"]),
        ("(أ ف ب)", ["(", "أ", "ف", "ب", ")"]),
        ("وبـ“المنارة”", ["و", "بـ", "“", "المنارة", "”"]),
        ("الحرب الروسية-الأوكرانية", ["الحرب", "الروسية", "-", "الأوكرانية"]),
        ("#حلب_اليوم", ["#", "حلب", "_", "اليوم"]),
        ("انظر https://example.org/a?b=1.", ["انظر", "https://example.org/a?b=1", "."]),
        ("انتهى.وأضاف", ["انتهى", ".", "و", "أضاف"]),
        ("سطر\n\nآخر", ["سطر", "\n\n", "آخر"]),
        ("طائرة F-16", ["طائرة", "F-16"]),
    ],
)
def test_arabic_marks_and_numbers(text: str, words: list[str]) -> None:
    assert [token.text for token in TOKENIZERS["ar"](text)] == words


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("We can’t", ["we", "ca", "n't"]),
        ("Hay’at’s", ["hay'at", "'s"]),
        ("they said “done”—then", ["they", "said", '"', "done", '"', "-", "then"]),
    ],
)
def test_english_norms_are_the_folded_words(text: str, norms: list[str]) -> None:
    assert [token.norm_ for token in TOKENIZERS["en"](text)] == norms


def test_spacy_norm_exceptions_are_undone() -> None:
    # spaCy's Arabic data turns "نا" into "أخبرنا" and "أنا" into "أنبأنا".
    assert [token.norm_ for token in TOKENIZERS["ar"]("أنا نا")] == ["انا", "نا"]


def test_direction_marks_do_not_change_the_norm() -> None:
    assert [token.norm_ for token in TOKENIZERS["ar"]("\u200fدمشق\u200f")] == ["دمشق"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_config_and_disk(language: str, tmp_path: Any) -> None:
    nlp = spacy.blank(language, config={"nlp": {"tokenizer": {"@tokenizers": NAME}}})
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    text = "وللجيش" if language == "ar" else "ISIS's"
    assert [token.norm_ for token in again(text)] == [token.norm_ for token in nlp(text)]
    assert type(pickle.loads(pickle.dumps(nlp.tokenizer))) is type(nlp.tokenizer)
    nlp.from_bytes(nlp.to_bytes())


@pytest.mark.parametrize(
    ("text", "usual"),
    [
        ("ﻻ يعتقل الحرس أحدا", "لا يعتقل الحرس أحدا"),
        ("زار الوفد اﻹيراني حلب", "زار الوفد الإيراني حلب"),
        ("ﻭﻟﻠﺤﺮﺱ ﺑﺤﻠﺐ", "وللحرس بحلب"),
        ("رحل بﻻ وداع وﻻ كلمة", "رحل بلا وداع ولا كلمة"),
        ("ﻗﺮﺏ ﺍﻟﻤﻄﺎﺭ", "قرب المطار"),
    ],
)
def test_letters_in_the_shapes_of_old_typesetting_are_those_they_stand_for(text: str, usual: str) -> None:
    nlp = TOKENIZERS["ar"]
    assert nlp(text).text == text
    assert [token.norm_ for token in nlp(text)] == [token.norm_ for token in nlp(usual)]


def test_no_word_is_cut_within_a_character() -> None:
    assert [token.text for token in TOKENIZERS["ar"]("ﻷن")] == ["ﻷن"]
