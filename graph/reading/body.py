"""Finding the body of a flat page: which paragraphs tell one story, and which belong to the site or to other stories.

Widgets break a page into chunks of prose. The largest chunk is body; another joins when it speaks of the same things,
measured by the stems it shares with what is body already (on real articles a paragraph shares 0.1 to 0.5 of its stems
with those before it, one of another story 0.03 on average and seldom above 0.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from khabar.graph.reading.lexicon import Lexicon
from khabar.graph.reading.lines import Line, Shape
from khabar.graph.reading.listing import listed
from khabar.graph.reading.posts import is_post
from khabar.graph.reading.signs import AROUND, has_menu, has_preamble, has_site_lines, is_site, repetitions

_SURELY_BODY: Final = 120  # words of prose after which an end marker ends the page
_PERHAPS_BODY: Final = 8  # words of prose after which it may
_LONG_TEASER: Final = 20  # words
# Of its stems, what a paragraph or chunk shares at least with a story that it goes on with:
_SHARE_IN_A_ROW: Final = 0.07
_SHARE_ALONE: Final = 0.12
_SHARE_BEFORE_TITLE: Final = 0.25
_SHARE_OF_CHUNK: Final = 0.09
_LEAST_SHARED: Final = 2  # stems
_BREAK_SITE: Final = 3  # lines of the site in a row that part two chunks
_LONG_ROW: Final = 3  # paragraphs
_BREAK_SHORT: Final = 5  # short lines that do
_HEADLINE_WORDS: Final = 5  # on average, of such lines that are headlines
_LEAD: Final = 6  # paragraphs
_MOSTLY: Final = 0.6
_GOES_ON: Final = (":", "”", "»", '"')
_SLOGAN_WORDS: Final = 10
_CROSSHEAD_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Chunk:
    """Lines ``start:end`` of the page without a break.

    Attributes:
        start: the first line.
        prose: the paragraphs among the lines.
        after_headlines: headlines of other stories part it from the chunk before.
    """

    start: int
    prose: tuple[int, ...]
    after_headlines: bool = False

    @property
    def end(self) -> int:
        """One past the last paragraph."""
        return self.prose[-1] + 1


class Analysis:
    """A page's lines in their place.

    Attributes:
        lines: the lines.
        words: the lexicon that they were read with.
        stems: of each line, the stems of its content words.
        boxed: of each line, whether it stands in a box of other stories.
        prose: of each line, whether it is a paragraph of prose outside such boxes.
        repeated: lines that say again what another says.
        scraped: something on the page belongs to a site.
    """

    def __init__(self, lines: Sequence[Line], words: Lexicon, *, live: bool = False) -> None:
        """`live` says that entries of a live blog are among its prose, which no full stop ends."""
        self.lines = lines
        self._live = live
        self.words = words
        self.stems = [self._stems(line) for line in lines]
        self.boxed = self._boxes()
        self.prose = [_is_prose(line) and not boxed for line, boxed in zip(lines, self.boxed, strict=True)]
        self.repeated = repetitions(lines)
        self.scraped = (
            has_site_lines(lines) or has_menu(lines, self.prose) or has_preamble(lines, self.stems, self.prose)
        )
        if self.scraped:
            for index in listed(lines, self.stems):
                self.boxed[index] = True
                self.prose[index] = False

    def is_phrase(self, index: int) -> bool:
        """Whether the line's words are joined by grammar, unlike those of keywords side by side."""
        line, words = self.lines[index], self.words
        joined = any(words.is_function_word(word) or word in words.verbs for word in line.words.folded)
        return joined or any(sign in line.text for sign in '.:,،؟?!"“«')

    def told(self, indexes: Iterable[int]) -> frozenset[str]:
        """The stems of some lines together."""
        return frozenset().union(*(self.stems[index] for index in indexes))

    def body(self) -> list[Chunk]:
        """The chunks that make up the body, in order; none when there is no prose."""
        if not self.scraped:
            prose = tuple(index for index, is_prose in enumerate(self.prose) if is_prose)
            return [Chunk(0, prose)] if prose else []
        chunks = self._chunks(self._cut())
        if not chunks:
            return []
        main = max(range(len(chunks)), key=lambda number: (self._words(chunks[number]), -number))
        taken = [main]
        told = set(self.told(chunks[main].prose))
        for number in (*range(main - 1, -1, -1), *range(main + 1, len(chunks))):
            stems = self.told(chunks[number].prose)
            shared = len(stems & told)
            least = _SHARE_BEFORE_TITLE if chunks[number].after_headlines else _SHARE_OF_CHUNK
            if shared >= _LEAST_SHARED and shared >= least * len(stems):
                taken.append(number)
                told |= stems
        body = [chunks[number] for number in sorted(taken)]
        if not self._live:
            body[0] = self._without_slogans(body[0])
            body[-1] = self._without_headlines(body[-1])
        return body

    def _without_slogans(self, chunk: Chunk) -> Chunk:
        """The first chunk without leading sentences of the site: short ones that share nothing with longer ones.

        Where all are short, as in a flash of two sentences, nothing tells the lead from a slogan.
        """
        told = self.told(index for index in chunk.prose if self.lines[index].size > _SLOGAN_WORDS)
        prose = chunk.prose
        while (
            told and len(prose) > 1 and self.lines[prose[0]].size <= _SLOGAN_WORDS and not self.stems[prose[0]] & told
        ):
            if is_post(self.lines[prose[0]]):
                break
            prose = prose[1:]
        return Chunk(prose[0], prose, chunk.after_headlines) if prose != chunk.prose else chunk

    def _without_headlines(self, chunk: Chunk) -> Chunk:
        """The last chunk without long headlines below it, if all else in it ends in full stops."""
        prose = chunk.prose
        stops = sum(1 for index in prose if self.lines[index].terminal)
        while len(prose) > 1 and stops >= _MOSTLY * len(chunk.prose):
            last = self.lines[prose[-1]]
            if last.terminal or last.size >= _LONG_TEASER or prose[-1] - 1 == prose[-2] or last.text.endswith(_GOES_ON):
                break
            prose = prose[:-1]
        return Chunk(chunk.start, prose, chunk.after_headlines) if prose != chunk.prose else chunk

    def _stems(self, line: Line) -> frozenset[str]:
        words = self.words
        return frozenset(
            words.stem(word)
            for word in line.words.folded
            if word != "0" and len(word) > 2 and not words.is_function_word(word)
        )

    def _words(self, chunk: Chunk) -> int:
        return sum(self.lines[index].size for index in chunk.prose if index not in self.repeated)

    def _cut(self) -> int:
        """Where the page ends: the first heading of comments or of most-read lists, or copyright, below the body.

        Such a heading may also stand above it, in a column of the page that comes first: then most prose follows.
        """
        sizes = [line.size if _is_prose(line) else 0 for line in self.lines]
        before, total = 0, sum(sizes)
        for index, line in enumerate(self.lines):
            if line.kind in ("end", "rights") and (
                before >= _SURELY_BODY or (before >= _PERHAPS_BODY and total - before < 4 * before)
            ):
                return index
            before += sizes[index]
        return len(self.lines)

    def _boxes(self) -> list[bool]:
        """Lines under the heading of a box of other stories, up to the next paragraph that goes on with this one."""
        boxed = [False] * len(self.lines)
        told: set[str] = set()
        inside = False
        for index, line in enumerate(self.lines):
            if line.kind == "related":
                inside = inside or line.headed
            elif line.kind == "list_end":
                inside = False
            elif inside and _is_prose(line):
                inside = not self._goes_on(index, told)
                if not inside and self._is_crosshead(index - 1, index):
                    boxed[index - 1] = False
            boxed[index] = inside and line.kind != "related"
            if not inside and _is_prose(line):
                told |= self.stems[index]
        return boxed

    def _goes_on(self, index: int, told: set[str]) -> bool:
        """Whether a paragraph under a box's heading belongs to the story told so far rather than to the box.

        Boxes alternate titles and teasers, bodies have paragraphs in a row. One that begins with "and said" ("وقال
        المتحدث") goes on with what was told.
        """
        if told and self.lines[index].terminal and self.words.goes_on(self.lines[index].words.folded):
            return True
        row = [index]
        while row[-1] + 1 < len(self.lines) and _is_prose(self.lines[row[-1] + 1]) and len(row) < _LEAD:
            row.append(row[-1] + 1)
        if any(_is_teaser(self.lines[place]) for place in row[:2]):
            return False
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if len(row) > 1:
            least = _SHARE_IN_A_ROW
        else:
            least = _SHARE_ALONE if following is None or following.kind is not None else _SHARE_BEFORE_TITLE
        if len(row) >= _LONG_ROW and len(self.told(row)) > len(told):
            return True  # most of the story is below the box
        best = max(len(self.stems[place] & told) / max(1, len(self.stems[place])) for place in row[:2])
        return not told or best >= least

    def _is_crosshead(self, index: int, paragraph: int) -> bool:
        """Whether a short line just above a paragraph heads it: it names something the paragraph does too."""
        line = self.lines[index]
        fits = line.kind is None and line.shape is Shape.SHORT and line.size <= _CROSSHEAD_WORDS
        return fits and bool(self.stems[index] & self.stems[paragraph])

    def _chunks(self, cut: int) -> list[Chunk]:
        chunks: list[Chunk] = []
        prose: list[int] = []
        start, after_site, headlines = 0, 0, False
        site = 0
        short: list[int] = []
        for index in range(cut):
            line = self.lines[index]
            if self.prose[index]:
                if prose and (site >= _BREAK_SITE or len(short) >= _BREAK_SHORT):
                    chunks.append(Chunk(start, tuple(prose), headlines))
                    start = max(after_site, prose[-1] + 1 if len(short) < _BREAK_SHORT else index)
                    headlines = sum(self.lines[i].size for i in short) >= _HEADLINE_WORDS * max(
                        _BREAK_SHORT, len(short)
                    )
                    prose = []
                elif not prose:
                    start = index
                prose.append(index)
                site, short = 0, []
            elif is_site(line):
                site, after_site = site + 1, index + 1
            elif line.kind in AROUND or self.boxed[index]:
                after_site = index + 1
            elif line.shape is Shape.SHORT:
                short.append(index)
        if prose:
            chunks.append(Chunk(start, tuple(prose), headlines))
        return chunks


def _is_prose(line: Line) -> bool:
    return line.shape is Shape.PROSE and line.kind is None


def _is_teaser(line: Line) -> bool:
    """Whether a paragraph is cut off, or too short for one that lacks a full stop."""
    return line.text.endswith(("...", "…", "..")) or (not line.terminal and line.size < _LONG_TEASER)
