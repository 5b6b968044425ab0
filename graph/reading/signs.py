"""What shows that a text is a scraped page and not an article written down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from khabar.graph.reading.lexicon import SITE
from khabar.graph.reading.lines import Line, Shape

AROUND: Final = frozenset({"related", "list_end", "end", "rights"})
"""Kinds of lines that head what is around an article."""

_MENU_RUN: Final = 4
_MENU_WORDS: Final = 3
_PARAGRAPH_WORDS: Final = 8
_LEAD: Final = 6  # paragraphs
_SHARE_OF_HEADLINE: Final = 0.2  # of its stems that a headline shares with its article, at the least
_SHARED: Final = 2
_MANY_HEADLINES: Final = 3
_CAPTION_WORDS: Final = 15
_LONG: Final = 20  # words; a teaser is cut from a paragraph so long
_OPENING: Final = 60  # characters by which a teaser and its paragraph are brought together


def is_site(line: Line) -> bool:
    """Whether the line belongs to the site rather than to any article's text."""
    return line.kind in SITE or line.shape is Shape.GLUED


def has_site_lines(lines: Sequence[Line]) -> bool:
    """Whether some line is a widget, heads a box, is a caption, or stands twice in a row: nobody writes such."""
    for index, line in enumerate(lines):
        twice = index > 0 and line.shape is Shape.SHORT and line.words == lines[index - 1].words
        if is_site(line) or line.kind in AROUND or twice or (line.kind == "caption" and index > 0):
            return True
    return False


def has_menu(lines: Sequence[Line], prose: Sequence[bool]) -> bool:
    """Whether lines of one to three words stand in a row above the first or below the last paragraph."""
    paragraphs = [index for index, is_prose in enumerate(prose) if is_prose]
    first, last = (paragraphs[0], paragraphs[-1]) if paragraphs else (len(lines), len(lines))
    run = 0
    for index, line in enumerate(lines):
        if line.text.endswith(":"):  # "أسماء الضحايا:" opens a list of the article's own
            run = -len(lines)
            continue
        outside = index < first or index > last
        run = run + 1 if outside and line.shape is Shape.SHORT and line.size <= _MENU_WORDS else 0
        if run >= _MENU_RUN:
            return True
    return False


def has_preamble(lines: Sequence[Line], stems: Sequence[frozenset[str]], prose: Sequence[bool]) -> bool:
    """Whether lines above the first paragraph have nothing to do with it: a site's name, other headlines.

    One such line may be the headline itself, if it is a figure of speech; a few words above it are not.
    """
    first = next((i for i, is_prose in enumerate(prose) if is_prose and lines[i].size >= _PARAGRAPH_WORDS), None)
    if first is None:
        return False
    lead = [index for index in range(first, len(lines)) if prose[index]][:_LEAD]
    strange = headlines = 0
    for index in range(first if lines[first].terminal else first + 1):
        line = lines[index]
        if line.kind is not None or line.shape is Shape.DATE:
            continue
        told: frozenset[str] = frozenset().union(*(stems[place] for place in lead if place != index))
        shared = len(stems[index] & told)
        akin = shared >= _SHARED and shared >= _SHARE_OF_HEADLINE * len(stems[index])
        if line.shape is Shape.FOREIGN or (strange and akin):
            return True
        if not shared and (line.size <= _MENU_WORDS or line.shape is Shape.ITEM or line.text.endswith((":", "."))):
            strange += 1
        elif shared < _SHARE_OF_HEADLINE * len(stems[index]) and not line.terminal:
            headlines += 1
    return headlines >= _MANY_HEADLINES


def repetitions(lines: Sequence[Line]) -> set[int]:
    """Lines that say again what another says: a headline in title and page, a teaser of the first paragraph."""
    seen: set[tuple[str, ...]] = set()
    again: set[int] = set()
    before: tuple[str, ...] = ()
    openings = {line.text[:_OPENING]: line.text for line in lines if line.size >= _LONG}
    for index, line in enumerate(lines):
        cut = line.text.rstrip(".… ")
        whole = openings.get(line.text[:_OPENING], "")
        teaser = line.text.endswith(("..", "…")) and len(whole) > len(line.text) and whole.startswith(cut)
        if line.words.folded in seen or teaser:
            again.add(index)
        if line.words.folded == before and line.size <= _CAPTION_WORDS:
            again.add(index - 1)  # twice in a row: a picture's caption and its alternative text
        before = line.words.folded
        seen.add(before)
    return again
