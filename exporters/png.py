"""A picture of the graph as PNG: the SVG, drawn by resvg, which joins Arabic letters and puts them in order.

The letters are those of a font that khabar brings (Vazirmatn, SIL Open Font License), so that the picture is the same
on every machine, also on one without fonts; only for scripts that it lacks are the fonts of the system taken.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element, tostring

from khabar.exporters.svg import tree

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph

FONT: Final = "Vazirmatn"
FONT_FILE: Final = Path(__file__).parent / "picture" / "font" / "Vazirmatn-Regular.ttf"

ZOOM: Final = 2.0
"""Pixels of the PNG for a pixel of the SVG: sharp on fine screens and, at a width of 17 cm, in print."""

MOST_PIXELS: Final = 24_000_000
"""Of the PNG; what is greater is drawn coarser."""

ISOLATES: Final = {"ltr": "\u2066", "rtl": "\u2067"}
END_OF_ISOLATE: Final = "\u2069"


def render(graph: KnowledgeGraph) -> bytes:
    """The PNG of a knowledge graph."""
    return drawn(tree(graph))


def drawn(picture: Element, *, system_fonts: bool = True) -> bytes:
    """The PNG of an SVG as `svg.tree` makes it, which is changed on the way; `system_fonts` fill gaps of ours."""
    import resvg_py

    picture.set("font-family", FONT)
    for text in picture.iter("text"):
        _directed(text)
    pixels = float(picture.get("width", 1)) * float(picture.get("height", 1))
    return resvg_py.svg_to_bytes(
        svg_string=tostring(picture, encoding="unicode"),
        zoom=min(ZOOM, (MOST_PIXELS / pixels) ** 0.5),
        font_files=[str(FONT_FILE)],
        skip_system_fonts=not system_fonts,
    )


def _directed(text: Element) -> None:
    """Say the direction of a text by characters: resvg 0.48 orders every text as if it began from the left.

    "داعش: ISIS" would stand with its colon on the wrong side, and what begins at a point would end there.
    """
    direction = text.get("direction", "ltr")
    text.text = f"{ISOLATES[direction]}{text.text or ''}{END_OF_ISOLATE}"
    if direction == "rtl":
        anchor = text.get("text-anchor", "start")
        text.set("text-anchor", {"start": "end", "end": "start"}.get(anchor, anchor))
