"""HTML pages: body and metadata through trafilatura, with the page's flat text to fall back on."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from khabar.graph.errors import ReadingError
from khabar.graph.reading.dates import parse_date
from khabar.graph.reading.teasers import INLINE, remove_teasers

_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_START: Final = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_OWN: Final = '<meta name="generator" content="khabar">'
_LEAST: Final = 40  # characters; a shorter extraction is a teaser or a caption
_NEVER_TEXT: Final = frozenset(
    {"script", "style", "noscript", "template", "svg", "math", "iframe", "object", "head", "select", "button", "form"}
    | {"nav", "footer", "aside", "figure", "figcaption", "textarea", "video", "audio", "canvas"}
)


@dataclass(frozen=True, slots=True)
class WebPage:
    """What trafilatura finds in a page; what it does not find is None.

    Attributes:
        text: the body, a line a paragraph; all of the page's text where the body was not found.
        title, url, publisher, published: the page's metadata.
    """

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None


def looks_like_html(text: str) -> bool:
    """Whether a text begins as an HTML page does.

    >>> looks_like_html("<!doctype html><p>خبر</p>"), looks_like_html("a < b")
    (True, False)
    """
    return _START.match(text) is not None


def is_own_page(head: str) -> bool:
    """Whether an HTML page is one that khabar wrote, by its first 4 kB: what it tells is told already.

    >>> is_own_page('<!doctype html><meta name="generator" content="khabar">'), is_own_page("<p>khabar</p>")
    (True, False)
    """
    return _OWN in head[:4096]


def declared_charset(data: bytes) -> str | None:
    """The encoding an HTML page names in its first 4 kB, if any."""
    match = _CHARSET.search(data[:4096])
    return None if match is None else match[1].decode("ascii", "ignore")


def read_html(html: str, *, url: str | None = None, path: str | None = None, clean: bool = True) -> WebPage:
    """The article of an HTML page.

    Args:
        html: the page.
        url: where it was published, if known.
        path: for the message.
        clean: leave out teasers of other articles.

    Raises:
        ReadingError: when the page cannot be parsed or has no text at all.
    """
    tree = _tree(html)
    if tree is None:
        raise ReadingError("no HTML that can be read; give the page's source or its text as .txt", path=path)
    bare = deepcopy(tree)
    removed = clean and remove_teasers(bare)
    document = _extract(bare, url)
    if removed and (document is None or len(document.text or "") < _LEAST):  # what was removed is all that it tells
        document = _extract(deepcopy(tree), url)
    body = "" if document is None else document.text or ""
    text = body if len(body) >= _LEAST else "\n".join(_flat(tree))
    if not text.strip():
        raise ReadingError("no text in this page; give the page as the browser shows it", path=path)
    if document is None:
        return WebPage(text, None, url, None, None)
    title = _clean_title(document.title, document.sitename)
    published = parse_date(document.date) if document.date else None
    return WebPage(text, title, url or document.url or None, _site(document), published)


def _tree(html: str) -> Any:
    """The parsed page, or None; lxml repairs whatever it can."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    try:  # as bytes, because a text with an XML encoding declaration is refused
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8", remove_comments=True))
    except etree.LxmlError:
        return None


def _extract(tree: Any, url: str | None) -> Any:
    from trafilatura import bare_extraction

    # Its complaints about pages without a body are ours to make, in one line; without a handler Python prints them.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return bare_extraction(
        tree,
        url=url,
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        favor_precision=True,
        # A date is taken where the page states it, never guessed from the text or a copyright year.
        date_extraction_params={"extensive_search": False, "original_date": True, "max_date": "2100-12-31"},
    )


def _site(document: Any) -> str | None:
    """The site's name, unless trafilatura put the bare host there, which `from_html` does itself with the url."""
    name = (document.sitename or "").strip().lstrip("@")
    return name if name and name != document.hostname else None


def _clean_title(title: str | None, site: str | None) -> str | None:
    """The headline without the site's name behind it: "... - صحيفة الميناء"."""
    if not title or not title.strip():
        return None
    title = " ".join(title.split())
    if site:
        title = re.sub(rf"\s*[|–—:»-]\s*{re.escape(site.strip())}\s*$", "", title) or title
    return title


def _flat(tree: Any) -> Iterator[str]:
    """All text of the page, a line a block element."""
    line: list[str] = []

    def end() -> Iterator[str]:
        text = " ".join("".join(line).split())
        line.clear()
        if text:
            yield text

    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:  # a stack, because hostile pages nest deeper than Python's recursion goes
        element, leaving = stack.pop()
        block = not isinstance(element.tag, str) or element.tag not in INLINE
        if leaving:
            if block:
                yield from end()
            line.append(element.tail or "")
            continue
        if not isinstance(element.tag, str) or element.tag in _NEVER_TEXT:
            line.append(element.tail or "")
            continue
        if block:
            yield from end()
        line.append(element.text or "")
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield from end()
