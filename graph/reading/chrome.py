"""Telling an article from the page around it, on flat text.

Every line is first looked at by itself (`lines`). Then the body is the stretch of the page that gains most: prose
counts for its words, widgets and boxes of other stories against them. Lines that are no prose are judged by their
place: between two paragraphs they are inter-titles, after the last one tags or other headlines; before the first one
the headline is the line that shares its words with the body. A text in which nothing belongs to a site is kept whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from khabar.graph.reading.lexicon import SITE, Lexicon, lexicon
from khabar.graph.reading.lines import Line, Shape, read_lines
from khabar.graph.reading.metadata import publication_date, publisher_of

_PROSE_MOST: Final = 60  # words that one paragraph may count for
_FRAGMENT: Final = -3
_WIDGET: Final = -6
_RELATED: Final = -30
_TEASER: Final = -4
_END_AFTER: Final = 40  # words of body after which an end marker ends it
_COHESION: Final = 0.3  # share of known stems in a paragraph of the same story; other stories have 0.1 to 0.2
_MENU_RUN: Final = 4
_MENU_WORDS: Final = 3
_HEADLINE_WORDS: Final = range(3, 36)
_HEADLINE_SHARE: Final = 0.3
_DECK_WORDS: Final = 6
_LEAD: Final = 6  # paragraphs of body a headline is compared with


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says of its article.

    Attributes:
        paragraphs: the kept lines, whitespace collapsed, the headline first if there is one.
        title: the headline.
        published: the publication date.
        publisher: the medium.
    """

    paragraphs: tuple[str, ...]
    title: str | None = None
    published: date | None = None
    publisher: str | None = None


def read_page(text: str, *, language: str, title: str | None = None) -> Page:
    """The article in a normalised flat text, freed of menus, other headlines, widgets, captions and copyright lines.

    Args:
        text: the text of the page, a line a paragraph.
        language: "ar" or "en"; numeric dates are read day first in Arabic only.
        title: the headline where it is known already.

    Returns:
        The page; without paragraphs when there is no article in it.
    """
    words = lexicon()
    lines = [line for line in read_lines(text, words, day_first=language == "ar") if line.shape is not Shape.EMPTY]
    return _Reader(lines, words, title).page()


class _Reader:
    """One page while it is being read; `keep` and `site` are decided line by line."""

    def __init__(self, lines: Sequence[Line], words: Lexicon, title: str | None) -> None:
        self.lines = lines
        self.words = words
        self.title = title
        self.stems = [self._stems(line) for line in lines]
        self.boxed = self._boxes()
        self.prose = [self._is_prose(index) for index in range(len(lines))]
        self.repeated = self._repetitions()
        self.scraped = any(self._is_site(index) for index in range(len(lines))) or self._menu_run()

    def page(self) -> Page:
        lines = self.lines
        start, end = self._body() if self.scraped else (0, len(lines))
        if self._no_article(start, end):
            return Page(())
        head = self._headline(start, end)
        kept = self._kept(start, end, head)
        published = publication_date(lines, head=head, start=start, end=end, clean=not self.scraped)
        publisher, used = publisher_of(lines, end=self._last_prose(end), kept=kept, words=self.words)
        kept = [index for index in kept if index != used]
        paragraphs = [lines[index].text for index in kept]
        title = self.title
        if title is None and head is not None:
            title = lines[head].text
        if title is not None and not (paragraphs and _same(paragraphs[0], title)):
            paragraphs = [title, *(paragraph for paragraph in paragraphs if not _same(paragraph, title))]
        return Page(tuple(paragraphs), title, published, publisher)

    # --- lines in their place ----------------------------------------------------------------------------------

    def _stems(self, line: Line) -> frozenset[str]:
        words = self.words
        return frozenset(
            words.stem(word)
            for word in line.words.folded
            if word != "0" and len(word) > 2 and not words.is_function_word(word)
        )

    def _is_site(self, index: int) -> bool:
        line = self.lines[index]
        return line.kind in SITE or line.kind in ("related", "list_end", "end") or line.shape is Shape.GLUED

    def _boxes(self) -> list[bool]:
        """Lines under the heading of a box of other stories, up to the next paragraph that goes on with this one."""
        boxed = [False] * len(self.lines)
        told: set[str] = set()
        inside = False
        for index, line in enumerate(self.lines):
            if line.kind == "related" or (line.kind == "end" and told):
                inside = True
            elif line.kind == "list_end":
                inside = False
            elif inside and line.shape is Shape.PROSE and line.kind is None:
                inside = not self._goes_on(index, told)
            boxed[index] = inside and line.kind not in ("related", "end")
            if not inside and line.shape is Shape.PROSE and line.kind is None:
                told |= self.stems[index]
        return boxed

    def _goes_on(self, index: int, told: set[str]) -> bool:
        """Whether a paragraph under a box's heading belongs to the story told so far rather than to the box."""
        line, stems = self.lines[index], self.stems[index]
        if line.text.rstrip().endswith(("...", "…", "..")) or (not line.terminal and line.size < 20):
            return False
        share = len(stems & told) / max(1, len(stems))
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        in_a_row = following is not None and following.shape is Shape.PROSE and following.kind is None
        return not told or share >= (_COHESION if in_a_row else _COHESION + 0.1)

    def _is_prose(self, index: int) -> bool:
        line = self.lines[index]
        return line.shape is Shape.PROSE and line.kind is None and not self.boxed[index]

    def _repetitions(self) -> set[int]:
        """Lines that say again what another says: a headline in <title> and page, a teaser of the first paragraph."""
        seen: dict[tuple[str, ...], int] = {}
        again: set[int] = set()
        for index, line in enumerate(self.lines):
            key = line.words.folded
            if key in seen:
                again.add(index)
            seen.setdefault(key, index)
        texts = [line.text for line in self.lines if line.size >= 10]
        for index, line in enumerate(self.lines):
            cut = line.text.rstrip(".… ")
            if (
                line.size >= 6
                and line.text.endswith(("...", "…"))
                and any(len(text) > len(line.text) and text.startswith(cut) for text in texts)
            ):
                again.add(index)
        return again

    def _menu_run(self) -> bool:
        """A run of one- to three-word lines before the first or after the last paragraph: a menu of unknown words."""
        run = 0
        prose = [index for index, is_prose in enumerate(self.prose) if is_prose]
        first, last = (prose[0], prose[-1]) if prose else (len(self.lines), len(self.lines))
        for index, line in enumerate(self.lines):
            outside = index < first or index > last
            menu = outside and line.shape is Shape.SHORT and line.size <= _MENU_WORDS
            run = run + 1 if menu else 0
            if run >= _MENU_RUN:
                return True
        return False

    # --- the body -----------------------------------------------------------------------------------------------

    def _body(self) -> tuple[int, int]:
        """First line and end of the stretch with the greatest sum of weights, trimmed to its first and last prose."""
        best = (0, 0, 0)
        start = total = said = 0
        for index, line in enumerate(self.lines):
            if line.kind == "end" and said >= _END_AFTER:
                break
            if total <= 0:
                start, total, said = index, 0, 0
            total += self._weight(index)
            said += line.size if self.prose[index] else 0
            if total > best[0]:
                best = (total, start, index + 1)
        _, start, end = best
        while end < len(self.lines) and self.lines[end].shape is Shape.ITEM and not self.boxed[end]:
            end += 1
        return start, end

    def _weight(self, index: int) -> int:
        line = self.lines[index]
        if self.prose[index]:
            return 0 if index in self.repeated else min(line.size, _PROSE_MOST)
        if line.kind == "related":
            return _RELATED
        if self.boxed[index]:
            return _TEASER
        if self._is_site(index):
            return _WIDGET
        return 0 if line.shape in (Shape.ITEM, Shape.DATE) or line.kind is not None else _FRAGMENT

    def _no_article(self, start: int, end: int) -> bool:
        if not self.lines or start == end:
            return True
        return not any(self.prose[start:end]) and (self.scraped or end - start > _MENU_RUN)

    def _last_prose(self, end: int) -> int:
        return next((index + 1 for index in range(end - 1, -1, -1) if self.prose[index]), end)

    # --- headline and what is kept ------------------------------------------------------------------------------

    def _headline(self, start: int, end: int) -> int | None:
        """The line that is the headline."""
        lines = self.lines
        if self.title is not None:
            return next((i for i in range(min(end, start + 3)) if _same(lines[i].text, self.title)), None)
        if not self.scraped:
            first = next((i for i in range(end) if lines[i].shape is not Shape.DATE and lines[i].kind is None), None)
            alone = first is None or not any(self.prose[first + 1 : end])
            return None if alone or first is None or not self._may_be_headline(first) else first
        lead = [stems for index, stems in enumerate(self.stems[:end]) if index >= start and self.prose[index]][:_LEAD]
        told: frozenset[str] = frozenset().union(*lead)
        best, best_score = None, 0.0
        for index in range(min(start + 1, end)):
            if not self._may_be_headline(index) or self._is_site(index) or self.boxed[index]:
                continue
            stems = self.stems[index]
            share = len(stems & told) / max(1, len(stems))
            score = share + 0.02 * min(len(stems & told), 10) - 0.01 * (start - index)
            if share >= _HEADLINE_SHARE and len(stems & told) >= 2 and (best is None or score > best_score):
                best, best_score = index, score
        return best if best is not None else self._nearest(start)

    def _nearest(self, start: int) -> int | None:
        """The line just above the body, dates and authors aside, if it could be a headline."""
        for index in range(start - 1, -1, -1):
            line = self.lines[index]
            if line.shape is Shape.DATE or line.kind in (
                "byline",
                "caption",
                "published",
                "updated",
                "share",
                "viewing",
            ):
                continue
            fits = self._may_be_headline(index) and line.size > _MENU_WORDS and not self._is_site(index)
            return index if fits and not self.boxed[index] else None
        return None

    def _may_be_headline(self, index: int) -> bool:
        line = self.lines[index]
        return (
            line.kind is None
            and not line.terminal
            and line.shape in (Shape.SHORT, Shape.PROSE, Shape.ITEM)
            and line.size in _HEADLINE_WORDS
        )

    def _kept(self, start: int, end: int, head: int | None) -> list[int]:
        kept = [index for index in range(start, end) if self._stays(index, head)]
        if head is not None and head < start:
            decks = [index for index in range(head + 1, start) if self._is_deck(index, head)]
            kept = [head, *decks, *kept]
        return kept

    def _stays(self, index: int, head: int | None) -> bool:
        line = self.lines[index]
        if index == head:
            return True
        if head is not None and index < head and self.scraped:
            return False
        if line.kind == "caption" and index == 0 and len(self.lines) == 1:
            return True
        if line.kind is not None or line.shape in (Shape.DATE, Shape.GLUED) or self.boxed[index]:
            return False
        return not self.scraped or index not in self.repeated

    def _is_deck(self, index: int, head: int) -> bool:
        """A sub-headline: long enough, of the same story, nothing but sub-headlines between it and the headline."""
        for place in range(head + 1, index + 1):
            line = self.lines[place]
            shared = len(self.stems[place] & self.stems[head])
            if line.kind or line.shape not in (Shape.SHORT, Shape.PROSE) or line.size < _DECK_WORDS or not shared:
                return False
        return index not in self.repeated


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
