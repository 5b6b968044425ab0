"""Where nodes stand is the same in every process and on every processor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx
import pytest

from khabar.exporters.html.layout import layout
from khabar.graph.knowledge.graph import KnowledgeGraph

RENDERING = """
import hashlib, sys
import networkx
from khabar.exporters.html.layout import layout
from khabar.graph.knowledge.graph import KnowledgeGraph

KnowledgeGraph.load(sys.argv[1]).save(sys.argv[2])
random = networkx.gnp_random_graph(int(sys.argv[3]), 0.02, seed=1, directed=True)
graph = networkx.MultiDiGraph((f"n{a}", f"n{b}") for a, b in random.edges())
print(hashlib.sha256(repr(sorted(layout(graph).items())).encode()).hexdigest())
"""


@pytest.mark.parametrize("nodes", [150, 700], ids=["every pair repels", "crowds repel"])
def test_another_process_and_processor_give_the_same_page(kg: KnowledgeGraph, tmp_path: Path, nodes: int) -> None:
    kg.save(tmp_path / "g.ttl")
    found, pages = set(), set()
    for seed, processor in (("1", "Nehalem"), ("2", "Haswell"), ("3", "SkylakeX")):
        script = [sys.executable, "-c", RENDERING, str(tmp_path / "g.ttl"), str(tmp_path / "g.html"), str(nodes)]
        environment = {"PYTHONHASHSEED": seed, "OPENBLAS_CORETYPE": processor}
        found.add(subprocess.run(script, capture_output=True, check=True, env=environment).stdout)
        pages.add((tmp_path / "g.html").read_bytes())
    assert (len(found), len(pages)) == (1, 1)


@pytest.mark.parametrize(
    "graph",
    [
        pytest.param(networkx.path_graph(2), id="two"),
        pytest.param(networkx.path_graph(9), id="a line"),
        pytest.param(networkx.cycle_graph(4), id="a square"),
        pytest.param(networkx.star_graph(30), id="a star"),
        pytest.param(networkx.complete_graph(12), id="all with all"),
        pytest.param(networkx.grid_2d_graph(5, 5), id="a grid"),
    ],
)
def test_symmetric_parts_lie_in_the_plane(graph: networkx.Graph) -> None:  # type: ignore[type-arg]
    named = networkx.relabel_nodes(graph, {node: f"n{node}" for node in graph})
    places = layout(networkx.MultiDiGraph(named))
    assert len(set(places.values())) == len(graph)
    assert max(abs(at) for place in places.values() for at in place) < 3000
