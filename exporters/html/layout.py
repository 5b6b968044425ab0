"""Where nodes stand before the page opens: computed once, the same on every machine, so that nothing jumps."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Final

import networkx
import numpy
from numpy.typing import NDArray

WIDE: Final = 120
"""Pixels between neighbours, left and right: a label is wider than high."""

HIGH: Final = 80
"""Pixels between neighbours, up and down."""

SEED: Final = 7
MOST_ITERATED: Final = 1500
"""Nodes up to which springs are worth their time; more are laid out in circles by degree."""

ROOM: Final = 3.0
"""Times the ideal distance of springs: labels want more room than points."""

ASPECT: Final = 1.5
"""Width by height of the whole, that of the window it is seen in."""

Places = dict[str, tuple[int, int]]
Points = NDArray[numpy.float64]


def layout(graph: networkx.MultiDiGraph[str], *, aside: Collection[str] = ()) -> Places:
    """Pixel places of all nodes of a graph: connected parts side by side, the largest first.

    Nodes `aside` are hidden at first: they take no room from the others and stand beside a neighbour.
    """
    shown: networkx.Graph[str] = networkx.Graph()
    shown.add_nodes_from(sorted(node for node in graph if node not in aside))
    shown.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in graph.edges() if a != b and {a, b} <= set(shown)}))
    parts = sorted(networkx.connected_components(shown), key=lambda part: (-len(part), min(part)))
    placed = _shelve([_part(shown, sorted(part)) for part in parts])
    for number, node in enumerate(sorted(aside)):
        near = [
            placed[other]
            for other in sorted(set(graph.predecessors(node)) | set(graph.successors(node)) - {node})
            if other in placed
        ]
        x, y = near[0] if near else (0, 0)
        angle = number * math.pi * (3 - math.sqrt(5))
        placed[node] = (round(x + WIDE * 0.7 * math.cos(angle)), round(y + HIGH * 0.7 * math.sin(angle)))
    return placed


def _shelve(parts: list[dict[str, tuple[float, float]]]) -> Places:
    """Parts in rows, as wide together as the window is to its height."""
    # Half a label more between parts than within one, so that rows of single nodes do not run into each other.
    sizes = [(max(x for x, _ in part.values()) + WIDE * 1.5, max(y for _, y in part.values()) + HIGH) for part in parts]
    area = sum(width * height for width, height in sizes)
    row = max([width for width, _ in sizes] + [math.sqrt(area * ASPECT)])
    placed: Places = {}
    left = top = high = 0.0
    for part, (width, height) in zip(parts, sizes, strict=True):
        if left and left + width > row:
            left, top, high = 0.0, top + high, 0.0
        placed.update((node, (round(left + x), round(top + y))) for node, (x, y) in part.items())
        left, high = left + width, max(high, height)
    return placed


def _part(shown: networkx.Graph[str], nodes: list[str]) -> dict[str, tuple[float, float]]:
    """Places of one connected part, from (0, 0) to the right and down."""
    count = len(nodes)
    if count <= MOST_ITERATED:
        part: networkx.Graph[str] = networkx.Graph()
        part.add_nodes_from(nodes)  # the order of the nodes decides where the springs begin
        part.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in shown.subgraph(nodes).edges()))
        start = networkx.circular_layout(part)
        found = networkx.spring_layout(
            part, pos=start, seed=SEED, iterations=200, k=ROOM / math.sqrt(count), scale=None, method="force"
        )
        points = numpy.array([found[node] for node in nodes], dtype=numpy.float64)
        number = {node: i for i, node in enumerate(nodes)}
        ends = numpy.array([(number[a], number[b]) for a, b in part.edges()] or [(0, 0)])
        lengths = numpy.sqrt(((points[ends[:, 0]] - points[ends[:, 1]]) ** 2).sum(-1))
        # As close as labels allow: the usual line is as long as a label is wide, and overlaps are pushed apart.
        points = _spread(points * WIDE / max(float(numpy.median(lengths)), 1e-9))
    else:
        ranked = sorted(range(count), key=lambda i: (-shown.degree(nodes[i]), nodes[i]))
        points = numpy.zeros((count, 2))
        # A sunflower: the most connected in the middle, everybody the same distance from the neighbours.
        golden = math.pi * (3 - math.sqrt(5))
        for place, i in enumerate(ranked):
            points[i] = WIDE * math.sqrt(place) * numpy.array([math.cos(place * golden), math.sin(place * golden)])
    points -= points.min(axis=0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, points, strict=True)}


def _spread(points: Points) -> Points:
    """Push nodes apart until no two labels overlap, or a hundred times."""
    room = numpy.array([WIDE, HIGH], dtype=numpy.float64)
    for _ in range(100):
        gap = (points[:, None] - points[None]) / room
        distance = numpy.sqrt((gap**2).sum(-1))
        numpy.fill_diagonal(distance, numpy.inf)
        if distance.min() >= 1:
            break
        push = numpy.clip(1 - distance, 0, None) / numpy.clip(distance, 0.05, None)
        points = points + ((gap * push[..., None]).sum(axis=1) * room) * 0.35
    return points
