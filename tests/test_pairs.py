"""The heads of pairs learn on over an encoder that stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np
import pytest

HIDDEN = 8


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    names = ("e5", "network", "rows", "losses", "pairs")
    return {"torch": torch, **{name: script(f"training/model/{name}.py") for name in names}}


class Stub:
    """An encoder of four pieces: each has one vector, wherever it stands."""

    def vectors(self, pieces: list[int]) -> np.ndarray:
        return np.stack([np.full(HIDDEN, piece / 10, dtype=np.float32) for piece in pieces])


@pytest.fixture
def items(modules: dict[str, ModuleType]) -> list[Any]:
    made = modules["rows"].Item("1", "en", "a b c", [(0, 1), (2, 3), (4, 5)], [0, 4, 5, 6, 7, 2], [1, 2, 4], [1, 3, 4])
    made.entities, made.events = [(0, 1, 1), (2, 3, 2)], [(1, 3, 0)]
    made.arguments, made.relations = [(0, 1, "e", 0)], [(2, 0, 1)]
    return [made]


def test_a_token_is_the_mean_of_its_first_and_last_piece(modules: dict[str, ModuleType], items: list[Any]) -> None:
    ((_, (vectors,)),) = modules["pairs"].Seen(Stub(), items).batches(1)
    assert vectors[:, 0].tolist() == pytest.approx([0.4, 0.55, 0.7], abs=1e-3)


def test_pairs_are_learnt_and_nothing_else(modules: dict[str, ModuleType], items: list[Any]) -> None:
    torch, e5, pairs = modules["torch"], modules["e5"], modules["pairs"]
    torch.manual_seed(2)
    shape = e5.Shape(hidden=HIDDEN, layers=1, heads=2, intermediate=8, vocabulary=9, positions=6, eps=1e-5)
    network = modules["network"].Network(e5.Encoder(shape))
    before = {name: value.clone() for name, value in network.state_dict().items()}
    seen = pairs.Seen(Stub(), items)

    def loss(one: Any) -> float:
        ((part, vectors),) = seen.batches(1)
        with torch.no_grad():
            return float(sum(modules["losses"].of_pairs(one.eval(), vectors, part).values()))

    begun = loss(network)
    learnt = pairs.learn(network, [seen], epochs=40, seed=1, decay=0.5)
    assert loss(learnt) < begun / 2
    changed = {name for name, value in learnt.state_dict().items() if not torch.equal(value, before[name])}
    assert {name.partition(".")[0] for name in changed} == set(pairs.LEARNT)


def test_roles_go_half_the_way(modules: dict[str, ModuleType]) -> None:
    torch, e5 = modules["torch"], modules["e5"]
    shape = e5.Shape(hidden=HIDDEN, layers=1, heads=2, intermediate=8, vocabulary=9, positions=6, eps=1e-5)
    network = modules["network"].Network(e5.Encoder(shape))
    before = {name: value + 2 for name, value in network.state_dict().items()}
    found = modules["pairs"].halfway(network, before).state_dict()
    for name, value in before.items():
        moved = 1.0 if name.partition(".")[0] in ("role", "table") else 2.0
        assert torch.allclose(found[name], value - moved, atol=1e-5)
