"""Makes exporters/html/world.json, the outline map of the page, from Natural Earth's countries as TopoJSON.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python training/map/outline.py package/countries-50m.json exporters/html/world.json

The lines are thinned after Visvalingam and Whyatt (1993), finely from the Atlantic to the Indus, where most of the news
khabar reads happens, coarsely elsewhere. Two countries share the arc between them: their border stays one line.
"""

from __future__ import annotations

import argparse
import heapq
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
"""Longitude and latitude in degrees."""

NEAR = (-18.0, 8.0, 78.0, 43.0)
"""West, south, east, north of what is drawn finely: Morocco to Pakistan, Somalia to Turkey."""
FINE, COARSE = 0.002, 0.15
"""Square degrees; a point goes when the triangle with its neighbours is smaller."""
SMALLEST = (0.004, 0.6)
"""Square degrees; an island smaller than this is left out, near and far."""
SOUTH = -57.0
"""Nobody reports from Antarctica, and it would take a fifth of the map."""
UNIT = 100


def near(point: Point) -> bool:
    """Whether a point is where the map is fine."""
    west, south, east, north = NEAR
    return west <= point[0] <= east and south <= point[1] <= north


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of a TopoJSON file in degrees; in it they are differences on a grid."""
    (x_unit, y_unit), (x_first, y_first) = topology["transform"]["scale"], topology["transform"]["translate"]
    lines = []
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for right, up in arc:
            x, y = x + right, y + up
            line.append((x * x_unit + x_first, y * y_unit + y_first))
        lines.append(line)
    return lines


def triangle(a: Point, b: Point, c: Point) -> float:
    """The area between three points in square degrees."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def thinned(line: list[Point]) -> list[Point]:
    """The line without the points that shape it least; its ends stay, for others meet it there."""
    before = {i: i - 1 for i in range(1, len(line))}
    after = {i: i + 1 for i in range(len(line) - 1)}

    def weight(i: int) -> float:
        area = triangle(line[before[i]], line[i], line[after[i]])
        return area / (FINE if near(line[i]) else COARSE)

    heap = [(weight(i), i) for i in range(1, len(line) - 1)]
    current = {i: value for value, i in heap}
    heapq.heapify(heap)
    while heap and heap[0][0] < 1:
        value, i = heapq.heappop(heap)
        if current.get(i) != value:
            continue
        del current[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in current:
                current[j] = max(value, weight(j))  # a point is never lighter than one that went before it
                heapq.heappush(heap, (current[j], j))
    return [line[0], *(line[i] for i in sorted(current)), line[-1]]


def joined(numbers: Iterable[int], lines: list[list[Point]]) -> list[Point]:
    """The ring that arcs make one after the other; ~n is arc n backwards."""
    ring: list[Point] = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring += line[1:] if ring else line
    return unbroken(ring)


def unbroken(line: list[Point]) -> list[Point]:
    """The line without its jump from 180 east to 180 west: Chukotka joins Russia at 190. Most stays within 180."""
    turned, whole = [line[0]], 0
    for (before, _), (x, y) in pairwise(line):
        whole += 360 if x - before < -180 else -360 if x - before > 180 else 0
        turned.append((x + whole, y))
    middle = sum(x for x, _ in turned) / len(turned)
    shift = -360 * round(middle / 360)
    return [(x + shift, y) for x, y in turned]


def area(ring: list[Point]) -> float:
    """What a ring encloses, in square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def path(line: list[Point], *, closed: bool) -> str:
    """The line as SVG path data in whole hundredths of a degree, north up; empty where nothing is left of it."""
    whole = [(round(x * UNIT), round(-y * UNIT)) for x, y in line]
    steps = [(c - a, d - b) for (a, b), (c, d) in pairwise(whole) if (a, b) != (c, d)]
    if len(steps) < (3 if closed else 1):
        return ""
    numbers = [number for step in (steps[:-1] if closed and whole[0] == whole[-1] else steps) for number in step]
    words = "".join(f"{number}" if number < 0 else f" {number}" for number in numbers).strip()
    return f"M{whole[0][0]} {whole[0][1]}l{words}{'z' if closed else ''}"


def rings(geometries: Iterable[dict[str, Any]]) -> Iterator[list[int]]:
    """The rings of polygons as numbers of arcs."""
    for geometry in geometries:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        for polygon in polygons:
            yield from polygon


def outline(topology: dict[str, Any]) -> dict[str, str]:
    """SVG path data of the land (closed) and of the borders between countries (lines)."""
    objects, given = topology["objects"], arcs(topology)
    lines = [thinned(line) for line in given]
    land = []
    for numbers in rings(objects["land"]["geometries"]):
        ring = joined(numbers, given)
        smallest = SMALLEST[0] if any(map(near, ring)) else SMALLEST[1]
        if area(ring) >= smallest and max(y for _, y in ring) > SOUTH:
            land.append(path(joined(numbers, lines), closed=True))
    used = Counter(n if n >= 0 else ~n for ring in rings(objects["countries"]["geometries"]) for n in ring)
    borders = [path(unbroken(lines[n]), closed=False) for n in sorted(used) if used[n] > 1]
    return {"land": "".join(land), "borders": "".join(borders)}


def main() -> None:
    """Write the outline with where it is from."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path, help="countries-50m.json of world-atlas")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    about = {
        "source": "Natural Earth 4.1.0, 1:50m countries, through world-atlas 2.0.2; made by training/map/outline.py",
        "licence": "public domain (https://www.naturalearthdata.com/about/terms-of-use/); world-atlas: ISC",
        "unit": "SVG path data; x = longitude * 100 (to 19100, for what lies past 180 east), y = -latitude * 100",
    }
    found = outline(json.loads(options.topology.read_text(encoding="utf-8")))
    text = json.dumps({**about, **found}, indent=1)
    options.out.write_text(text + "\n", encoding="utf-8")
    print(f"{options.out}: {len(text)} bytes")


if __name__ == "__main__":
    main()
