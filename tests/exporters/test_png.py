"""The PNG: Arabic letters are joined and in order, whatever fonts the machine has."""

from __future__ import annotations

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

import numpy
import pytest
from numpy.typing import NDArray

from khabar.exporters import png, svg
from khabar.exporters.picture.elements import text
from khabar.graph.knowledge.graph import KnowledgeGraph

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(data: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def dark(data: bytes) -> NDArray[numpy.bool_]:
    """Which pixels of an RGBA picture are dark; undoes the filters of https://www.w3.org/TR/png/#9Filters."""
    assert data.startswith(SIGNATURE)
    width, height = size(data)
    assert data[24:26] == b"\x08\x06", "8 bits, RGBA"
    packed, at = b"", 8
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        packed += data[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += length + 12
    raw, step = zlib.decompress(packed), 4 * width + 1
    before, rows = bytearray(4 * width), []
    for y in range(height):
        kind, row = raw[y * step], bytearray(raw[y * step + 1 : (y + 1) * step])
        for i, value in enumerate(row):
            left, up, corner = row[i - 4] if i > 3 else 0, before[i], before[i - 4] if i > 3 else 0
            guess = left + up - corner
            nearest = min((abs(guess - one), n, one) for n, one in enumerate((left, up, corner)))[2]
            row[i] = (value + (0, left, up, (left + up) // 2, nearest)[kind]) & 255
        rows.append(bytes(row))
        before = row
    pixels = numpy.frombuffer(b"".join(rows), numpy.uint8).reshape(height, width, 4)
    found: NDArray[numpy.bool_] = pixels[:, :, :3].max(axis=2) < 128
    return found


def drawn(words: str, *, anchor: str = "middle", direction: str | None = None) -> bytes:
    """A picture of one text, its anchor in the middle."""
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": "240", "height": "30"})
    SubElement(root, "rect", {"width": "240", "height": "30", "fill": "#ffffff"})
    text(root, words, 120, 15, size=16, fill="#000000", anchor=anchor)
    if direction:
        root[-1].set("direction", direction)
    return png.drawn(root, system_fonts=False)


def extent(data: bytes) -> tuple[int, int]:
    """The first and last column with ink."""
    columns = numpy.flatnonzero(dark(data).any(axis=0))
    return int(columns[0]), int(columns[-1])


def width(words: str) -> int:
    first, last = extent(drawn(words))
    return last - first


@pytest.mark.parametrize("name", ["هيئة تحرير الشام", "السيدة زينب", "جهاز الاستخبارات العامة", "ميناء الحديدة"])
def test_letters_are_joined(name: str) -> None:
    apart = "\u200c".join(name)
    assert width(name) < 0.92 * width(apart)


def test_lam_and_alif_are_one_letter() -> None:
    assert width("لا") < 0.8 * width("ل\u200cا")


@pytest.mark.parametrize(
    ("arabic", "seen"),
    [
        # What stands first is on the right; what is Latin or a number still runs from the left.
        ("ا WWWW", "WWWW ا"),
        ("ا: W", "W :ا"),
        ("ا 12 W", "W 12 ا"),
    ],
)
def test_a_text_that_begins_in_arabic_runs_from_the_right(arabic: str, seen: str) -> None:
    assert drawn(arabic) == drawn(seen, direction="ltr")
    assert drawn(arabic) != drawn(arabic, direction="ltr")


def test_brackets_open_towards_what_they_hold() -> None:
    found, right, wrong = dark(drawn("ا (W)")), dark(drawn("(W) ا", direction="ltr")), dark(drawn("ا )W("))
    # Not to the byte: letters of one direction stand a little nearer to each other.
    assert (found ^ right).sum() < 0.1 * found.sum() < 0.3 * found.sum() < (found ^ wrong).sum()


@pytest.mark.parametrize(
    ("words", "anchor", "left"),
    [("خبر", "start", True), ("خبر", "end", False), ("news", "start", False), ("news", "end", True)],
)
def test_the_start_of_arabic_is_on_its_right(words: str, anchor: str, left: bool) -> None:
    first, last = extent(drawn(words, anchor=anchor))
    assert (last <= 242) if left else (first >= 238)


@pytest.mark.parametrize("name", ["Erdoğan, Şırnak – İzmir", "Łódź, Nîmes, Ærø", "≥12 قتلى، 50%", "پژوهش گچ"])
def test_the_font_has_the_letters_of_names_from_around(name: str) -> None:
    missing = drawn("\ue000")
    for letter in set(name) - {" "}:
        assert drawn(letter) != missing, letter


def test_the_picture_is_the_same_with_and_without_the_systems_fonts(kg: KnowledgeGraph) -> None:
    assert png.drawn(svg.tree(kg)) == png.drawn(svg.tree(kg), system_fonts=False)


def test_the_same_graph_gives_the_same_bytes_in_another_process(kg: KnowledgeGraph, tmp_path: Path) -> None:
    kg.save(tmp_path / "graph.ttl")
    code = "import sys; from khabar.graph import KnowledgeGraph\nKnowledgeGraph.load(sys.argv[1]).save(sys.argv[2])"
    for name in ("a.png", "b.png"):
        subprocess.run([sys.executable, "-c", code, tmp_path / "graph.ttl", tmp_path / name], check=True)
    assert (tmp_path / "a.png").read_bytes() == (tmp_path / "b.png").read_bytes()


def test_it_is_twice_as_large_as_the_svg_and_has_ink(kg: KnowledgeGraph) -> None:
    picture, data = svg.tree(kg), png.render(kg)
    assert data.startswith(SIGNATURE)
    for pixels, side in zip(size(data), ("width", "height"), strict=True):
        assert pixels == pytest.approx(2 * float(picture.get(side, 0)), abs=2)
    assert 0.002 < dark(data).mean() < 0.2


def test_a_picture_that_would_be_too_large_is_drawn_coarser() -> None:
    root = Element("svg", {"xmlns": "http://www.w3.org/2000/svg", "width": "9000", "height": "6000"})
    across, down = size(png.drawn(root, system_fonts=False))
    assert across * down == pytest.approx(png.MOST_PIXELS, rel=0.01)
