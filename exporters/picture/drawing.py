"""The graph itself: lines, nodes and their labels, the most mentioned first."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from khabar.exporters.picture.choosing import OPEN, UNDONE, Content, Line, Node
from khabar.exporters.picture.elements import (
    DASHES,
    INK,
    LINE,
    QUIET,
    RELATION,
    behind,
    look_of,
    mark,
    named,
    path,
    text,
)
from khabar.exporters.picture.lettering import clean, width, wrapped
from khabar.exporters.picture.placing import Box, Room, around
from khabar.exporters.picture.shapes import Course, course, cross
from khabar.exporters.picture.spacing import spaced

ENTITY: Final = 13
EVENT: Final = 11
NAME: Final = 10
"""Heights in pixels of the labels of entities, of events, and of lines."""

LABEL: Final = 112
"""Pixels across that a label has before it goes on below."""

STEP: Final = 1.3
"""Distance of the lines of a label, in heights of its letters."""


AIR: Final = 7
"""Pixels between a node with its label and the next."""


STROKE: Final = 8
"""Pixels of a line between the points by which labels keep away from it."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label and its lines, the height of its letters, and half its width and height."""

    whole: str
    lines: tuple[str, ...]
    size: int
    w: float
    h: float


class Drawing:
    """Draws what was chosen at its places."""

    def __init__(self, content: Content, places: Mapping[str, tuple[int, int]]) -> None:
        self._content = content
        self._nodes = {node.iri: node for node in content.nodes}
        self._labels = {node.iri: _lettered(node) for node in content.nodes}
        boxes = {node.iri: self._covered(node) for node in content.nodes}
        self._places = spaced({iri: place for iri, place in places.items() if iri in self._nodes}, boxes)
        self._room = Room()
        self._strokes = Room()  # of lines: only their own names may stand on them

    def _covered(self, node: Node) -> Box:
        """What a node at (0, 0) covers with its label below it, and some air."""
        label, radius = self._labels[node.iri], _radius(node)
        return Box(0, label.h, max(radius, label.w) + AIR, radius + label.h + AIR)

    def draw(self, parent: Element) -> tuple[float, float, float, float]:
        """Add everything to an element; returns the least and greatest x and y that it reaches."""
        courses = [(line, self._course(line)) for line in self._content.lines]
        lines = SubElement(parent, "g", {"fill": "none"})
        for line, way in courses:
            self._line(lines, line, way)
        nodes = SubElement(parent, "g")
        for node in reversed(self._content.nodes):
            self._node(nodes, node)
        labels = SubElement(parent, "g")
        for node in sorted(self._content.nodes, key=lambda node: node.event):
            self._label(labels, node)
        for line, way in sorted(courses, key=lambda pair: pair[0].role):
            self._name(labels, line, way)
        boxes = self._room.taken
        return (
            min((box.x - box.w for box in boxes), default=0),
            min((box.y - box.h for box in boxes), default=0),
            max((box.x + box.w for box in boxes), default=0),
            max((box.y + box.h for box in boxes), default=0),
        )

    def _course(self, line: Line) -> Course:
        radii = (_radius(self._nodes[line.start]), _radius(self._nodes[line.end]))
        return course(self._places[line.start], self._places[line.end], radii=radii, turn=line.turn, mutual=line.mutual)

    def _line(self, parent: Element, line: Line, way: Course) -> None:
        ends = [clean(self._nodes[iri].label) for iri in (line.start, line.end)]
        steps = max(1, round(way.length / STROKE))
        for step in range(steps + 1):
            self._strokes.take(Box(*way.at(step / steps), 2, 2))
        made = named(parent, f"{ends[0]} · {line.label} · {ends[1]}")
        colour = LINE if line.role else RELATION
        thick = 1.2 if line.role else 1.5 + min(3.0, 0.75 * (line.articles - 1))
        dashes = {"stroke_dasharray": DASHES} if line.state == OPEN else {}
        path(made, way.path(), stroke=colour, stroke_width=f"{thick:g}", **dashes)
        if line.state == UNDONE:
            path(made, cross(*way.at(0.5), 4), stroke=colour, stroke_width="1.6")
        path(made, way.arrow(), fill=colour)
        if line.mutual:
            path(made, way.arrow(back=True), fill=colour)

    def _node(self, parent: Element, node: Node) -> None:
        x, y = self._places[node.iri]
        radius = _radius(node)
        mark(named(parent, node.about), look_of(node.group), (x, y), radius, node.state)
        self._room.take(Box(x, y, radius, radius))

    def _label(self, parent: Element, node: Node) -> None:
        label = self._labels[node.iri]
        if not label.lines:
            return
        places = around(*self._places[node.iri], _radius(node), label.w, label.h)
        box = self._room.place(places, beside=self._strokes, always=not node.event)
        if box is None:
            return
        made = named(parent, node.about)
        for number, words in enumerate(label.lines):
            y = box.y + (number - (len(label.lines) - 1) / 2) * label.size * STEP
            text(made, words, box.x, y, size=label.size, fill=QUIET if node.event else INK, halo=True, of=label.whole)

    def _name(self, parent: Element, line: Line, way: Course) -> None:
        words = clean(line.label)
        w = width(words, NAME) / 2 + 2
        # A cross stands in the middle of what did not happen; and a line shorter than its name would be hidden by it.
        middle, least = ((), 4 * w) if line.state == UNDONE else ((0.5, 0.4, 0.6), 2 * w + 16)
        box = self._room.free(_along(way, (*middle, 0.3, 0.7), w)) if way.length > least else None
        if box is not None:
            # Without paper behind it the line shows between the words: a halo is only around letters.
            behind(parent, box)
            text(parent, words, box.x, box.y, size=NAME, fill=QUIET if line.role else RELATION, halo=True)


def _lettered(node: Node) -> _Label:
    size = EVENT if node.event else ENTITY
    whole = clean(node.label)
    lines = wrapped(whole, size=size, room=LABEL, lines=3)
    w = max((width(line, size) for line in lines), default=0) / 2 + 2
    return _Label(whole, lines, size, w, len(lines) * size * STEP / 2)


def _along(way: Course, parts: tuple[float, ...], w: float) -> Iterator[Box]:
    for part in parts:
        yield Box(*way.at(part), w, NAME * STEP / 2)


def _radius(node: Node) -> float:
    return (8 if node.event else 9) + min(6 if node.event else 15, 2.4 * math.sqrt(max(0, node.mentions - 1)))
