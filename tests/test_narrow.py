"""A network with fewer units inside its layers: those go that add nothing, and its file can be read again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    return {
        "torch": torch,
        **{name: script(f"training/model/{name}.py") for name in ("e5", "network", "rows", "narrow")},
    }


def _network(modules: dict[str, ModuleType]) -> Any:
    modules["torch"].manual_seed(3)
    shape = modules["e5"].Shape(hidden=8, layers=2, heads=2, intermediate=12, vocabulary=5, positions=6, eps=1e-5)
    return modules["network"].Network(modules["e5"].Encoder(shape)).eval()


def test_units_that_add_nothing_go_and_nothing_changes(modules: dict[str, ModuleType]) -> None:
    torch = modules["torch"]
    network = _network(modules)
    with torch.no_grad():
        for layer in network.encoder.layers:
            layer.down.weight[:, 5:9] = 0  # whatever these units say, nobody hears it
    pieces = torch.tensor([[0, 3, 4, 2]])
    mask = torch.ones_like(pieces, dtype=torch.bool)
    item = modules["rows"].Item("a", "en", "no one", [(0, 2), (3, 6)], [0, 3, 4, 2], [1, 2], [1, 2])
    before = network.encoder(pieces, mask)
    modules["narrow"].narrow(network, modules["narrow"].worth(network, [[item]]), 8)
    assert [layer.up.out_features for layer in network.encoder.layers] == [8, 8]
    assert torch.allclose(network.encoder(pieces, mask), before, atol=1e-6)


def test_a_narrow_network_is_read_as_it_was_written(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    torch, network = modules["torch"], _network(modules)
    shape = network.encoder.shape
    state = network.encoder.state_dict()
    arrays = {"emb.word": state["word.weight"], "emb.pos": state["position.weight"], "emb.type": state["kind"][None]}
    arrays |= {"emb.ln.w": state["norm.weight"], "emb.ln.b": state["norm.bias"]}
    for number, layer in enumerate(network.encoder.layers):
        parts = dict(zip("qkv", zip(layer.qkv.weight.chunk(3), layer.qkv.bias.chunk(3), strict=True), strict=True))
        parts |= {name: (module.weight, module.bias) for name, module in (("ao", layer.out), ("fi", layer.up))}
        parts |= {"fo": (layer.down.weight, layer.down.bias), "aln": (layer.norm1.weight, layer.norm1.bias)}
        parts["oln"] = (layer.norm2.weight, layer.norm2.bias)
        for name, (weight, bias) in parts.items():
            arrays |= {f"l{number}.{name}.w": weight, f"l{number}.{name}.b": bias}
    np.savez(tmp_path / "encoder.npz", **{name: value.detach().numpy() for name, value in arrays.items()})
    (tmp_path / "config.json").write_text(json.dumps(vars(shape)), encoding="utf-8")
    modules["narrow"].narrow(network, [torch.arange(12.0)] * 2, 7)
    network.save(tmp_path)
    found = modules["network"].Network.load(tmp_path, tmp_path / "network.pt").state_dict()
    assert all(torch.equal(found[name], value) for name, value in network.state_dict().items())
