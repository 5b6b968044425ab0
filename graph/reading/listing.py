"""Lists of other stories that have no heading: title, sentence, perhaps a date, over and over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from khabar.graph.reading.lines import Line, Shape

_TITLE_WORDS: Final = 4
_SHARE: Final = 0.1  # of its stems that a paragraph of another story shares with an article
_SHARE_DATED: Final = 0.25
_UNITS: Final = re.compile(r"(?:T[ds]*P[ds]*(?!P)){3,}")
"""Three titles or more with one paragraph each; the letters are those of `_letter`."""


def listed(lines: Sequence[Line], stems: Sequence[frozenset[str]]) -> set[int]:
    """The lines of such lists.

    An article may be built of titled paragraphs too. So a list is only what speaks of other things than the paragraphs
    outside it do, and there must be such paragraphs. Dates below the titles make it likelier.

    Args:
        lines: the lines of a page.
        stems: of each line, the stems of its content words.
    """
    letters = "".join(map(_letter, lines))
    spans = [match.span() for match in _UNITS.finditer(letters)]
    inside = {index for start, end in spans for index in range(start, end)}
    told: frozenset[str] = frozenset().union(
        *(stems[index] for index, letter in enumerate(letters) if letter == "P" and index not in inside)
    )
    found: set[int] = set()
    for start, end in spans:
        paragraphs = [index for index in range(start, end) if letters[index] == "P"]
        shares = [len(stems[index] & told) / max(1, len(stems[index])) for index in paragraphs]
        dated = 2 * letters.count("d", start, end) >= len(paragraphs)
        if told and sum(shares) / len(shares) < (_SHARE_DATED if dated else _SHARE):
            found.update(range(start, end))
    return found


def _letter(line: Line) -> str:
    """T for a title, P for a paragraph, d for a date, s for a few words, x for anything else."""
    if line.kind is not None:
        return "x"
    if line.shape is Shape.SHORT:
        return "T" if line.size >= _TITLE_WORDS else "s"
    return {Shape.PROSE: "P", Shape.DATE: "d"}.get(line.shape, "x")
