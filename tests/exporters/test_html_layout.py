"""Where nodes stand is the same in every process and on every processor."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.exporters.html.layout import HIGH, WIDE, layout
from khabar.graph.knowledge.graph import KnowledgeGraph

RENDERING = """
import hashlib, sys
import networkx
from khabar.exporters.html.layout import HIGH, WIDE, layout
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


def test_the_largest_part_is_in_the_middle_and_parts_keep_apart() -> None:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    networkx.add_star(graph, [f"hub{i}" for i in range(30)])
    for part in range(8):
        networkx.add_path(graph, [f"part{part}-{i}" for i in range(3)])
    places = layout(graph)
    middle = [sum(places[f"hub{i}"][axis] for i in range(30)) / 30 for axis in (0, 1)]
    assert abs(middle[0]) < WIDE
    assert abs(middle[1]) < HIGH
    for a, (x, y) in places.items():
        for b, (left, top) in places.items():
            if a[:5] != b[:5]:
                assert abs(x - left) / WIDE + abs(y - top) / HIGH > 0.5, (a, b)


def test_nodes_without_lines_stand_below_and_those_aside_near_their_neighbour() -> None:
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph([("a", "b"), ("a", "said"), ("b", "c")])
    graph.add_nodes_from(["alone", "lonely"])
    places = layout(graph, aside={"said"})
    assert set(places) == set(graph)
    lowest = max(places[node][1] for node in "abc")
    assert all(places[node][1] > lowest for node in ("alone", "lonely"))
    assert places["alone"] != places["lonely"]
    assert abs(places["said"][0] - places["a"][0]) <= WIDE
    assert abs(places["said"][1] - places["a"][1]) <= HIGH


@given(st.integers(1, 40), st.randoms(use_true_random=False))
def test_no_two_nodes_of_a_part_stand_on_each_other(count: int, random: object) -> None:
    graph = networkx.MultiDiGraph(networkx.gnp_random_graph(count, 0.1, seed=count, directed=True))
    graph = networkx.relabel_nodes(graph, {node: f"n{node}" for node in graph})
    places = list(layout(graph).values())
    for i, (x, y) in enumerate(places):
        for a, b in places[:i]:
            assert abs(x - a) / WIDE + abs(y - b) / HIGH > 0.5
