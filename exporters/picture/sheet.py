"""The sheet around the graph: what it is, how much of it is shown, and what the signs mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final
from xml.etree.ElementTree import Element, SubElement

import tomli

from khabar.exporters.html.resources import table
from khabar.exporters.picture import lettering
from khabar.exporters.picture.choosing import DONE, OPEN, UNDONE, Content
from khabar.exporters.picture.drawing import Drawing
from khabar.exporters.picture.elements import (
    INK,
    LINE,
    PAPER,
    QUIET,
    RELATION,
    SOME_EVENT,
    Look,
    look_of,
    mark,
    path,
    text,
)
from khabar.exporters.picture.lettering import width
from khabar.exporters.picture.shapes import number

FONTS: Final = "'Segoe UI', 'Noto Sans Arabic', 'Noto Sans', 'Geeza Pro', Tahoma, 'DejaVu Sans', Arial, sans-serif"
"""Fonts with Arabic letters that systems have; the picture brings none."""

LEAST: Final = 640
"""Pixels across that a picture has at least."""

MARGIN: Final = 28
ROW: Final = 24
"""Height of a row of the legend."""

TITLE: Final = 20
SMALL: Final = 12

Words = Mapping[str, Mapping[str, str]]


@lru_cache(maxsize=1)
def words() -> Words:
    """What pictures say, by key and language."""
    found: Words = tomli.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return found


Sign = tuple[str, Callable[[Element, float, float], None]]
"""What a sign means, and how it is drawn at a place."""


def sheet(content: Content, drawing: Drawing, counts: Mapping[str, int]) -> Element:
    """The whole picture."""
    said = {key: texts[content.language] for key, texts in words().items()}
    rows = list(_head(content, counts, said))
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "version": "1.1", "xml:lang": content.language})
    SubElement(root, "title").text = said["title"]
    SubElement(root, "desc").text = "\n".join(row for row, _ in rows[1:])
    paper = SubElement(root, "rect", {"x": "0", "y": "0", "fill": PAPER})
    graph = SubElement(root, "g")
    left, top, right, bottom = drawing.draw(graph)
    wide = max(LEAST, right - left, *(width(row, size) for row, size in rows)) + 2 * MARGIN
    page = _Page(root, wide=wide, rtl=content.language == "ar")
    for row, size in rows:
        page.row(row, size=size, fill=INK if size == TITLE else QUIET)
    graph.set("transform", f"translate({number((wide - left - right) / 2)} {number(page.y + MARGIN - top)})")
    page.y += bottom - top + 2.5 * MARGIN
    page.legend(list(_signs(content, said)))
    extent = {"width": number(wide), "height": number(page.y + MARGIN)}
    paper.attrib.update(extent)
    root.attrib.update({**extent, "viewBox": f"0 0 {extent['width']} {extent['height']}", "font-family": FONTS})
    return root


class _Page:
    """Rows from above to below, each beginning where the picture's language begins to read."""

    def __init__(self, root: Element, *, wide: float, rtl: bool) -> None:
        self._root, self._wide, self._rtl = root, wide, rtl
        self.y = float(MARGIN)

    def row(self, words: str, *, size: float, fill: str) -> None:
        """A line of text."""
        self.y += size * 0.8
        self._write(words, MARGIN, size=size, fill=fill)
        self.y += size * 0.9

    def legend(self, signs: list[Sign]) -> None:
        """Signs beside one another, in as many rows as they need."""
        x = float(MARGIN)
        for meaning, draw in signs:
            step = 24 + width(meaning, SMALL) + 20
            if x > MARGIN and x + step - 20 > self._wide - MARGIN:
                x = float(MARGIN)
                self.y += ROW
            draw(self._root, self._across(x + 8), self.y)
            self._write(meaning, x + 24, size=SMALL, fill=QUIET)
            x += step

    def _write(self, words: str, x: float, *, size: float, fill: str) -> None:
        anchor = "start" if lettering.rtl(words) == self._rtl else "end"
        text(self._root, words, self._across(x), self.y, size=size, fill=fill, anchor=anchor)

    def _across(self, x: float) -> float:
        return self._wide - x if self._rtl else x


def _head(content: Content, counts: Mapping[str, int], said: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """The lines above the graph and their sizes."""
    yield said["title"], TITLE
    yield " · ".join(f"{said[key]}: {many}" for key, many in counts.items()), SMALL
    parts = []
    if not content.nodes:
        parts.append(said["nothing"])
    if len(content.nodes) < content.nodes_in_all:
        parts.append(said["part"].format(drawn=len(content.nodes), all=content.nodes_in_all))
    parts += [f"{said[key]}: {many}" for key, many in (("quiet", content.quiet), ("loose", content.loose)) if many]
    if parts:
        yield " · ".join(parts), SMALL


def _signs(content: Content, said: Mapping[str, str]) -> Iterator[Sign]:
    """The groups of the nodes drawn with their numbers, then the lines and states there are."""
    drawn = Counter(node.group for node in content.nodes)
    names = {node.group: node.group_label for node in content.nodes}
    style = table("style")
    ranks = {group: rank for rank, group in enumerate((*style["entities"], *style["events"]))}
    for group in sorted(drawn, key=lambda group: (ranks.get(group, len(ranks)), group)):
        yield f"{names[group]}: {drawn[group]}", _node(look_of(group), DONE)
    states = {node.state for node in content.nodes} | {line.state for line in content.lines}
    for state in (OPEN, UNDONE):
        if state in states:
            yield said[state], _node(SOME_EVENT, state)
    roles = {line.role for line in content.lines}
    if True in roles:
        yield said["role"], _line(LINE)
    if False in roles:
        yield said["relation"], _line(RELATION)


def _node(look: Look, state: str) -> Callable[[Element, float, float], None]:
    return lambda parent, x, y: mark(parent, look, (x, y), 6, state)


def _line(colour: str) -> Callable[[Element, float, float], None]:
    return lambda parent, x, y: _stroke(parent, x, y, colour)


def _stroke(parent: Element, x: float, y: float, colour: str) -> None:
    path(parent, f"M{number(x - 8)} {number(y)}H{number(x + 8)}", fill="none", stroke=colour, stroke_width="2")
