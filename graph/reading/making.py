"""Making an article of a text or a page: cleaning, language, metadata."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from khabar.graph.errors import ReadingError
from khabar.graph.reading.article import Article
from khabar.graph.reading.chrome import read_page
from khabar.graph.reading.decoding import collapse, garbled, normalise
from khabar.graph.reading.hosts import host
from khabar.graph.reading.identification import check, identify
from khabar.graph.reading.webpage import read_html

MAX_CHARACTERS: Final = 1_000_000
"""Longest article, in characters: spaCy refuses longer texts (``nlp.max_length``); news is a hundredth of it."""


def from_text(
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    source: str = "",
    language: str | None = None,
    clean: bool = True,
    article: bool = False,
) -> Article:
    """An article from flat text, a line a paragraph.

    Args:
        text: the text; with `clean`, the text of a whole page will do.
        title, url, publisher, published: what is known; what is not is read from the text or stays None.
        source: file and line, for messages.
        language: "ar" or "en" instead of detecting it.
        clean: take menus, other headlines, widgets, captions and copyright lines out. Without it every line is kept.
        article: it is one for sure, as a record's text, also where none of its lines ends like a sentence.

    Raises:
        ReadingError: for a text without an article, in another language, or longer than `MAX_CHARACTERS`.

    >>> from_text("هجوم في بغداد\\n\\nقالت الشرطة إن هجوماً وقع في بغداد.").title
    'هجوم في بغداد'
    """
    path = source or None
    check_length(text, path)
    text = normalise(text)
    title = collapse(normalise(title).replace("\n", " ")) if title else None
    if not text.strip():
        raise ReadingError("no text in it; give an article", path=path)
    if garbled(text):
        raise ReadingError("garbled: UTF-8 once read as another encoding; convert it back or fetch it anew", path=path)
    code = check(language, path=path) if language is not None else identify(text, path=path)
    if clean:
        page = read_page(text, language=code, title=title, article=article)
        paragraphs, title = page.paragraphs, page.title
        publisher, published = publisher or page.publisher, published or page.published
    else:
        lines = [collapse(line) for line in text.split("\n") if line.strip()]
        paragraphs = tuple(lines if title is None or title in lines[:1] else [title, *lines])
    if not paragraphs:
        message = "no article text in it, only menus, headlines or widgets; give an article's page, or use --keep-text"
        raise ReadingError(message, path=path)
    if language is None and clean:
        code = identify("\n".join(paragraphs), path=path)  # menus of a bilingual site may outweigh the article
    address = _address(url)
    return Article(
        text="\n".join(paragraphs),
        language=code,
        title=title or None,
        url=address,
        # The site is the name of a publisher of which nothing else is known.
        publisher=collapse(normalise(publisher)) if publisher else host(address) or None,
        published=published,
        source=source,
    )


def from_html(
    html: str,
    *,
    title: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    source: str = "",
    language: str | None = None,
    clean: bool = True,
) -> Article:
    """An article from the source of an HTML page; the arguments are those of `from_text` and override the page's own.

    Raises:
        ReadingError: as `from_text` does, and for a page that cannot be parsed.
    """
    path = source or None
    page = read_html(html, url=url, path=path, clean=clean)
    return from_text(
        page.text,
        title=title or page.title,
        url=page.url,
        publisher=publisher or page.publisher,
        published=published or page.published,
        source=source,
        language=language,
        clean=clean,
    )


def check_length(text: str, path: str | None) -> None:
    """Raises ReadingError for a text longer than `MAX_CHARACTERS`."""
    if len(text) > MAX_CHARACTERS:
        raise ReadingError(too_long(f"{len(text):,} characters", MAX_CHARACTERS, "characters"), path=path)


def too_long(size: str, limit: int, unit: str) -> str:
    """What is said of an input longer than `limit`."""
    return f"{size} is longer than any article ({limit:,} {unit}); split it, or give a .jsonl with one article a line"


def _address(url: str | None) -> str | None:
    """The address when it is a web address without blanks; anything else would be no IRI."""
    url = (url or "").strip()
    return url if re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", url) else None
