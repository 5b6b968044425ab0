"""The shift of word vectors that a batch's loss minds most."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    names = ("e5", "network", "rows", "adversary")
    return {"torch": torch, **{name: script(f"training/model/{name}.py") for name in names}}


def test_the_shift_goes_where_the_loss_grows_and_is_as_long_as_asked(modules: dict[str, ModuleType]) -> None:
    torch, e5, network = modules["torch"], modules["e5"], modules["network"]
    torch.manual_seed(3)
    shape = e5.Shape(hidden=8, layers=1, heads=2, intermediate=12, vocabulary=9, positions=6, eps=1e-5)
    made = network.Network(e5.Encoder(shape)).eval()
    items = [
        modules["rows"].Item(str(n), "en", "a b", [(0, 1), (2, 3)], [0, n + 4, 5, 2], [1, 2], [1, 2]) for n in (0, 1)
    ]
    wanted = torch.randn(8)
    seen: list[Any] = []

    def told(shift: Any) -> Any:
        batch = modules["rows"].collate(items)
        seen.append(shift)
        return {"all": (made.tokens(batch.pieces, batch.mask, batch.first, batch.last, shift) @ wanted).sum()}

    parts = modules["adversary"].learn(made, items, told, lambda parts: parts["all"], 0.1)
    assert torch.allclose(parts["all"], told(None)["all"])
    assert told(seen[1])["all"] > parts["all"]
    words = made.encoder.word(modules["rows"].collate(items).pieces)
    length = 0.1 * words.norm(dim=-1).mean() * words.shape[1] ** 0.5
    assert torch.allclose(seen[1].flatten(1).norm(dim=1), length.expand(2), rtol=1e-4)
    assert all(value.grad is not None for name, value in made.named_parameters() if name.startswith("encoder.layers"))
