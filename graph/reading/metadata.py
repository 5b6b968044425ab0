"""Publication date and publisher from the lines around a body; what cannot be told stays unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from khabar.graph.reading.lexicon import Lexicon, words_of
from khabar.graph.reading.lines import Line, Shape

_NAME_WORDS: Final = 5
_AROUND: Final = " \t.,،|-–—:/©()[]\"'“”«»"
_DATELINE: Final = 60  # characters in which a dateline gives its date


def publication_date(lines: Sequence[Line], *, head: int | None, start: int, end: int, clean: bool) -> date | None:
    """The date of publication.

    A labelled date counts anywhere ("نشر في"); one without a label only between headline and body, just before the
    headline with a time of day (a page's own date has none), or just after the body.

    Args:
        lines: the lines of the page.
        head: the headline's index.
        start, end: the body.
        clean: nothing of a site is on the page.
    """
    first = start if head is None else head + 1
    for kind, above in (("published", 0), ("updated", max(0, first - 2))):
        for line in lines[above : end + 3]:  # "updated" high above a headline is the site's clock
            if line.kind == kind and line.date is not None:
                return line.date.day
    body = next((index for index in range(first, end) if lines[index].shape is Shape.PROSE), end)
    for line in lines[first:body]:
        if line.shape is not Shape.PROSE and line.kind != "caption" and line.date is not None:
            return line.date.day
    before = lines[first - (1 if head is None else 2)] if first >= (1 if head is None else 2) else None
    if before is not None and before.shape is Shape.DATE and before.date is not None and (before.date.clock or clean):
        return before.date.day
    after = lines[end] if end < len(lines) else None
    if after is not None and after.shape is Shape.DATE and after.date is not None:
        return after.date.day
    return _of_dateline(lines[body]) if body < end else None


def _of_dateline(line: Line) -> date | None:
    """The date in a dateline that opens a report: "بيروت 12 يناير 2025 (شينخوا) -- ..."."""
    found = line.date
    if found is None or len(found.before) > _DATELINE or len(words_of(found.before).folded) > 4:
        return None
    return found.day if re.match(r"\s*(?:\([^()]{1,30}\)|/[^/]{1,30}/)?\s*(?:[-–—]|/)", found.after) else None


def publisher_of(
    lines: Sequence[Line], *, end: int, kept: Sequence[int], words: Lexicon
) -> tuple[str | None, int | None]:
    """The medium, and the index of the line that is nothing but its name.

    It is read from a labelled source ("المصدر: ..."), a name on a line after the body ("المدن"), or a copyright line.
    """
    for line in lines:
        if line.kind == "source":
            name = re.split(r"[:：|/–—-]", line.text, maxsplit=1)[-1].strip(_AROUND)
            if 0 < len(words_of(name).folded) <= _NAME_WORDS:
                return name, None
    told = {word for index in kept if index < end for word in lines[index].words.folded}
    if end < len(lines) and end > 1 and _is_medium(lines[end], told, words):
        return lines[end].text.strip(_AROUND), end
    for line in lines[end:]:
        if line.kind == "rights" and (name := _rights_holder(line, words)):
            return name, None
    return None, None


def _is_medium(line: Line, told: set[str], words: Lexicon) -> bool:
    """A line of up to four words that names a medium: it holds a word for one, or is one definite noun not told of."""
    folded = line.words.folded
    if line.kind is not None or line.shape is not Shape.SHORT or "0" in folded or len(folded) > 4 or not line.gap:
        return False
    if folded in words.agencies or any(word in words.media_words for word in folded):
        return True
    return len(folded) == 1 and folded[0].startswith(words.articles) and folded[0] not in told


def _rights_holder(line: Line, words: Lexicon) -> str | None:
    """The name in a copyright line: what is left in one piece when years and the formula are taken out."""
    names: list[list[int]] = []
    formula = True
    for index, word in enumerate(line.words.folded):
        if word == "0" or word in words.rights_words:
            formula = True
        elif formula:
            names.append([index])
            formula = False
        else:
            names[-1].append(index)
    if len(names) != 1 or len(names[0]) > _NAME_WORDS:
        return None
    first, last = names[0][0], names[0][-1]
    begin = line.words.ends[first - 1] if first else 0
    name = line.text[begin : line.words.ends[last]].strip(_AROUND)
    # "محفوظة لصحيفة الميناء": with the preposition written onto it, the name cannot be told from one in ل.
    return None if first and line.words.folded[first][0] in words.proclitics else name
