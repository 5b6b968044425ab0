"""The measures of coreference give what their papers and the reference scorer give."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.graph.resolution.evaluation import Measure, b_cubed, ceaf_e, clusters_of, conll, muc, pairs

TRUTH = ["12345", "67", "89ABC"]
"""The example of Bagga and Baldwin (1998), which Luo (2005) takes up."""


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        # Vilain et al. (1995), table 1; the same in test cases F to K of the reference scorer
        (["ABCD"], ["AB", "CD"], 1, 2 / 3),
        (["AB", "CD"], ["ABCD"], 2 / 3, 1),
        (["ABCD"], ["ABCD"], 1, 1),
        (["ABCD"], ["ABC"], 1, 2 / 3),
        (["ABC"], ["AC"], 1, 1 / 2),
        (["BCDEGHJ"], ["ABC", "DEF", "GHI"], 3 / 6, 3 / 6),
        # Bagga and Baldwin (1998)
        (TRUTH, ["12345", "6789ABC"], 9 / 10, 1),
        (TRUTH, ["1234589ABC", "67"], 9 / 10, 1),
        # Pradhan et al. (2014), section 4
        (["abc", "defg"], ["ab", "cd", "fghi"], 2 / 5, 2 / 5),
    ],
)
def test_muc_is_that_of_the_papers(gold: list[str], found: list[str], precision: float, recall: float) -> None:
    measure = muc(gold, found)
    assert (measure.precision, measure.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("gold", "found", "precision", "recall"),
    [
        # Bagga and Baldwin (1998), whose figures are 76.2 and 58.3 per cent
        (TRUTH, ["12345", "6789ABC"], 16 / 21, 1),
        (TRUTH, ["1234589ABC", "67"], 7 / 12, 1),
        # Pradhan et al. (2014), section 4
        (["abc", "defg"], ["ab", "cd", "fghi"], 4 / 8, (35 / 12) / 7),
        # test cases of the reference scorer
        (["a", "bc", "def"], ["a", "bc", "def"], 1, 1),
        (["a", "bc", "def"], ["a", "de"], 1, (7 / 3) / 6),
        (["a", "bc", "def"], ["a", "bcx", "defy", "z"], (4 + 7 / 12) / 9, 1),
    ],
)
def test_b_cubed_is_that_of_the_papers(gold: list[str], found: list[str], precision: float, recall: float) -> None:
    measure = b_cubed(gold, found)
    assert (measure.precision, measure.recall) == pytest.approx((precision, recall))


@pytest.mark.parametrize(
    ("gold", "found", "f1"),
    [
        # Luo (2005), the column of phi-4 in the table for the example above
        (TRUTH, ["12345", "6789ABC"], 0.733),
        (TRUTH, ["1234589ABC", "67"], 0.667),
        (TRUTH, ["123456789ABC"], 0.294),
        (TRUTH, list("123456789ABC"), 0.178),
        # Pradhan et al. (2014), section 4
        (["abc", "defg"], ["ab", "cd", "fghi"], 0.52),
        # test cases of the reference scorer
        (["a", "bc", "def"], ["a", "de"], 0.72),
        (["a", "bc", "def"], ["a", "bcx", "defy", "z"], 0.75918),
    ],
)
def test_ceaf_e_is_that_of_the_papers(gold: list[str], found: list[str], f1: float) -> None:
    assert ceaf_e(gold, found).f1 == pytest.approx(f1, abs=0.001)


def test_conll_is_the_mean_of_the_three() -> None:
    assert conll(["abc", "defg"], ["ab", "cd", "fghi"]) == pytest.approx((0.40 + 0.4545 + 0.52) / 3, abs=0.001)


def test_only_pairs_asked_for_count() -> None:
    measure = pairs(["aXb", "Yc"], ["aX", "bYc"], of=lambda one, other: one.isupper() != other.isupper())
    assert measure == Measure(precision=2 / 3, recall=2 / 3)


def test_nothing_compared_with_nothing_is_zero() -> None:
    assert [measure([], []) for measure in (muc, b_cubed, ceaf_e)] == [Measure(0.0, 0.0)] * 3


LABELS = st.dictionaries(st.integers(0, 9), st.integers(0, 4), max_size=8)


def _best(gold: list[set[int]], found: list[set[int]]) -> float:
    short, long = sorted((gold, found), key=len)
    sums = [
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(short, order, strict=True))
        for order in permutations(long, len(short))
    ]
    return max(sums, default=0.0)


@given(LABELS, LABELS)
def test_ceaf_e_finds_the_best_matching_of_all(one: dict[int, int], other: dict[int, int]) -> None:
    gold, found = clusters_of(one), clusters_of(other)
    if gold and found:
        assert ceaf_e(gold, found).recall == pytest.approx(_best(gold, found) / len(gold))


@given(LABELS, LABELS)
def test_the_sides_changed_change_precision_and_recall(one: dict[int, int], other: dict[int, int]) -> None:
    gold, found = clusters_of(one), clusters_of(other)
    for measure in (muc, b_cubed, ceaf_e):
        there, back = measure(gold, found), measure(found, gold)
        assert (there.precision, there.recall) == pytest.approx((back.recall, back.precision))


@given(LABELS)
def test_the_same_clusters_are_perfect(labels: dict[int, int]) -> None:
    gold = clusters_of(labels)
    if gold:
        assert b_cubed(gold, gold).f1 == ceaf_e(gold, gold).f1 == pytest.approx(1)
