"""The cells of a table of pairs change by those of their row and of their column, and by no others."""

from __future__ import annotations

import math

import numpy as np
import pytest

from khabar.graph.pipeline.learned.layers import gelu, linear, normalised
from khabar.graph.pipeline.learned.scoring import PairHead, Thing, role_scores
from khabar.graph.pipeline.learned.table import Table

CELLS, SIZE = 6, 8
Weights = dict[str, np.ndarray]


@pytest.fixture
def weights() -> Weights:
    rng = np.random.default_rng(5)
    found: Weights = {}
    for name, (outputs, inputs) in {
        "enter": (SIZE, CELLS),
        "rows.qkv": (3 * SIZE, SIZE),
        "rows.out": (SIZE, SIZE),
        "columns.qkv": (3 * SIZE, SIZE),
        "columns.out": (SIZE, SIZE),
        "inner": (2 * SIZE, SIZE),
        "leave": (CELLS, 2 * SIZE),
    }.items():
        found[f"table.{name}.weight"] = rng.normal(size=(outputs, inputs)).astype(np.float32)
        found[f"table.{name}.bias"] = rng.normal(size=outputs).astype(np.float32)
    for name in ("rows.norm", "columns.norm", "norm"):
        found[f"table.{name}.weight"] = np.ones(SIZE, dtype=np.float32)
        found[f"table.{name}.bias"] = np.zeros(SIZE, dtype=np.float32)
    return found


def seen(weights: Weights, name: str, row: np.ndarray) -> np.ndarray:
    """One row of cells, each with what it sees of the others, by the formula."""
    q, k, v = np.split(linear(weights, f"{name}.qkv", normalised(weights, f"{name}.norm", row)), 3, axis=-1)
    parts = []
    for at in range(0, SIZE, 2):
        exp = np.exp(q[:, at : at + 2] @ k[:, at : at + 2].T / math.sqrt(2))
        parts.append(exp / exp.sum(-1, keepdims=True) @ v[:, at : at + 2])
    return row + linear(weights, f"{name}.out", np.concatenate(parts, axis=-1))


def test_a_cell_sees_its_row_and_then_its_column(weights: Weights) -> None:
    cells = np.random.default_rng(6).normal(size=(3, 4, CELLS)).astype(np.float32)
    x = linear(weights, "table.enter", cells)
    x = np.stack([seen(weights, "table.rows", row) for row in x])
    x = np.stack([seen(weights, "table.columns", x[:, column]) for column in range(4)], axis=1)
    inner = gelu(linear(weights, "table.inner", normalised(weights, "table.norm", x)))
    expected = cells + linear(weights, "table.leave", inner)
    assert np.allclose(Table(weights)(cells), expected, atol=1e-3)


def test_what_has_been_learnt_to_add_nothing_changes_nothing(weights: Weights) -> None:
    cells = np.random.default_rng(7).normal(size=(2, 3, CELLS)).astype(np.float32)
    silent = {name: value * 0 if ".leave." in name else value for name, value in weights.items()}
    assert np.array_equal(Table(silent)(cells), cells)


@pytest.mark.parametrize(("columns", "rows"), [(1, 1 << 14), (20, 819), (300, 11), (1000, 1), (5000, 1)])
def test_a_long_table_is_cut_between_its_rows(weights: Weights, columns: int, rows: int) -> None:
    assert Table(weights).rows(columns) == rows


def test_the_order_of_fillers_does_not_matter(weights: Weights) -> None:
    hidden, kind = 6, 3
    rng = np.random.default_rng(8)
    shapes = {"a": (4, hidden), "b": (4, hidden), "between": (4, hidden)}
    shapes |= {"inner": (CELLS, 5 * 4 + 3 * kind), "outer": (3, CELLS)}
    for name, shape in shapes.items():
        weights[f"role.{name}.weight"] = rng.normal(size=shape).astype(np.float32)
        weights[f"role.{name}.bias"] = rng.normal(size=shape[0]).astype(np.float32)
    for name, rows in (("kind_a", 7), ("kind_b", 7), ("distance", 33)):
        weights[f"role.{name}.weight"] = rng.normal(size=(rows, kind)).astype(np.float32)
    head = PairHead.of(weights, "role")
    x = rng.normal(size=(9, hidden)).astype(np.float32)
    events, fillers = [Thing(4, 5, 2), Thing(8, 9, 1)], [Thing(0, 2, 1), Thing(6, 8, 3), Thing(5, 6, 0)]
    found = role_scores(head, x, events, fillers)
    turned = role_scores(head, x, events, fillers[::-1])
    assert np.allclose(found, turned[:, ::-1], atol=1e-3)
    alone = role_scores(head, x, events[:1], fillers)
    assert not np.allclose(found[:1], alone, atol=1e-3)
