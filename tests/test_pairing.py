"""The numpy of the package scores pairs as the network of training does."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import numpy as np
import pytest

from khabar.graph.pipeline.learned.scoring import PairHead, Thing, relation_scores, role_scores


@pytest.fixture(scope="module")
def modules(script: Callable[[str], ModuleType]) -> dict[str, ModuleType]:
    torch = pytest.importorskip("torch", reason="torch, of the extra 'train', is not installed")
    return {"torch": torch, **{name: script(f"training/model/{name}.py") for name in ("e5", "network", "pairing")}}


ENTITIES = [(0, 2, 1), (5, 6, 3), (9, 12, 0), (20, 21, 11)]
EVENTS = [(3, 4), (7, 1), (15, 30)]


@pytest.mark.parametrize("entities", [ENTITIES, ENTITIES[:1], []])
@pytest.mark.parametrize("events", [EVENTS, EVENTS[:1]])
def test_training_and_runtime_score_pairs_alike(
    modules: dict[str, ModuleType], entities: list[tuple[int, int, int]], events: list[tuple[int, int]]
) -> None:
    torch, e5, network = modules["torch"], modules["e5"], modules["network"]
    torch.manual_seed(4)
    shape = e5.Shape(hidden=16, layers=1, heads=2, intermediate=8, vocabulary=5, positions=6, eps=1e-5)
    made = network.Network(e5.Encoder(shape)).eval()
    with torch.no_grad():
        for table in (made.table, made.relation_table):
            for parameter in table.parameters():
                parameter.normal_(std=0.2)
    weights = {name: value.numpy() for name, value in made.state_dict().items() if not name.startswith("encoder.")}
    x = torch.randn(30, 16)
    things = modules["pairing"].Things(entities, events)
    triggers = [Thing(at, at + 1, kind) for at, kind in events]
    mentions = [Thing(*one) for one in entities]
    fillers = [*mentions, *(Thing(at, at + 1, len(network.ENTITIES) + kind) for at, kind in events)]
    with torch.no_grad():
        wanted, e, f = modules["pairing"].role_scores(made, x, things)
        related, h, t = modules["pairing"].relation_scores(made, x, things)
    found = role_scores(PairHead.of(weights, "role"), x.numpy(), triggers, fillers)
    assert np.allclose(found[e.numpy(), f.numpy()], wanted.numpy(), atol=5e-3)
    if len(mentions) > 1:
        scores = relation_scores(PairHead.of(weights, "relation"), x.numpy(), mentions)
        assert np.allclose(scores[h.numpy(), t.numpy()], related.numpy(), atol=5e-3)
