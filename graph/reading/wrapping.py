"""Putting together again what was wrapped at a fixed width, as in e-mail, plain-text files and printed pages.

Whoever wraps a text breaks a line where the next word would no longer fit: that a line is as full as that, line after
line, is what tells wrapped prose from menus and lists of headlines, whose lines end wherever they please.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

Block: TypeAlias = list[str]
"""Lines without a blank line between them."""

BULLET: Final = re.compile(r"(?:[-*•●▪■◆–·‣►]|\(?\d{1,2}[.)-])\s+(?=\S)")

_COLUMNS: Final = range(20, 141)  # characters; entries of a menu are shorter, and a longer line is a paragraph
_SLACK: Final = 0.1  # of the width: some programs balance lines rather than fill them
_FULL_PAIRS: Final = 2
_LEAST_HEADLINE: Final = 3  # words
_HEADLINE_WORDS: Final = 40  # with its date
_OPEN: Final = 0.6  # of the full lines end in mid-sentence
_PROSE: Final = 0.6  # of the lines put together make sentences
_STOP: Final = re.compile(r"[.۔؟?!…:](?:[^\w\s]|\s)*$")
_INNER: Final = re.compile(r"[.؟?!؛;،,]\s")
_HYPHENATED: Final = re.compile(r"\w-$")  # "long-" of "long-standing"


@dataclass(frozen=True, slots=True)
class Width:
    """How wide a text was wrapped.

    Attributes:
        columns: the longest line.
        size: what lines were measured in: characters, or bytes of UTF-8 as the command fold counts them.
    """

    columns: int
    size: Callable[[str], int]

    def is_full(self, line: str, following: str) -> bool:
        """Whether the first word of the following line would not have fitted into a line.

        A line that ends a sentence may end its paragraph, and has to be so full to the letter.
        """
        size = self.size(line)
        word = following.split(maxsplit=1)[0]
        slack = 0.0 if _STOP.search(line) else _SLACK * self.columns
        return size <= self.columns < size + 1 + self.size(word) + slack


def unwrapped(blocks: Sequence[Block], *, beside_date: Callable[[str], int | None]) -> list[Block]:
    """The blocks with one line a paragraph where they were wrapped; as they are where they were not.

    Args:
        blocks: the text.
        beside_date: how many words of a line are not its date's, None for a line without a date.
    """
    width = _width(blocks)
    if width is None:
        return list(blocks)
    made = [[_joined(lines) for lines in _paragraphs(block, width)] for block in blocks]
    for number, block in enumerate(made):
        if any(map(_STOP.search, block)):
            break
        made[number] = [part for line in block for part in _dated(line, beside_date)]
    return made


def _dated(line: str, beside_date: Callable[[str], int | None]) -> Block:
    """A headline and the date below it apart: whoever wraps takes them for one paragraph."""
    words = line.split()
    if len(words) > _HEADLINE_WORDS:
        return [line]
    for start in range(_LEAST_HEADLINE, len(words)):
        place = words[start + 1 : start + 2] in (["–"], ["—"], ["-"], ["/"])  # "Baghdad – 29 November 2019"
        beside = beside_date(" ".join(words[start:]))
        if beside == 0 or (beside == 1 and place):
            return [" ".join(words[:start]), " ".join(words[start:])]
    return [line]


def _width(blocks: Sequence[Block]) -> Width | None:
    """The width at which most lines of the text are full, None if it was not wrapped.

    The first block may be a headline of any length.
    """
    found: list[tuple[int, Width]] = []
    for part in (blocks[1:], blocks):
        for size in (len, _bytes):
            lines = [line.rstrip() for block in part if len(block) > 1 for line in block]
            if not lines or len(longest := max(lines, key=size)) not in _COLUMNS:
                continue
            width = Width(size(longest), size)
            if full := _evidence(part, width):
                found.append((full, width))
    return max(found, key=lambda one: one[0])[1] if found else None


def _bytes(line: str) -> int:
    return len(line.encode("utf-8", "replace"))


def _evidence(blocks: Sequence[Block], width: Width) -> int:
    """The number of full lines if they show that these blocks were wrapped, else 0."""
    lines = [line.rstrip() for block in blocks for line in block]
    if any(width.size(line) > (1 + _SLACK) * width.columns and len(line.split()) > 1 for line in lines):
        return 0
    full = inner = prose = ragged = 0
    for block in blocks:
        for paragraph in _paragraphs(block, width):
            stopped = bool(_STOP.search(paragraph[-1]))
            if len(paragraph) == 1:
                ragged += not stopped and len(block) > 1 and 2 * width.size(paragraph[0]) > width.columns
                continue
            full += len(paragraph) - 1
            inner += sum(1 for line in paragraph[:-1] if not _STOP.search(line))
            if stopped or (len(paragraph) > _FULL_PAIRS and any(map(_INNER.search, paragraph))):
                prose += len(paragraph) - 1
    wrapped = full >= max(_FULL_PAIRS, 2 * ragged) and inner >= _OPEN * full and prose >= _PROSE * full
    return full if wrapped else 0


def _paragraphs(block: Block, width: Width) -> Iterator[Block]:
    """The lines of a block that belong together."""
    bullets = sum(1 for line in block if BULLET.match(line.strip())) > 1
    paragraph = block[:1]
    for line, following in pairwise(map(str.rstrip, block)):
        if (bullets and BULLET.match(following.strip())) or not width.is_full(line, following):
            yield paragraph
            paragraph = []
        paragraph.append(following)
    yield paragraph


def _joined(lines: Block) -> str:
    text = lines[0].strip() if len(lines) > 1 else lines[0]
    for line in lines[1:]:
        text += ("" if _HYPHENATED.search(text) and line.strip()[:1].isalpha() else " ") + line.strip()
    return text
