"""The mean of networks that set out from the same weights."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    return {"torch": torch, **{name: script(f"training/model/{name}.py") for name in ("e5", "network", "average")}}


def test_every_weight_is_the_mean_of_those_of_the_networks(modules: dict[str, ModuleType]) -> None:
    torch, e5, network = modules["torch"], modules["e5"], modules["network"]
    torch.manual_seed(3)
    shape = e5.Shape(hidden=8, layers=1, heads=2, intermediate=12, vocabulary=5, positions=6, eps=1e-5)
    one, two = (network.Network(e5.Encoder(shape)) for _ in range(2))
    wanted = {name: (value + two.state_dict()[name]) / 2 for name, value in one.state_dict().items()}
    found = modules["average"].average([one, two]).state_dict()
    assert found.keys() == wanted.keys()
    assert all(torch.allclose(found[name], value) for name, value in wanted.items())
