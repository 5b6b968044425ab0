"""Where labels stand: beside what they name, and on nothing else as long as there is room."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

CELL: Final = 64
"""Side of the cells that what is nearby is looked up by."""

CROWDED: Final = 0.3
"""How much of a label may lie on other things, from 0 to 1, if there is no better place for it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: its middle, and half its width and height."""

    x: float
    y: float
    w: float
    h: float

    def overlap(self, other: Box) -> float:
        """How many square pixels two boxes share."""
        across = min(self.x + self.w, other.x + other.w) - max(self.x - self.w, other.x - other.w)
        down = min(self.y + self.h, other.y + other.h) - max(self.y - self.h, other.y - other.h)
        return max(0.0, across) * max(0.0, down)


class Room:
    """What is taken, and what is free."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[Box]] = defaultdict(list)
        self._taken: list[Box] = []

    @property
    def taken(self) -> tuple[Box, ...]:
        """All boxes taken."""
        return tuple(self._taken)

    def take(self, box: Box) -> None:
        """Let nothing else stand there if it can be helped."""
        self._taken.append(box)
        for cell in _cells(box):
            self._cells[cell].append(box)

    def place(self, candidates: Iterable[Box], *, beside: Room, always: bool = False) -> Box | None:
        """Take the first box that is free here and in the room `beside`, else the least covered one.

        None, and nothing taken, where that is covered by more than CROWDED and need not be taken `always`.
        """
        best: Box | None = None
        least = float("inf")
        for box in candidates:
            shared = self._shared(box) + beside._shared(box)
            if shared < least:
                best, least = box, shared
            if not shared:
                break
        if best is None or not (always or least <= CROWDED * 4 * best.w * best.h):
            return None
        self.take(best)
        return best

    def free(self, candidates: Iterable[Box]) -> Box | None:
        """Take the first box that is free; None if there is none."""
        found = next((box for box in candidates if not self._shared(box)), None)
        if found is not None:
            self.take(found)
        return found

    def _shared(self, box: Box) -> float:
        near = {id(other): other for cell in _cells(box) for other in self._cells.get(cell, ())}
        return sum(box.overlap(other) for other in near.values())


def around(x: float, y: float, radius: float, w: float, h: float) -> Iterator[Box]:
    """Places of a label of half width `w` and half height `h` about a node: below, above, beside, askew."""
    down, far = radius + h + 2, radius + w + 4
    yield Box(x, y + down, w, h)
    yield Box(x, y - down, w, h)
    yield Box(x + far, y, w, h)
    yield Box(x - far, y, w, h)
    for across in (0.7, -0.7):
        yield Box(x + across * w, y + down, w, h)
        yield Box(x + across * w, y - down, w, h)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for i in range(int((box.x - box.w) // CELL), int((box.x + box.w) // CELL) + 1):
        for j in range(int((box.y - box.h) // CELL), int((box.y + box.h) // CELL) + 1):
            yield i, j
