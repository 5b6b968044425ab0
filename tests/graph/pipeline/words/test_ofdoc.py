"""The words and sentences of a text are those that spaCy gives, held or not."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from khabar.graph.pipeline.words.ofdoc import held_words, norm, norms, sentence_at, sentence_of

WORDS = ["Oman", "met", "Iran", ".", "Iran", "Left", "."]


@pytest.mark.parametrize("holding", [held_words, nullcontext])
def test_words_and_sentences_are_those_of_spacy(holding: type[AbstractContextManager[None]]) -> None:
    doc = Doc(Vocab(), WORDS, sent_starts=[at in (0, 4) for at in range(len(WORDS))])
    places = range(len(doc))
    with holding(doc):
        assert [norm(doc, at) for at in places] == [token.norm_ for token in doc]
        assert [norms(doc, start, end) for start in places for end in places] == [
            tuple(token.norm_ for token in doc[start:end]) for start in places for end in places
        ]
        assert [sentence_at(doc, at) for at in places] == [token.sent for token in doc]
        assert [sentence_of(token) for token in doc] == [token.sent for token in doc]
        parts = [doc[start:end] for start in places for end in range(start + 1, len(doc) + 1)]
        assert [sentence_of(part) for part in parts] == [part.sent for part in parts]


def test_a_text_without_sentences_has_none_when_it_is_held_either() -> None:
    doc = Doc(Vocab(), WORDS)
    with held_words(doc), pytest.raises(ValueError, match="E030"):
        sentence_at(doc, 1)


def test_what_is_held_is_so_until_the_first_one_who_holds_it_ends() -> None:
    doc = Doc(Vocab(), WORDS)
    with held_words(doc):
        with held_words(doc):
            first = norms(doc)
        assert norms(doc) is first
    assert not doc.user_data
