"""The best sequence of tags is the best of all that are whole spans."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from khabar.graph.pipeline.learned.decoding import agreed, best, spans
from khabar.graph.pipeline.learned.scoring import Thing


def legal(tags: tuple[int, ...]) -> bool:
    return all(tag % 2 or not tag or before in (tag, tag - 1) for before, tag in zip((0, *tags), tags, strict=False))


@settings(max_examples=60)
@given(st.integers(1, 4), st.integers(0, 2**31))
def test_no_legal_sequence_scores_higher(length: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, 5)).astype(np.float32)
    found = tuple(best(scores))
    every = (tags for tags in product(range(5), repeat=length) if legal(tags))
    top = max(every, key=lambda tags: sum(scores[index, tag] for index, tag in enumerate(tags)))
    assert found == top


def test_an_inner_tag_never_opens_a_span() -> None:
    scores = np.zeros((2, 5), dtype=np.float32)
    scores[0, 2] = 5
    scores[1, 2] = 5
    assert best(scores) == [1, 2]


def test_two_spans_of_one_type_side_by_side_stay_two() -> None:
    assert spans([1, 2, 1, 0, 3]) == [Thing(0, 2, 0), Thing(2, 3, 0), Thing(4, 5, 1)]


def test_two_alike_agree_only_where_both_have_a_label() -> None:
    sure, doubtful, none = [0.05, 0.9, 0.05], [0.1, 0.3, 0.6], [0.8, 0.1, 0.1]
    scores = np.log(np.array([[sure, doubtful, none], [none, doubtful, sure], [sure, sure, none]], dtype=np.float32))
    assert agreed(scores, []).tolist() == [[1, 2, 0], [0, 2, 1], [1, 1, 0]]
    assert agreed(scores, [(0, 1)]).tolist() == [[1, 1, 0], [0, 2, 1], [1, 1, 0]]
    assert agreed(scores, [(1, 2)]).tolist() == [[1, 2, 0], [0, 1, 1], [1, 1, 0]]


def test_nothing_to_agree_on_is_no_error() -> None:
    assert agreed(np.zeros((0, 2, 3), dtype=np.float32), [(0, 1)]).shape == (0, 2)
