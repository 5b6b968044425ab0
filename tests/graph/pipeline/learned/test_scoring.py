"""The heads in numpy give what their formulas say."""

from __future__ import annotations

import math

import numpy as np
import pytest

from khabar.graph.pipeline.learned import layers, scoring
from khabar.graph.pipeline.learned.scoring import PairHead, Thing, meaning

HIDDEN, SIZE, KIND, INNER, LABELS = 6, 4, 3, 5, 3


@pytest.fixture
def heads() -> dict[str, np.ndarray]:
    rng = np.random.default_rng(1)

    def layer(name: str, rows: int, columns: int) -> dict[str, np.ndarray]:
        return {
            f"{name}.weight": rng.normal(size=(rows, columns)).astype(np.float32),
            f"{name}.bias": rng.normal(size=rows).astype(np.float32),
        }

    found: dict[str, np.ndarray] = {}
    for name in ("role", "relation"):
        for part in ("a", "b", "between"):
            found |= layer(f"{name}.{part}", SIZE, HIDDEN)
        found |= layer(f"{name}.inner", INNER, 5 * SIZE + 3 * KIND) | layer(f"{name}.outer", LABELS, INNER)
        for table, rows in (("kind_a", 7), ("kind_b", 7), ("distance", 2 * scoring.DISTANCES + 1)):
            found[f"{name}.{table}.weight"] = rng.normal(size=(rows, KIND)).astype(np.float32)
    return found


def plain(
    heads: dict[str, np.ndarray], name: str, a: np.ndarray, b: np.ndarray, tokens: np.ndarray, *kinds: int
) -> np.ndarray:
    x = layers.gelu(layers.linear(heads, f"{name}.a", a[None]))[0]
    y = layers.gelu(layers.linear(heads, f"{name}.b", b[None]))[0]
    z = layers.gelu(layers.linear(heads, f"{name}.between", tokens.mean(0)[None]))[0]
    tables = [heads[f"{name}.{t}.weight"][i] for t, i in zip(("kind_a", "kind_b", "distance"), kinds, strict=True)]
    joined = np.concatenate([x, y, x * y, abs(x - y), z, *tables])[None]
    return layers.linear(heads, f"{name}.outer", layers.gelu(layers.linear(heads, f"{name}.inner", joined)))[0]


def test_a_filler_is_scored_by_both_things_what_stands_between_types_and_distance(heads: dict[str, np.ndarray]) -> None:
    x = np.random.default_rng(2).normal(size=(9, HIDDEN)).astype(np.float32)
    events, fillers = [Thing(4, 5, 2)], [Thing(0, 2, 1), Thing(6, 8, 3)]
    found = scoring.role_scores(PairHead.of(heads, "role"), x, events, fillers)
    before = plain(heads, "role", x[4], (x[0] + x[1]) / 2, x[1:5], 2, 1, scoring.DISTANCES - 3)
    behind = plain(heads, "role", x[4], (x[6] + x[7]) / 2, x[4:7], 2, 3, scoring.DISTANCES + 2)
    assert np.allclose(found, [[before, behind]], atol=1e-4)


def test_a_relation_has_a_direction(heads: dict[str, np.ndarray]) -> None:
    x = np.random.default_rng(3).normal(size=(9, HIDDEN)).astype(np.float32)
    found = scoring.relation_scores(PairHead.of(heads, "relation"), x, [Thing(0, 2, 1), Thing(5, 6, 2)])
    one = plain(heads, "relation", (x[0] + x[1]) / 2, x[5], x[1:6], 1, 2, scoring.DISTANCES + 4)
    other = plain(heads, "relation", x[5], (x[0] + x[1]) / 2, x[1:6], 2, 1, scoring.DISTANCES - 4)
    assert np.allclose(found[0, 1], one, atol=1e-4)
    assert np.allclose(found[1, 0], other, atol=1e-4)


def test_the_activation_is_that_of_training_to_three_digits() -> None:
    x = np.linspace(-4, 4, 81, dtype=np.float32)
    exact = [float(value) * 0.5 * (1 + math.erf(float(value) / 2**0.5)) for value in x]
    assert np.abs(layers.gelu(x) - np.array(exact)).max() < 1e-3


def test_what_a_sentence_says_is_the_mean_of_its_tokens_by_their_shares() -> None:
    tokens = np.array([[4.0, 0.0], [0.0, 4.0]], dtype=np.float32)
    even = {
        "meaning.share.weight": np.zeros((1, 2), dtype=np.float32),
        "meaning.share.bias": np.zeros(1, dtype=np.float32),
        "meaning.inner.weight": np.eye(2, dtype=np.float32),
        "meaning.inner.bias": np.zeros(2, dtype=np.float32),
        "meaning.outer.weight": np.eye(2, dtype=np.float32),
        "meaning.outer.bias": np.ones(2, dtype=np.float32),
    }
    assert np.allclose(meaning(even, tokens), [3.0, 3.0], atol=0.01)
    first = even | {"meaning.share.weight": np.array([[9.0, 0.0]], dtype=np.float32)}
    assert np.allclose(meaning(first, tokens), [5.0, 1.0], atol=0.01)
