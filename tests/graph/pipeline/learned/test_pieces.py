"""From tokens to the encoder's pieces: every token gets its pieces, every piece one window."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.pipeline.learned.pieces import LONGEST, align, windows, without_middles


def bounds(lengths: list[int], gaps: list[bool]) -> list[tuple[int, int]]:
    found, at = [], 0
    for length, gap in zip(lengths, gaps, strict=False):
        found.append((at, at + length))
        at += length + gap
    return found


def test_a_clitic_and_its_word_may_share_a_piece() -> None:
    # "وقال" is one piece, "و" and "قال" two tokens: both get the vector of that piece.
    assert align([(0, 1), (1, 4)], [(0, 4)]) == ([0, 0], [0, 0])


def test_tokens_behind_the_last_piece_are_left_out() -> None:
    assert align([(0, 2), (3, 5)], [(0, 2)]) == ([0], [0])


@given(st.lists(st.integers(1, 6), min_size=1), st.lists(st.booleans(), min_size=40), st.data())
def test_the_pieces_of_a_token_touch_it(lengths: list[int], gaps: list[bool], data: st.DataObject) -> None:
    tokens = bounds(lengths, gaps)
    end = tokens[-1][1]
    cuts = sorted(data.draw(st.sets(st.integers(1, max(1, end - 1)))) | {0, end})
    pieces = [(a, b) for a, b in itertools.pairwise(cuts) if b > a]
    first, last = align(tokens, pieces)
    assert len(first) == len(tokens)
    for (start, stop), one, two in zip(tokens, first, last, strict=True):
        assert pieces[one][0] < stop
        assert pieces[one][1] > start
        assert pieces[two][0] < stop <= pieces[two][1]


@given(st.integers(0, 3000))
def test_every_piece_is_used_once_and_seen_with_its_neighbours(count: int) -> None:
    found = list(windows(count))
    assert [index for _, _, begin, stop in found for index in range(begin, stop)] == list(range(count))
    assert all(start <= begin and stop <= end and end - start <= LONGEST for start, end, begin, stop in found)
    assert all(begin - start >= 24 for start, _, begin, _ in found[1:])


def test_only_the_ends_of_what_is_no_word_are_read() -> None:
    # "data:image/png;base64,..." of 90,000 pieces between two words.
    read, first, last = without_middles([0, 1, 90_001], [0, 90_000, 90_001], 90_002)
    assert len(read) <= LONGEST + 2
    assert [read[place] for place in first] == [0, 1, 90_001]
    assert [read[place] for place in last] == [0, 90_000, 90_001]


@given(st.lists(st.integers(1, LONGEST), max_size=40))
def test_all_pieces_of_words_are_read(lengths: list[int]) -> None:
    ends = list(itertools.accumulate(lengths))
    first, last = [end - length for end, length in zip(ends, lengths, strict=True)], [end - 1 for end in ends]
    count = sum(lengths)
    assert without_middles(first, last, count) == (list(range(count)), first, last)
