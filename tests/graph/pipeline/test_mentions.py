"""The mentions of a part of a text are those that spaCy gives, held or not."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import pytest
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from khabar.graph.pipeline.mentions import (
    held,
    mentions_by_end,
    mentions_by_start,
    mentions_by_token,
    mentions_within,
    set_mentions,
)


@pytest.mark.parametrize("holding", [held, nullcontext])
def test_the_mentions_within_a_part_are_its_ents(holding: type[AbstractContextManager[None]]) -> None:
    doc = Doc(Vocab(), ["Oman", "met", "Abu", "Dhabi", "and", "Iran"])
    doc.ents = (Span(doc, 0, 1, "State"),)
    with holding(doc):
        set_mentions(doc, [Span(doc, start, end, "State") for start, end in ((0, 1), (2, 4), (5, 6))])
        parts = [doc[start:end] for start in range(len(doc)) for end in range(start + 1, len(doc) + 1)]
        assert [mentions_within(part) for part in parts] == [tuple(part.ents) for part in parts]


@pytest.mark.parametrize("holding", [held, nullcontext])
def test_what_is_made_of_the_mentions_is_of_those_set_last(holding: type[AbstractContextManager[None]]) -> None:
    doc = Doc(Vocab(), ["Oman", "met", "Abu", "Dhabi"])
    with holding(doc):
        for spans in ([(0, 1), (2, 4)], [(2, 4)], []):
            set_mentions(doc, [Span(doc, start, end, "State") for start, end in spans])
            assert list(mentions_by_start(doc)) == [start for start, _ in spans]
            assert list(mentions_by_end(doc)) == [end for _, end in spans]
            assert {at: span.start for at, span in mentions_by_token(doc).items()} == {
                at: start for start, end in spans for at in range(start, end)
            }
    assert not doc.user_data


def test_it_is_made_once_while_they_are_held() -> None:
    doc = Doc(Vocab(), ["Oman", "left"], ents=["B-State", "O"])
    with held(doc):
        assert mentions_by_start(doc) is mentions_by_start(doc)
