"""The outline map: it draws land where land is, within its size."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

Ring = list[tuple[int, int]]


@pytest.fixture(scope="module")
def world(root: Path) -> dict[str, str]:
    text = (root / "exporters/html/world.json").read_text(encoding="utf-8")
    assert len(text) < 62_000
    found: dict[str, str] = json.loads(text)
    return found


def rings(path: str) -> list[Ring]:
    """The points of path data of relative lines, in hundredths of a degree."""
    found = []
    for x, y, steps in re.findall(r"M(-?\d+) (-?\d+)l([-\d ]+)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", steps)]
        ring = [(int(x), int(y))]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            ring.append((ring[-1][0] + right, ring[-1][1] + down))
        found.append(ring)
    return found


def on_land(outlines: list[Ring], longitude: float, latitude: float) -> bool:
    """Whether a point is in an odd number of rings."""
    x, y, inside = longitude * 100, -latitude * 100, False
    for ring in outlines:
        for (a, b), (c, d) in pairwise([*ring, ring[0]]):
            if (b > y) != (d > y) and x < a + (y - b) * (c - a) / (d - b):
                inside = not inside
    return inside


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "land"),
    [
        ("Baghdad", 44.4, 33.3, True),
        ("Cairo", 31.2, 30.0, True),
        ("Sanaa", 44.2, 15.35, True),
        ("Nicosia, on an island", 33.4, 35.1, True),
        ("Manama, on a small island", 50.55, 26.1, True),
        ("Washington, far away", -77.3, 38.9, True),
        ("Anadyr, beyond 180 degrees", 177.0, 65.0, True),
        ("the Mediterranean", 18.0, 35.0, False),
        ("the Red Sea", 38.0, 20.0, False),
        ("the Gulf", 51.5, 27.5, False),
        ("the Caspian Sea", 51.0, 40.0, False),
        ("the Pacific", -140.0, 10.0, False),
    ],
)
def test_land_is_where_land_is(world: dict[str, str], name: str, longitude: float, latitude: float, land: bool) -> None:
    assert on_land(rings(world["land"]), longitude, latitude) is land


def test_it_is_path_data_of_whole_numbers_and_says_where_it_is_from(world: dict[str, str]) -> None:
    number = r"(?: ?-?\d+)"
    assert re.fullmatch(rf"(?:M{number}{{2}}l(?:{number}{{2}}){{2,}}z)+", world["land"])
    assert re.fullmatch(rf"(?:M{number}{{2}}l(?:{number}{{2}})+)+", world["borders"])
    assert "Natural Earth" in world["source"]
    assert "public domain" in world["licence"]
    points = [point for ring in rings(world["land"]) for point in ring]
    assert min(x for x, _ in points) >= -18300
    assert max(x for x, _ in points) <= 19100
    assert all(-8500 <= y <= 5700 for _, y in points)
