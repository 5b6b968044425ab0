"""Texts of a picture: what XML may carry, in which direction they run, about how wide they are, and on which lines."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_NOT_DRAWN: Final = re.compile(
    # What XML cannot carry, other controls, and the controls of direction: a name must not turn what stands beside it.
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\ufeff\ufffc"
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_SPACE: Final = re.compile(r"\s+")
_MARKS: Final = ("Mn", "Me", "Cf")
"""Categories of characters that take no room of their own."""

WIDE: Final = {"Lu": 0.68, "Ll": 0.54, "Nd": 0.58, "Zs": 0.27, "Lo": 0.5, "Pd": 0.6, "Sm": 0.6, "So": 1.0}
"""Width of a character by its category, in heights of the letters; Arabic letters are Lo."""

ELLIPSIS: Final = "…"


def clean(text: str) -> str:
    r"""The text on one line without what cannot or must not be drawn.

    >>> clean("a\x00b\n c\u202ed")
    'ab cd'
    """
    return _SPACE.sub(" ", _NOT_DRAWN.sub("", text)).strip()


def rtl(text: str) -> bool:
    """Whether a text runs from right to left: its first letter decides.

    >>> rtl("2024: خبر (khabar)"), rtl("khabar خبر")
    (True, False)
    """
    strong = (unicodedata.bidirectional(character) for character in text)
    return next((kind != "L" for kind in strong if kind in ("L", "R", "AL")), False)


def language(text: str) -> str:
    """The language tag of a label: khabar reads two languages, which their letters tell apart."""
    return "ar" if rtl(text) else "en"


def width(text: str, size: float) -> float:
    """About how wide a text is; fonts differ by a fifth."""
    return size * sum(_width(character) for character in text)


def _width(character: str) -> float:
    if unicodedata.category(character) in _MARKS:
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1
    return WIDE.get(unicodedata.category(character), 0.4)


def wrapped(text: str, *, size: float, room: float, lines: int = 2) -> tuple[str, ...]:
    """The text on at most so many lines of about that width; what does not fit gives way to an ellipsis.

    >>> wrapped("The Islamic Resistance in Iraq", size=10, room=90)
    ('The Islamic', 'Resistance in…')
    """
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines:
        line = words.pop(0)
        while words and width(f"{line} {words[0]}", size) <= room:
            line += f" {words.pop(0)}"
        made.append(_cut(line, size, room))
    if words:
        made[-1] = made[-1].removesuffix(ELLIPSIS) + ELLIPSIS
    return tuple(made)


def _cut(line: str, size: float, room: float) -> str:
    """A line that is a word too long for its room ends in an ellipsis; no letter loses the marks on it."""
    if width(line, size) <= room * 1.2:
        return line
    space = room - width(ELLIPSIS, size)
    kept = ""
    for character in line:
        space -= size * _width(character)
        if space < 0:
            break
        kept += character
    return kept + ELLIPSIS
