"""Where nodes stand before the page opens: computed once, so that nothing jumps and large graphs open at once."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Collection, Iterator
from typing import Final

import networkx
import numpy
from numpy.typing import NDArray

WIDE: Final = 104
"""Pixels between neighbours, left and right: a label is wider than high."""

HIGH: Final = 76
"""Pixels between neighbours, up and down."""

ASPECT: Final = 1.25
"""Width by height of the whole, that of the window it is seen in."""

GOLDEN: Final = math.pi * (3 - math.sqrt(5))
"""Turning by this angle never comes near a direction taken shortly before."""

PIVOTS: Final = 40
MOST_EXACT: Final = 500
"""Nodes up to which every pair repels; in larger parts a node is repelled by the middles of crowds."""

_TURNS: Final = 200
"""Turns of an iteration that comes near enough to its end long before."""

USUAL: Final = 1.3
"""Length of the usual line, in distances between neighbours."""

CELL: Final = 1.0
"""Side of the cells that parts are packed by, in distances between neighbours."""

Places = dict[str, tuple[int, int]]
Points = NDArray[numpy.float64]
Pairs = NDArray[numpy.int64]
Cell = tuple[int, int]


def layout(graph: networkx.MultiDiGraph[str], *, aside: Collection[str] = ()) -> Places:
    """Pixel places of all nodes of a graph: the largest connected part in the middle, the others around it.

    Nodes `aside` are hidden at first: they take no room from the others and stand beside a neighbour. Nodes without any
    line stand in rows below.
    """
    shown: networkx.Graph[str] = networkx.Graph()
    shown.add_nodes_from(sorted(node for node in graph if node not in aside))
    lines = {(min(a, b), max(a, b)) for a, b in graph.edges() if a != b and a in shown and b in shown}
    shown.add_edges_from(sorted(lines))
    parts = sorted(networkx.connected_components(shown), key=lambda part: (-len(part), min(part)))
    placed = _pack([_part(shown, sorted(part)) for part in parts if len(part) > 1])
    around: Counter[str] = Counter()
    loose = []
    for node in sorted(set(graph) - set(placed)):
        near = sorted(other for other in {*graph.predecessors(node), *graph.successors(node)} if other in placed)
        if near and node in aside:
            around[near[0]] += 1
            x, y = placed[near[0]]
            angle, far = around[near[0]] * GOLDEN, 0.45 + 0.15 * math.sqrt(around[near[0]])
            placed[node] = (round(x + WIDE * far * math.cos(angle)), round(y + HIGH * far * math.sin(angle)))
        else:
            loose.append(node)
    return placed | _rows(loose, below=max((y for _, y in placed.values()), default=-2 * HIGH) + 2 * HIGH)


def _rows(nodes: list[str], *, below: int) -> Places:
    """Rows around the middle, as wide as the window would have them if they were alone."""
    across = max(1, math.ceil(math.sqrt(len(nodes) * ASPECT * HIGH / WIDE)))
    middle = (min(across, len(nodes)) - 1) / 2
    return {node: (round((i % across - middle) * WIDE), below + i // across * HIGH) for i, node in enumerate(nodes)}


def _pack(parts: list[tuple[list[str], Points, Pairs]]) -> Places:
    """Put parts, the largest first, as near to the middle as no other part is in the way."""
    taken: set[Cell] = set()
    begin: dict[frozenset[Cell], int] = {}
    placed: Places = {}
    outlines = [_outline(points, pairs) for _, points, pairs in parts]
    spots = _spots(sum(map(len, outlines)), max((_span(cells) for cells in outlines), default=0))
    for (nodes, points, _), cells in zip(parts, outlines, strict=True):
        # What was taken stays taken: a part of the same outline need not try again where one did not fit.
        i = begin.get(cells, 0)
        while any((x + spots[i][0], y + spots[i][1]) in taken for x, y in cells):
            i += 1
        begin[cells] = i
        dx, dy = spots[i]
        taken.update((x + dx, y + dy) for x, y in cells)
        for node, (x, y) in zip(nodes, points, strict=True):
            placed[node] = (round((x + dx * CELL) * WIDE), round((y + dy * CELL) * HIGH))
    return placed


def _outline(points: Points, pairs: Pairs) -> frozenset[Cell]:
    """The cells that nodes and lines of a part go through, and those beside them."""
    steps = numpy.linspace(0, 1, 12)[:, None, None]
    along = points[pairs[:, 0]] * (1 - steps) + points[pairs[:, 1]] * steps
    through = numpy.floor(numpy.concatenate([points, along.reshape(-1, 2)]) / CELL + 0.5).astype(int)
    return frozenset(
        (int(x) + dx, int(y) + dy)
        for x, y in numpy.unique(through, axis=0)
        for dx, dy in ((0, 0), (1, 0), (-1, 0), (0, 1), (0, -1))
    )


def _span(cells: Collection[Cell]) -> int:
    return max(max(abs(x), abs(y)) for x, y in cells)


def _spots(area: int, span: int) -> list[Cell]:
    """Where a part may stand, nearest to the middle first; enough for all to stand side by side."""
    reach = math.ceil(math.sqrt(area)) + 2 * span + 2
    across = numpy.arange(-reach, reach + 1)
    # A pixel of height counts more than one of width, in a window that is wider than high.
    far = (across * WIDE / HIGH / ASPECT) ** 2 + across[:, None] ** 2
    rows, columns = numpy.divmod(numpy.argsort(far, axis=None, kind="stable"), len(across))
    return list(zip((columns - reach).tolist(), (rows - reach).tolist(), strict=True))


def _part(shown: networkx.Graph[str], nodes: list[str]) -> tuple[list[str], Points, Pairs]:
    """The nodes of one connected part, their places around (0, 0) in distances between neighbours, and its lines."""
    number = {node: i for i, node in enumerate(nodes)}
    lines = ((number[a], number[b]) for a, b in shown.subgraph(nodes).edges())
    # A part of a graph gives its lines, and the ends of each, in the order of a set: another one in each process.
    pairs = numpy.array(sorted((min(line), max(line)) for line in lines), dtype=numpy.int64)
    points = _springs(_pivots(len(nodes), pairs), pairs)
    lengths = _lengths(points[pairs[:, 0]] - points[pairs[:, 1]])
    points *= USUAL / max(float(numpy.median(lengths)), 1e-9)
    if len(nodes) <= MOST_EXACT:
        points = _spread(points)
    return nodes, points - (points.max(axis=0) + points.min(axis=0)) / 2, pairs


def _distances(neighbours: list[list[int]], start: int) -> Points:
    """Lines from one node to each."""
    found = numpy.full(len(neighbours), -1.0)
    found[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if found[other] < 0:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def _pivots(count: int, pairs: Pairs) -> Points:
    """First places by the distances to a few nodes far from each other.

    Pivot MDS: Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling of large data", 2006.
    """
    neighbours: list[list[int]] = [[] for _ in range(count)]
    for a, b in pairs.tolist():
        neighbours[a].append(b)
        neighbours[b].append(a)
    pivot = max(range(count), key=lambda i: (len(neighbours[i]), -i))
    columns: list[Points] = []
    nearest = numpy.full(count, numpy.inf)
    for _ in range(min(PIVOTS, count)):
        columns.append(_distances(neighbours, pivot))
        nearest = numpy.minimum(nearest, columns[-1])
        pivot = int(nearest.argmax())
    squares = numpy.stack(columns, axis=1) ** 2
    centred = squares - squares.mean(axis=0) - squares.mean(axis=1, keepdims=True) + squares.mean()
    points: Points = numpy.einsum("ij,jk->ik", centred, _axes(numpy.einsum("ij,ik->jk", centred, centred)))
    points /= max(float(_lengths(points[pairs[:, 0]] - points[pairs[:, 1]]).mean()), 1e-9)
    # Leaves of one node are at the same distance from everything: they begin in a small whorl.
    turn = numpy.arange(count) * GOLDEN
    points += 0.4 * numpy.stack([numpy.cos(turn), numpy.sin(turn)], axis=1)
    return points.round(6)  # cosines differ in their last digit from processor to processor


def _axes(products: Points) -> Points:
    """The two directions in which most lies: the first eigenvectors, by orthogonal iteration, or nearly so.

    A library for it rounds as the processor has it, and of directions in which as much lies gives any.
    """
    axes: Points = (
        numpy.arange(len(products))[:, None] * numpy.array([GOLDEN, GOLDEN**2]) % 1
    )  # at right angles to none
    for _ in range(_TURNS):
        axes = numpy.einsum("ij,jk->ik", products, axes)
        size = max(float(_lengths(axes[:, 0])), 1e-9)
        first = axes[:, 0] / size
        second = axes[:, 1] - first * (first * axes[:, 1]).sum()
        # Of a line there is one direction, and what is left beside it is nothing but rounding.
        least = float(_lengths(second))
        second = second / least if least > 1e-9 * size else numpy.zeros_like(second)
        axes = numpy.stack([first, second], axis=1)
    return axes


def _lengths(vectors: Points) -> Points:
    """The length of a vector, or of each of many, without the last digit of a hypotenuse, which varies."""
    lengths: Points = numpy.sqrt((vectors * vectors).sum(axis=-1))
    return lengths


def _springs(points: Points, pairs: Pairs) -> Points:
    """Pull lines to length 1 and push everything else apart (Fruchterman and Reingold, 1991), ever more gently."""
    count = len(points)
    # Hubs push more than leaves do, so that two of them share the leaves between them instead of a place.
    mass = numpy.sqrt(numpy.bincount(pairs.ravel(), minlength=count))
    rounds = min(200, 40 + 4 * count) if count <= MOST_EXACT else 80
    for turn in range(rounds):
        force = numpy.zeros_like(points)
        for crowd, weight in _crowds(points, mass):
            push = mass[:, None] * weight / (_squares(points, crowd) + 0.02)
            force += points * push.sum(axis=1)[:, None] - numpy.einsum("ij,jk->ik", push, crowd)
        along = points[pairs[:, 1]] - points[pairs[:, 0]]
        pull = along * _lengths(along)[:, None]
        numpy.add.at(force, pairs[:, 0], pull)
        numpy.add.at(force, pairs[:, 1], -pull)
        # A weak pull to the middle keeps long arms in the window; upwards it is stronger than sideways.
        force -= points * numpy.array([0.02, 0.03])
        size = _lengths(force)[:, None]
        most = 0.1 * math.sqrt(count) * (1 - turn / rounds) + 0.01
        points = points + force / numpy.maximum(size, 1e-9) * numpy.minimum(size, most)
    return points


def _crowds(points: Points, mass: Points) -> Iterator[tuple[Points, Points]]:
    """What repels, and how much: every node, or in large parts the middles of the cells of a grid."""
    if len(points) <= MOST_EXACT:
        yield points, mass
        return
    low, high = points.min(axis=0), points.max(axis=0)
    cells = numpy.minimum(((points - low) / numpy.maximum(high - low, 1e-9) * 24).astype(int), 23) @ [24, 1]
    weight = numpy.bincount(cells, mass, 576).astype(float)
    middles = numpy.stack([numpy.bincount(cells, points[:, i] * mass, 576) for i in (0, 1)], axis=1)
    used = weight > 0
    yield middles[used] / weight[used][:, None], weight[used]


def _squares(points: Points, others: Points) -> Points:
    """Squared distances of all pairs."""
    # Not by a matrix product, here and elsewhere: the threads of a BLAS are slower on a busy machine, and it rounds
    # differently on another. Forces add up: what differs in the last digit at first stands elsewhere in the end.
    squares: Points = (points[:, :1] - others[:, 0]) ** 2
    squares += (points[:, 1:] - others[:, 1]) ** 2
    return squares


def _spread(points: Points) -> Points:
    """Push nodes apart until each has its own room, or a hundred times."""
    for _ in range(100):
        distance = numpy.sqrt(_squares(points, points))
        numpy.fill_diagonal(distance, numpy.inf)
        if distance.min() >= 0.8:
            break
        push = numpy.clip(1 - distance, 0, None) / numpy.clip(distance, 0.05, None) * 0.35
        points = points + points * push.sum(axis=1)[:, None] - numpy.einsum("ij,jk->ik", push, points)
    return points
