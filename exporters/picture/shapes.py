"""Outlines of nodes and courses of lines, as the path data of SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

BOW: Final = 34
"""Pixels that the first of several lines between two nodes is bent aside, at its middle twice as little."""

GAP: Final = 3
ARROW: Final = 8.5
"""Length of an arrowhead."""

Point = tuple[float, float]


def number(value: float) -> str:
    """A coordinate with one decimal at most, the same on every machine.

    >>> number(-0.04), number(2.0), number(1.25)
    ('0', '2', '1.2')
    """
    return f"{round(value, 1) + 0.0:.1f}".removesuffix(".0")


def outline(shape: str, x: float, y: float, r: float) -> str:
    """The path of a shape of style.toml about a point; "" for a circle, which is none, and for names not known."""
    n = number
    match shape:
        case "square":
            s = r * 0.88
            return f"M{n(x - s)} {n(y - s)}h{n(2 * s)}v{n(2 * s)}h{n(-2 * s)}z"
        case "diamond":
            s = r * 1.15
            return f"M{n(x)} {n(y - s)}L{n(x + s)} {n(y)}L{n(x)} {n(y + s)}L{n(x - s)} {n(y)}z"
        case "hexagon":
            s = r * 0.866
            corners = (
                (x + r / 2, y - s),
                (x + r, y),
                (x + r / 2, y + s),
                (x - r / 2, y + s),
                (x - r, y),
                (x - r / 2, y - s),
            )
            return "M" + "L".join(f"{n(a)} {n(b)}" for a, b in corners) + "z"
        case "triangle":
            return f"M{n(x)} {n(y - r)}L{n(x + r)} {n(y + r * 0.8)}H{n(x - r)}z"
        case "triangleDown":
            return f"M{n(x)} {n(y + r)}L{n(x - r)} {n(y - r * 0.8)}H{n(x + r)}z"
        case _:
            return ""


def cross(x: float, y: float, r: float) -> str:
    """Two strokes through a point."""
    n = number
    return f"M{n(x - r)} {n(y - r)}L{n(x + r)} {n(y + r)}M{n(x - r)} {n(y + r)}L{n(x + r)} {n(y - r)}"


@dataclass(frozen=True, slots=True)
class Course:
    """A quadratic curve from the edge of a node to that of another."""

    start: Point
    control: Point
    end: Point

    @property
    def length(self) -> float:
        """About how long it is."""
        return math.dist(self.start, self.control) + math.dist(self.control, self.end)

    def at(self, t: float) -> Point:
        """The point at a part of the way, from 0 to 1."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        x, y = (a * s + b * m + c * e for s, m, e in zip(self.start, self.control, self.end, strict=True))
        return x, y

    def path(self) -> str:
        """Its path."""
        points = (self.start, self.control, self.end)
        start, control, end = (f"{number(x)} {number(y)}" for x, y in points)
        return f"M{start}Q{control} {end}"

    def arrow(self, *, back: bool = False) -> str:
        """The path of the arrowhead at its end, or at its start."""
        tip, tail = (self.start, self.control) if back else (self.end, self.control)
        dx, dy = _towards(tail, tip)
        x, y = tip[0] + dx * ARROW, tip[1] + dy * ARROW
        w = ARROW * 0.42
        corners = (
            (x, y),
            (tip[0] - dy * w - dx, tip[1] + dx * w - dy),
            (tip[0] + dy * w - dx, tip[1] - dx * w - dy),
        )
        return "M" + "L".join(f"{number(a)} {number(b)}" for a, b in corners) + "z"


def course(a: Point, b: Point, *, radii: tuple[float, float], turn: int, mutual: bool) -> Course:
    """The way from a node at `a` to one at `b`, with room for the arrowhead at its end, or at both if `mutual`."""
    if a == b:
        return Course((a[0] - radii[0], a[1]), (a[0], a[1] - 5 * radii[0]), (a[0] + radii[0], a[1]))
    dx, dy = _towards(a, b)
    control = ((a[0] + b[0]) / 2 - dy * turn * BOW, (a[1] + b[1]) / 2 + dx * turn * BOW)
    start = _off(a, control, radii[0] + GAP + (ARROW if mutual else 0))
    return Course(start, control, _off(b, control, radii[1] + GAP + ARROW))


def _towards(a: Point, b: Point) -> Point:
    far = math.dist(a, b) or 1
    return (b[0] - a[0]) / far, (b[1] - a[1]) / far


def _off(a: Point, b: Point, far: float) -> Point:
    # Nodes that nearly touch leave no room: the line then keeps a fifth of its way.
    far = min(far, math.dist(a, b) * 0.8)
    dx, dy = _towards(a, b)
    return a[0] + dx * far, a[1] + dy * far
