"""Posts of channels, whose lines end in no full stop: "🔴 Rebels attack a base", "⚡️ الجيش يستعيد البلدة".

An emoji or a hashtag takes the place of the stop. Menus have such signs too, but before a word or two; and where a text
is nothing but points of a list, these are what it tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from unicodedata import category

from khabar.graph.reading.lexicon import words_of
from khabar.graph.reading.lines import Line, Shape
from khabar.graph.reading.signs import is_site
from khabar.graph.reading.wrapping import BULLET

_LEAST: Final = 3
"""Words of the shortest post: "🔴 Rebels retake Sirte"."""
_LONG: Final = 5
"""Words of one post at least: "📺 Watch our live channel" is of a menu."""
_SENTENCE: Final = 6
"""Words of a post among other paragraphs: a menu has fewer behind its signs."""
_POINT: Final = 4
"""Words of the shortest point of a list."""
_ASIDE: Final = re.compile(r"(?:https?://|www\.|t\.me/)\S+|[@#]\w+")
_TAGGED: Final = re.compile(r"(?:^#\w+\s)|(?:\s#\w+\W*$)")
_LOUD: Final = re.compile(r"[!‼❗]\W*$")


def is_post(line: Line) -> bool:
    """Whether a line begins or ends with an emoji or hashtag, and is no widget."""
    if line.kind is not None or line.shape not in (Shape.SHORT, Shape.ITEM, Shape.PROSE) or BULLET.match(line.text):
        return False
    ends = (line.text[0], line.text.rstrip("\ufe0f\u200d")[-1:])
    return _TAGGED.search(line.text) is not None or any(category(sign) == "So" and sign not in "©®" for sign in ends)


def with_posts(lines: Sequence[Line]) -> list[Line]:
    """The lines of a text, those that are posts as prose."""
    own = [line for line in lines if not is_site(line) and line.kind is None and line.shape is not Shape.DATE]
    posts = [line for line in own if is_post(line)]
    points = [line for line in own if BULLET.match(line.text) and _told(line) >= _POINT]
    mostly = 2 * len(posts) >= len(own) and any(_told(line) >= _LONG for line in posts)
    listed = len(points) > 1 and len(own) - len(points) <= 1 and len(own) == len(lines)

    def told(line: Line) -> bool:
        if line in points:
            return listed
        words = _told(line)
        return is_post(line) and (words >= _LEAST if mostly else words >= _SENTENCE and bool(_LOUD.search(line.text)))

    return [
        replace(line, shape=Shape.PROSE) if line.shape is not Shape.PROSE and told(line) else line for line in lines
    ]


def _told(line: Line) -> int:
    """Number of words beside addresses, names of channels and hashtags."""
    return len(words_of(_ASIDE.sub(" ", line.text)).folded)
