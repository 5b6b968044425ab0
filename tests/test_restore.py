"""Training goes on from the files of the package: what is exported comes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    pytest.importorskip("onnx", reason="onnx, of the extra 'train', is not installed")
    return {
        "torch": torch,
        **{name: script(f"training/model/{name}.py") for name in ("e5", "even", "encoder", "restore")},
    }


def test_an_encoder_comes_back_but_for_the_rounding_of_its_int8_weights(
    modules: dict[str, ModuleType], tmp_path: Path
) -> None:
    torch, e5 = modules["torch"], modules["e5"]
    torch.manual_seed(3)
    shape = e5.Shape(hidden=8, layers=2, heads=2, intermediate=12, vocabulary=5, positions=6, eps=1e-5)
    given, found = e5.Encoder(shape), e5.Encoder(shape)
    given.layers[1].narrow(torch.tensor([0, 2, 3, 7, 11]))
    with torch.no_grad():
        for parameter in given.parameters():
            parameter.normal_()
    even = modules["even"].factors(given, [[0, 3, 2], [0, 1, 4, 2]])
    modules["encoder"].save(given, tmp_path / "encoder.onnx", even)
    modules["restore"].fill(found, modules["restore"].Graph(tmp_path / "encoder.onnx"))
    assert torch.allclose(found.position.weight + found.kind, given.position.weight + given.kind)
    for (name, mine), (_, theirs) in zip(found.layers.named_parameters(), given.layers.named_parameters(), strict=True):
        allowed = 0.1 if theirs.dim() == 2 else 1e-6  # so few channels are of very different sizes
        assert (mine - theirs).norm() <= allowed * theirs.norm(), name


def test_an_encoder_of_more_layers_is_refused(modules: dict[str, ModuleType], tmp_path: Path) -> None:
    e5 = modules["e5"]
    sizes = {"hidden": 8, "heads": 2, "intermediate": 12, "vocabulary": 5, "positions": 6, "eps": 1e-5}
    given = e5.Encoder(e5.Shape(layers=2, **sizes))
    modules["encoder"].save(given, tmp_path / "encoder.onnx", modules["even"].factors(given, [[0, 3, 2]]))
    with pytest.raises(ValueError, match="more layers"):
        modules["restore"].fill(
            e5.Encoder(e5.Shape(layers=1, **sizes)), modules["restore"].Graph(tmp_path / "encoder.onnx")
        )
