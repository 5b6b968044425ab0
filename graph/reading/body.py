"""Finding the body of a flat page: which paragraphs tell one story, and which belong to the site or to other stories.

Widgets break a page into chunks of prose. The largest chunk is body; another joins when it speaks of the same things,
measured by the stems it shares with what is body already (on real articles a paragraph shares 0.1 to 0.5 of its stems
with those before it, one of another story 0.03 on average and seldom above 0.1).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from khabar.graph.reading.lexicon import SITE, Lexicon
from khabar.graph.reading.lines import Line, Shape

_SURELY_BODY: Final = 120  # words of prose after which an end marker ends the page
_PERHAPS_BODY: Final = 8
_LONG_TEASER: Final = 20  # words
_SHARE_IN_A_ROW: Final = 0.07
_SHARE_ALONE: Final = 0.12
_SHARE_BEFORE_TITLE: Final = 0.25
_SHARE_OF_CHUNK: Final = 0.09
_SHARE_OF_HEADLINE: Final = 0.2
_MANY_HEADLINES: Final = 3
_LEAST_SHARED: Final = 2  # stems
_BREAK_SITE: Final = 3  # lines of the site in a row that part two chunks
_BREAK_SHORT: Final = 5
_HEADLINE_WORDS: Final = 5
_AROUND: Final = frozenset({"related", "list_end", "end", "rights"})
_LEAD: Final = 6
_MENU_RUN: Final = 4
_MENU_WORDS: Final = 3
_SLOGAN_WORDS: Final = 10
_CAPTION_WORDS: Final = 15
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
        stems: of each line, the stems of its content words.
        boxed: of each line, whether it stands in a box of other stories.
        prose: of each line, whether it is a paragraph of prose outside such boxes.
        repeated: lines that say again what another says.
        scraped: something on the page belongs to a site.
    """

    def __init__(self, lines: Sequence[Line], words: Lexicon) -> None:
        self.lines = lines
        self.words = words
        self.stems = [self._stems(line) for line in lines]
        self.boxed = self._boxes()
        self.prose = [_is_prose(line) and not boxed for line, boxed in zip(lines, self.boxed, strict=True)]
        self.repeated = self._repetitions()
        self.scraped = any(map(self._tells_page, range(len(lines)))) or self._menu_run() or self._preamble()

    def is_site(self, index: int) -> bool:
        """Whether the line belongs to the site rather than to any article's text."""
        line = self.lines[index]
        return line.kind in SITE or line.shape is Shape.GLUED

    def _tells_page(self, index: int) -> bool:
        """Whether the line shows that the text is a scraped page: nobody writes a widget, or a line twice in a row."""
        line = self.lines[index]
        twice = index > 0 and line.shape is Shape.SHORT and line.words == self.lines[index - 1].words
        return self.is_site(index) or line.kind in _AROUND or twice or (line.kind == "caption" and index > 0)

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
        return [self._trimmed(body[0]), *body[1:]]

    def _trimmed(self, chunk: Chunk) -> Chunk:
        """The first chunk without leading sentences of the site: short ones that share nothing with the rest."""
        told = self.told(index for index in chunk.prose if self.lines[index].size > _SLOGAN_WORDS)
        prose = chunk.prose
        while len(prose) > 1 and self.lines[prose[0]].size <= _SLOGAN_WORDS and not self.stems[prose[0]] & told:
            prose = prose[1:]
        return Chunk(prose[0], prose, chunk.after_headlines) if prose != chunk.prose else chunk

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

        Boxes alternate titles and teasers, bodies have paragraphs in a row.
        """
        line, stems = self.lines[index], self.stems[index]
        if line.text.endswith(("...", "…", "..")) or (not line.terminal and line.size < _LONG_TEASER):
            return False
        following = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if following is None or following.kind is not None:
            least = _SHARE_ALONE
        else:
            least = _SHARE_IN_A_ROW if following.shape is Shape.PROSE else _SHARE_BEFORE_TITLE
        return not told or len(stems & told) >= least * len(stems)

    def _is_crosshead(self, index: int, paragraph: int) -> bool:
        """Whether a short line just above a paragraph heads it: it names something the paragraph does too."""
        line = self.lines[index]
        fits = line.kind is None and line.shape is Shape.SHORT and line.size <= _CROSSHEAD_WORDS
        return fits and bool(self.stems[index] & self.stems[paragraph])

    def _repetitions(self) -> set[int]:
        """Lines that say again what another says: a headline in <title> and page, a teaser of the first paragraph."""
        seen: set[tuple[str, ...]] = set()
        again: set[int] = set()
        before: tuple[str, ...] = ()
        openings = {line.text[:60]: line.text for line in self.lines if line.size >= _LONG_TEASER}
        for index, line in enumerate(self.lines):
            cut = line.text.rstrip(".… ")
            whole = openings.get(line.text[:60], "")
            teaser = line.text.endswith(("..", "…")) and len(whole) > len(line.text) and whole.startswith(cut)
            if line.words.folded in seen or teaser:
                again.add(index)
            if line.words.folded == before and line.size <= _CAPTION_WORDS:
                again.add(index - 1)  # twice in a row: a picture's caption and its alternative text
            before = line.words.folded
            seen.add(before)
        return again

    def _menu_run(self) -> bool:
        """A run of one- to three-word lines before the first or after the last paragraph: a menu of unknown words."""
        run = 0
        prose = [index for index, is_prose in enumerate(self.prose) if is_prose]
        first, last = (prose[0], prose[-1]) if prose else (len(self.lines), len(self.lines))
        for index, line in enumerate(self.lines):
            outside = index < first or index > last
            if line.text.endswith(":"):  # "أسماء الضحايا:" opens a list of the article's own
                run = -len(self.lines)
                continue
            run = run + 1 if outside and line.shape is Shape.SHORT and line.size <= _MENU_WORDS else 0
            if run >= _MENU_RUN:
                return True
        return False

    def _preamble(self) -> bool:
        """Lines above the first paragraph that have nothing to do with it, as a site's name or other headlines.

        One such line may be the headline itself, if it is a figure of speech; a few words above it are not.
        """
        first = next((i for i, is_prose in enumerate(self.prose) if is_prose and self.lines[i].size >= 8), None)
        if first is None:
            return False
        lead = [index for index in range(first, len(self.lines)) if self.prose[index]][:_LEAD]
        strange = headlines = 0
        for index in range(first if self.lines[first].terminal else first + 1):
            line, stems = self.lines[index], self.stems[index]
            if line.kind is not None or line.shape is Shape.DATE:
                continue
            shared = len(stems & self.told(place for place in lead if place != index))
            if line.shape is Shape.FOREIGN or (
                strange and shared >= _LEAST_SHARED and shared >= _SHARE_OF_HEADLINE * len(stems)
            ):
                return True
            if not shared and (line.size <= _MENU_WORDS or line.shape is Shape.ITEM or line.text.endswith((":", "."))):
                strange += 1
            elif shared < _SHARE_OF_HEADLINE * len(stems) and not line.terminal:
                headlines += 1
        return headlines >= _MANY_HEADLINES

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
            elif self.is_site(index):
                site, after_site = site + 1, index + 1
            elif line.kind in _AROUND or self.boxed[index]:
                after_site = index + 1
            elif line.shape is Shape.SHORT:
                short.append(index)
        if prose:
            chunks.append(Chunk(start, tuple(prose), headlines))
        return chunks


def _is_prose(line: Line) -> bool:
    return line.shape is Shape.PROSE and line.kind is None
