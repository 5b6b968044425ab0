"""Telling an article from the page around it, on flat text.

Every line is first looked at by itself (`lines`), then the body is found (`body`). Lines that are no prose are judged
by their place: between two paragraphs they are inter-titles, after the last one tags or other headlines; before the
first one the headline is the line that shares its words with the body. A text in which nothing belongs to a site is
kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Final

from khabar.graph.reading.body import Analysis, Chunk
from khabar.graph.reading.lexicon import lexicon
from khabar.graph.reading.lines import Line, Shape, read_lines
from khabar.graph.reading.metadata import publication_date, publisher_of
from khabar.graph.reading.posts import with_entries, with_posts

_SHORT_TEXT: Final = 4  # lines; a longer text without a sentence is a list
_HEADLINE_WORDS: Final = range(2, 36)
_LIKELY_HEADLINE: Final = 4  # words
_HEADLINE_SHARE: Final = 0.3
_CAPTION_WORDS: Final = 5
_SOURCE: Final = re.compile(r"\((?:[^\W\d]|[ .'’/-]){2,30}\)[.\s]*$")
_DECK_WORDS: Final = 6
_DATELINE_WORDS: Final = 4
_DATED_WORDS: Final = 9
_AROUND_HEADLINE: Final = 40  # characters
_LEAD: Final = 6  # paragraphs of body a headline is compared with
_BETWEEN: Final = frozenset({"byline", "caption", "published", "updated", "share", "viewing", "advert", "comment"})
_ASIDE: Final = ("/", " - ", " – ", " — ")


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


def read_page(text: str, *, language: str, title: str | None = None, article: bool = False) -> Page:
    """The article in a normalised flat text, freed of menus, other headlines, widgets, captions and copyright lines.

    Args:
        text: the text of the page, a line a paragraph.
        language: "ar" or "en"; numeric dates are read day first in Arabic only.
        title: the headline where it is known already.
        article: it is one for sure, also where none of its lines is a sentence.

    Returns:
        The page; without paragraphs when there is no article in it.
    """
    words = lexicon()
    read = read_lines(text, words, language=language)
    blog = with_entries(read, words)
    lines = with_posts([line for line in blog if line.shape is not Shape.EMPTY])
    page = Analysis(lines, words, live=blog != read)
    body = page.body()
    if not body:
        told = [i for i, line in enumerate(lines) if line.kind is None and line.shape in (Shape.SHORT, Shape.ITEM)]
        if not (article and told) and (page.scraped or not 0 < len(lines) <= _SHORT_TEXT):
            return Page(())
        body = [Chunk(0, (len(lines) - 1,))]  # a news flash without a full stop: all of it
    start, end = (body[0].start, body[-1].end) if page.scraped else (0, len(lines))
    head = _known_headline(page, title, end) if title is not None else _headline(page, start, end)
    kept = _kept(page, body, head, end) or list(range(len(lines)))
    published = publication_date(lines, head=head, start=body[0].prose[0], end=body[-1].end, clean=not page.scraped)
    publisher, used = publisher_of(lines, end=body[-1].end, kept=kept, words=words)
    paragraphs = [lines[index].text for index in kept if index != used]
    if title is None and head is not None:
        title = lines[head].text
    if title is not None and not (paragraphs and _same(paragraphs[0], title)):
        paragraphs = [title, *(paragraph for paragraph in paragraphs if not _same(paragraph, title))]
    return Page(tuple(paragraphs), title, published, publisher)


def _headline(page: Analysis, start: int, end: int) -> int | None:
    """The headline: of a clean text the first line, of a page the one that shares its words with the body."""
    lines = page.lines
    if not page.scraped:
        first = next((i for i in range(end) if lines[i].shape is not Shape.DATE and lines[i].kind is None), None)
        if first is None or not any(page.prose[first + 1 : end]):
            return None
        return first if _may_be_headline(page, first) else None
    lead = [index for index in range(start, end) if page.prose[index]][:_LEAD]
    best, best_score = None, 0.0
    for index in range(min(start + 1, end)):
        if not _may_be_headline(page, index):
            continue
        stems = page.stems[index]
        told = page.told(place for place in lead if place != index)
        shared = len(stems & told)
        share = shared / max(1, len(stems))
        score = min(share, 0.7) * min(1.0, shared / _LIKELY_HEADLINE) + 0.02 * min(shared, 10)
        score += 0.3 * page.is_phrase(index) - 0.01 * (start - index)
        if index == start:  # the first line of the body heads it only if nothing above does
            score -= 1
        if share >= _HEADLINE_SHARE and shared >= 2 and (best is None or score > best_score):
            best, best_score = index, score
    return best if best is not None else _nearest(page, start, lead)


def _nearest(page: Analysis, start: int, lead: list[int]) -> int | None:
    """The line just above the body, dates and authors aside, if it could be a headline.

    Where other headlines stand there too, a date or author must part it from the body, or two words join it to it.
    """
    others = [i for i in range(start) if _may_be_headline(page, i) and page.lines[i].size >= _LIKELY_HEADLINE]
    parted = False
    for index in range(start - 1, -1, -1):
        line = page.lines[index]
        if line.shape is Shape.DATE or line.kind in _BETWEEN:
            parted = parted or line.shape is Shape.DATE or line.kind == "byline"
            continue
        fits = len(others) == 1 or parted or len(page.stems[index] & page.told(lead)) > 1
        return index if index in others and fits else None
    return None


def _known_headline(page: Analysis, title: str, end: int) -> int | None:
    """The line that repeats a headline known from elsewhere."""
    return next((index for index in range(end) if _same(page.lines[index].text, title)), None)


def _may_be_headline(page: Analysis, index: int) -> bool:
    line = page.lines[index]
    return (
        line.kind is None
        and not line.terminal
        and not line.text.endswith(":")
        and not page.boxed[index]
        and line.shape in (Shape.SHORT, Shape.PROSE, Shape.ITEM)
        and line.size in _HEADLINE_WORDS
    )


def _kept(page: Analysis, body: list[Chunk], head: int | None, end: int) -> list[int]:
    """The lines that are the article's, in order."""
    after = 0 if head is None else head + 1
    first = next((index for index in range(after, end) if page.prose[index]), end)
    if not page.scraped:
        return [index for index in range(end) if _stays(page, index, head, first)]
    kept = [
        index
        for chunk in body
        for index in range(chunk.start, chunk.end)
        if (head is None or index >= head) and _stays(page, index, head, first)
    ]
    tail = end  # a list that closes the article
    while tail < len(page.lines) and page.lines[tail].shape is Shape.ITEM and _stays(page, tail, head, first):
        kept.append(tail)
        tail += 1
    if head is not None and head < body[0].start:
        decks = takewhile(lambda index: _is_deck(page, index, head), range(head + 1, body[0].start))
        kept = [head, *decks, *kept]
    return kept


def _stays(page: Analysis, index: int, head: int | None, first: int) -> bool:
    """Whether a line within the body is kept; `first` is the first paragraph below the headline."""
    line = page.lines[index]
    if index == head:
        return True
    if head is not None and _repeats(line, page.lines[head]):
        return False
    if line.kind is not None or line.shape is Shape.GLUED or page.boxed[index]:
        return False
    if line.shape is Shape.DATE:  # within the body it heads a paragraph, as in a chronology
        return index > first and index + 1 < len(page.lines) and page.prose[index + 1]
    if (index < first and _is_dateline(page, index)) or (page.scraped and _is_captioned(page, index)):
        return False
    return not page.scraped or index not in page.repeated


def _is_dateline(page: Analysis, index: int) -> bool:
    """Place and agency, or author and date, on a line of its own above the first paragraph: "القدس المحتلة / سما"."""
    line = page.lines[index]
    if line.shape is not Shape.SHORT:
        return False
    if line.date is not None:
        return line.size <= _DATED_WORDS
    above = index + 1 < len(page.lines) and page.prose[index + 1]
    return above and line.size <= _DATELINE_WORDS and any(sign in line.text for sign in _ASIDE)


def _is_captioned(page: Analysis, index: int) -> bool:
    """A picture's caption that ends in its source, whoever that is: "عناصر من الأمن عند حاجز (الميناء)"."""
    line = page.lines[index]
    match = _SOURCE.search(line.text)
    return line.shape is Shape.SHORT and line.size >= _CAPTION_WORDS and match is not None


def _is_deck(page: Analysis, index: int, head: int) -> bool:
    """A sub-headline: a line below the headline or another sub-headline, long enough and of the same story."""
    line = page.lines[index]
    if line.kind or line.shape not in (Shape.SHORT, Shape.PROSE) or line.size < _DECK_WORDS:
        return False
    if index in page.repeated or _repeats(line, page.lines[head]) or _is_captioned(page, index):
        return False
    return bool(page.stems[index] & page.stems[head])


def _repeats(line: Line, headline: Line) -> bool:
    """Whether a line is the headline again, perhaps with the site's name or a number around it."""
    if line.words.folded == headline.words.folded:
        return True
    longer = not line.terminal and len(headline.text) < len(line.text) <= len(headline.text) + _AROUND_HEADLINE
    return longer and headline.size >= _LIKELY_HEADLINE and headline.text in line.text


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
