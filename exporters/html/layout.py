"""Where nodes stand before the page opens: computed once, the same on every machine, so that nothing jumps."""

from __future__ import annotations

import math
from typing import Final

import networkx

STEP: Final = 110
"""Pixels that a node wants around itself."""

SEED: Final = 7
MOST_ITERATED: Final = 1500
"""Nodes up to which springs are worth their time; more are laid out in circles by degree."""


def layout(graph: networkx.MultiDiGraph) -> dict[str, tuple[int, int]]:
    """Pixel places of all nodes of a graph, connected parts side by side, the largest first."""
    simple = networkx.Graph()
    simple.add_nodes_from(sorted(graph))
    simple.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b}))
    parts = sorted(networkx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    placed: dict[str, tuple[int, int]] = {}
    left = top = height = 0.0
    row_width = STEP * 1.6 * math.sqrt(max(1, len(simple))) * 2
    for part in parts:
        places = _part(simple.subgraph(sorted(part)))
        width = max(x for x, _ in places.values()) + STEP
        if left and left + width > row_width:
            left, top, height = 0.0, top + height, 0.0
        for node, (x, y) in places.items():
            placed[node] = (round(left + x), round(top + y))
        left += width
        height = max(height, max(y for _, y in places.values()) + STEP)
    return placed


def _part(part: networkx.Graph) -> dict[str, tuple[float, float]]:
    """Places of one connected part, from (0, 0) to the right and down."""
    nodes = sorted(part)
    ordered = networkx.Graph()
    ordered.add_nodes_from(nodes)  # the order of the nodes decides where the springs begin
    ordered.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in part.edges()))
    size = STEP * math.sqrt(len(nodes))
    if len(nodes) == 1:
        raw = {nodes[0]: (0.0, 0.0)}
    elif len(nodes) <= MOST_ITERATED:
        start = networkx.circular_layout(ordered)
        found = networkx.spring_layout(
            ordered, pos=start, seed=SEED, iterations=120, k=1.9 / math.sqrt(len(nodes)), method="force"
        )
        raw = {node: (float(x) * size, float(y) * size) for node, (x, y) in found.items()}
    else:
        ranked = sorted(nodes, key=lambda node: (-part.degree(node), node))
        # A sunflower: the most connected in the middle, everybody the same distance from the neighbours.
        golden = math.pi * (3 - math.sqrt(5))
        raw = {
            node: (STEP * math.sqrt(i) * math.cos(i * golden), STEP * math.sqrt(i) * math.sin(i * golden))
            for i, node in enumerate(ranked)
        }
    left, top = min(x for x, _ in raw.values()), min(y for _, y in raw.values())
    return {node: (x - left, y - top) for node, (x, y) in raw.items()}
