"""The cells of a table of pairs change by those of their row and of their column, and by no others."""

from __future__ import annotations

import math

import numpy as np
import pytest

from khabar.graph.pipeline.learned import table
from khabar.graph.pipeline.learned.layers import gelu, linear
from khabar.graph.pipeline.learned.scoring import PairHead, Thing, role_scores
from khabar.graph.pipeline.learned.table import Table

CELLS, SIZE, HIDDEN = 6, 8, 6
TOKENS = np.random.default_rng(10).normal(size=(9, HIDDEN)).astype(np.float32)
EVENTS = [Thing(4, 5, 2), Thing(8, 9, 1), Thing(3, 4, 0)]
FILLERS = [Thing(0, 2, 1), Thing(6, 8, 3), Thing(5, 6, 0), Thing(4, 5, 4)]
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
        found[f"table.{name}.weight"] = rng.normal(size=SIZE).astype(np.float32)
        found[f"table.{name}.bias"] = rng.normal(size=SIZE).astype(np.float32)
    return found


def normal(weights: Weights, name: str, x: np.ndarray) -> np.ndarray:
    """Rows normalised by the formula."""
    rows = [(row - row.mean()) / math.sqrt(row.var() + 1e-5) for row in x.reshape(-1, SIZE)]
    return np.stack(rows).reshape(x.shape) * weights[f"{name}.weight"] + weights[f"{name}.bias"]


def seen(weights: Weights, name: str, row: np.ndarray) -> np.ndarray:
    """One row of cells, each with what it sees of the others, by the formula."""
    q, k, v = np.split(linear(weights, f"{name}.qkv", normal(weights, f"{name}.norm", row)), 3, axis=-1)
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
    inner = gelu(linear(weights, "table.inner", normal(weights, "table.norm", x)))
    expected = cells + linear(weights, "table.leave", inner)
    assert np.allclose(Table(weights, "table")(cells), expected, atol=1e-3)


def test_what_has_been_learnt_to_add_nothing_changes_nothing(weights: Weights) -> None:
    cells = np.random.default_rng(7).normal(size=(2, 3, CELLS)).astype(np.float32)
    silent = {name: value * 0 if ".leave." in name else value for name, value in weights.items()}
    assert np.array_equal(Table(silent, "table")(cells), cells)


def test_a_cell_sees_the_same_when_little_is_held_at_once(weights: Weights, monkeypatch: pytest.MonkeyPatch) -> None:
    cells = np.random.default_rng(9).normal(size=(3, 5, CELLS)).astype(np.float32)
    whole = Table(weights, "table")(cells)
    monkeypatch.setattr(table, "_SEEN", 30)
    assert np.allclose(Table(weights, "table")(cells), whole, atol=1e-4)


@pytest.fixture
def head(weights: Weights) -> PairHead:
    kind = 3
    rng = np.random.default_rng(8)
    shapes = {"a": (4, HIDDEN), "b": (4, HIDDEN), "between": (4, HIDDEN)}
    shapes |= {"inner": (CELLS, 5 * 4 + 3 * kind), "outer": (3, CELLS)}
    for name, shape in shapes.items():
        weights[f"role.{name}.weight"] = rng.normal(size=shape).astype(np.float32)
        weights[f"role.{name}.bias"] = rng.normal(size=shape[0]).astype(np.float32)
    for name, rows in (("kind_a", 7), ("kind_b", 7), ("distance", 33)):
        weights[f"role.{name}.weight"] = rng.normal(size=(rows, kind)).astype(np.float32)
    return PairHead.of(weights, "role")


def test_the_order_of_fillers_does_not_matter(head: PairHead) -> None:
    found = role_scores(head, TOKENS, EVENTS, FILLERS)
    turned = role_scores(head, TOKENS, EVENTS, FILLERS[::-1])
    assert np.allclose(found, turned[:, ::-1], atol=1e-3)


def test_events_see_each_other_unless_the_table_is_cut_between_them(
    head: PairHead, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = role_scores(head, TOKENS, EVENTS, FILLERS)
    parts = [role_scores(head, TOKENS, part, FILLERS) for part in (EVENTS[:2], EVENTS[2:])]
    assert not np.allclose(found[:2], parts[0], atol=1e-3)
    monkeypatch.setattr(table, "_CELLS", 2 * len(FILLERS))
    assert np.allclose(role_scores(head, TOKENS, EVENTS, FILLERS), np.concatenate(parts), atol=1e-4)
