"""Find the teasers of other articles in a web page by its markup: titles that are links, several in a row.

Their headings ("Related", "اقرأ أيضا") and classes differ from site to site, and extraction may drop the heading and
keep what stands below. But a title that links to another page is no sentence of this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

_LEAST: Final = 3
"""Teasers in a row; one or two may be a list of links within an article."""

_TITLE_WORDS: Final = 3
"""Words of a title at least; fewer are an author, a section or a time."""

_BEFORE: Final = 4
"""Words at the most before the title: its section, or how old it is."""

_MOST_WORDS: Final = 70
"""Words of a teaser at the most, with its title."""

_MOST_BELOW: Final = 40
"""Words of the paragraph below a title at the most; longer ones tell what a page of summaries has to tell."""

_MOST_ELEMENTS: Final = 100
"""Elements of a teaser at the most: of hostile pages, too, no part is gone through again and again."""

_ITEMS: Final = frozenset({"article", "div", "section", "li", "td", "tr"})
INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s"}
    | {"small", "span", "strong", "strike", "sub", "sup", "time", "tt", "u", "var", "wbr", "del", "acronym", "big"}
)
"""Elements within a line."""

_NO_TEXT: Final = frozenset({"script", "style", "noscript", "template", "svg"})
_HEADINGS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})


def remove_teasers(tree: Any) -> bool:
    """Remove the teasers of other articles from a page; whether there were any.

    >>> from lxml.html import document_fromstring
    >>> page = "<p>Egypt freed ten men.</p>" + "".join(
    ...     f"<div><a href='/{n}'>Iran warns Israel again</a><p>It did so on Friday.</p></div>" for n in range(3)
    ... )
    >>> tree = document_fromstring(page)
    >>> remove_teasers(tree), tree.text_content()
    (True, 'Egypt freed ten men.')
    """
    found = [teaser for parent in tree.iter() for teaser in (*_items(parent), *_titled(parent))]
    for element in found:
        if element.getparent() is not None:
            element.drop_tree()
    return bool(found)


def _items(parent: Any) -> Iterator[Any]:
    """The children of an element that are teasers, where several stand side by side."""
    for tag, row in groupby(_elements(parent), key=lambda child: child.tag):
        if tag in _ITEMS:
            teasers = [
                (child, address) for child in row if _within(child, _MOST_WORDS) and (address := _address(child))
            ]
            if len({address for _, address in teasers}) >= _LEAST:
                yield from (child for child, _ in teasers)


def _titled(parent: Any) -> Iterator[Any]:
    """Headings among the children of an element that are links, with the paragraph below each; where several are."""
    children = list(_elements(parent))
    titles = [
        (place, address)
        for place, child in enumerate(children)
        if child.tag in _HEADINGS and _within(child, _MOST_BELOW) and (address := _address(child))
    ]
    if len({address for _, address in titles}) < _LEAST:
        return
    below = [children[place + 1] for place, _ in titles if place + 1 < len(children) and children[place + 1].tag == "p"]
    if not all(_within(paragraph, _MOST_BELOW) for paragraph in below):
        return
    yield from (children[place] for place, _ in titles)
    if len(below) == len(titles):  # else what stands below the last may go on with the article
        yield from below


def _elements(parent: Any) -> Iterator[Any]:
    """The children of an element that are elements."""
    return (child for child in parent if isinstance(child.tag, str))


def _within(element: Any, most: int) -> bool:
    """Whether an element is small: of at most so many words."""
    words = 0
    for number, inner in enumerate(element.iter()):
        if inner.tag not in _NO_TEXT:
            words += len((inner.text or "").split())
        if inner is not element:
            words += len((inner.tail or "").split())
        if words > most or number >= _MOST_ELEMENTS:
            return False
    return True


def _address(element: Any) -> str:
    """Where the title leads to with which a small element begins, or "" where it begins otherwise.

    A paragraph that begins with a link, "<a>The ministry of health</a> said", goes on behind it.
    """
    before = 0
    for inner in element.iter():
        if inner.tag == "a" and len(inner.text_content().split()) >= _TITLE_WORDS:
            return "" if _goes_on(inner, element) else _other_page(inner)
        if inner.tag not in _NO_TEXT:
            before += len((inner.text or "").split())
        if inner is not element:
            before += len((inner.tail or "").split())
        if before > _BEFORE:
            return ""
    return ""


def _goes_on(link: Any, element: Any) -> bool:
    """Whether text follows a link on its line."""
    node = link
    while node is not element and node.tag in INLINE:
        if (node.tail or "").strip():
            return True
        node = node.getparent()
    return False


def _other_page(link: Any) -> str:
    """The address of a link, "" if it leads to a place of a page, as those of a live blog's entries do."""
    address = (link.get("href") or "").strip()
    return "" if "#" in address else address
