"""Elements of SVG 1.1 that more than one part of a picture has."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from khabar.exporters.html.resources import table
from khabar.exporters.picture import lettering
from khabar.exporters.picture.choosing import DONE, OPEN, UNDONE
from khabar.exporters.picture.placing import Box
from khabar.exporters.picture.shapes import cross, number, outline

INK: Final = "#1c1917"
PAPER: Final = "#ffffff"
QUIET: Final = "#57534e"
LINE: Final = "#8f8781"
RELATION: Final = "#0f766e"

Look = Mapping[str, str]
"""A colour and a shape, as in style.toml."""

OTHER: Final[Look] = {"colour": QUIET, "shape": "dot"}
"""The look of what style.toml does not name."""

SOME_EVENT: Final[Look] = {"colour": QUIET, "shape": "diamond"}

DASHES: Final = "6 4"


def look_of(group: str) -> Look:
    """Colour and shape of a group."""
    style = table("style")
    found: Look = style["entities"].get(group) or style["events"].get(group) or OTHER
    return found


def named(parent: Element, title: str) -> Element:
    """A group that says what it is where the reader points at it."""
    made = SubElement(parent, "g")
    SubElement(made, "title").text = lettering.clean(title)
    return made


def path(parent: Element, data: str, **attributes: str) -> Element:
    """A path; an underscore in an attribute's name stands for a hyphen."""
    names = {name.replace("_", "-"): value for name, value in attributes.items()}
    return SubElement(parent, "path", {"d": data, **names})


def mark(parent: Element, look: Look, place: tuple[float, float], radius: float, state: str) -> None:
    """The sign of a node: full if it happened, hollow if not, dashed when it may yet, crossed when it did not."""
    colour = look["colour"]
    if state == DONE:
        _shape(parent, look, place, radius, fill=colour, stroke=PAPER, stroke_width="1.5")
        return
    dashes = {"stroke_dasharray": "3.5 2.5"} if state == OPEN else {}
    _shape(parent, look, place, radius, fill=PAPER, stroke=colour, stroke_width="2", **dashes)
    if state == UNDONE:
        path(parent, cross(*place, radius * 0.4), fill="none", stroke=colour, stroke_width="2")


def _shape(parent: Element, look: Look, place: tuple[float, float], radius: float, **attributes: str) -> None:
    data = outline(look["shape"], *place, radius)
    if data:
        path(parent, data, **attributes)
        return
    names = {name.replace("_", "-"): value for name, value in attributes.items()}
    SubElement(parent, "circle", {"cx": number(place[0]), "cy": number(place[1]), "r": number(radius), **names})


def behind(parent: Element, box: Box) -> None:
    """Paper in a place where a text will stand."""
    place = {"x": box.x - box.w, "y": box.y - box.h, "width": 2 * box.w, "height": 2 * box.h}
    SubElement(parent, "rect", {**{name: number(value) for name, value in place.items()}, "fill": PAPER})


def text(
    parent: Element,
    words: str,
    x: float,
    y: float,
    *,
    size: float,
    fill: str,
    anchor: str = "middle",
    halo: bool = False,
    of: str | None = None,
) -> None:
    """One line of text about the height `y`, in the direction of its own letters or of the whole it is a line of.

    Args:
        parent: what it stands in.
        words: the text, clean.
        x, y: its place; `anchor` says which end of it is at `x`.
        size: the height of its letters in pixels.
        fill: its colour.
        anchor: "start", "middle" or "end"; the start of Arabic is on its right.
        halo: whether it keeps what is below it at a distance.
        of: the whole text: "(HTS)" below "هيئة تحرير الشام" belongs to a text that runs from the right.
    """
    whole = words if of is None else of
    attributes = {
        "x": number(x),
        "y": number(y + size * 0.35),
        "font-size": number(size),
        "text-anchor": anchor,
        "xml:lang": lettering.language(whole),
        "direction": "rtl" if lettering.rtl(whole) else "ltr",
        "unicode-bidi": "embed",
    }
    if halo:
        # A second time, and not by paint-order, which is not of SVG 1.1: whoever does not know it hides the letters.
        ring = {"fill": "none", "stroke": PAPER, "stroke-width": "3.5", "stroke-linejoin": "round"}
        SubElement(parent, "text", {**attributes, **ring}).text = words
    SubElement(parent, "text", {**attributes, "fill": fill}).text = words
