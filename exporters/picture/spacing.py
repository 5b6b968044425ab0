"""Room for labels: the page's layout drawn together, then apart again as far as labels need it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from khabar.exporters.picture.placing import Box
from khabar.exporters.picture.shapes import Point

FILLED: Final = 0.34
"""Part of the picture that nodes and their labels cover before they are moved apart."""

ROUNDS: Final = 150

# Nothing here is left to a numeric library: sums that are added in another order would end in another picture.


def spaced(places: Mapping[str, tuple[int, int]], boxes: Mapping[str, Box]) -> dict[str, Point]:
    """New places of nodes, in an arrangement like the old one, at which their boxes do not overlap.

    Args:
        places: where the nodes stand, by IRI.
        boxes: what each of them covers when it stands at (0, 0).
    """
    if not places:
        return {}
    order = sorted(places)
    across, down = ([places[iri][axis] for iri in order] for axis in (0, 1))
    area = sum(4 * boxes[iri].w * boxes[iri].h for iri in order) / FILLED
    extent = max(1, max(across) - min(across)) * max(1, max(down) - min(down))
    # A few nodes are never drawn further apart than on a page: a line of a thousand pixels says no more.
    scale = min(1.5, (area / extent) ** 0.5)
    xs = [x * scale + boxes[iri].x for iri, x in zip(order, across, strict=True)]
    ys = [y * scale + boxes[iri].y for iri, y in zip(order, down, strict=True)]
    sizes = [(boxes[iri].w, boxes[iri].h) for iri in order]
    for _ in range(ROUNDS):
        if not _push(xs, ys, sizes):
            break
    return {iri: (x - boxes[iri].x, y - boxes[iri].y) for iri, x, y in zip(order, xs, ys, strict=True)}


def _push(xs: list[float], ys: list[float], sizes: list[tuple[float, float]]) -> bool:
    """Move every two boxes that overlap apart by a part of it, the shorter way; whether there were any."""
    moved = False
    for i, (w, h) in enumerate(sizes):
        for j in range(i):
            dx, dy = xs[i] - xs[j], ys[i] - ys[j]
            across, down = w + sizes[j][0] - abs(dx), h + sizes[j][1] - abs(dy)
            if across <= 0.5 or down <= 0.5:
                continue
            moved = True
            if across < down:
                step = across * (0.3 if dx > 0 else -0.3)
                xs[i] += step
                xs[j] -= step
            else:
                step = down * (0.3 if dy > 0 else -0.3)
                ys[i] += step
                ys[j] -= step
    return moved
