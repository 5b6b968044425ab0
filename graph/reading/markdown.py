"""Markdown: the text without its markup, title and metadata from the front matter or the first heading."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from khabar.graph.reading.dates import parse_date

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT: Final = re.compile(r"\s*(---|\+\+\+)[ \t]*\n(.*?)\n(?:\1|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_ENTRY: Final = re.compile(r"([A-Za-z_-]+)\s*[:=]\s*(.*)")
_TITLE: Final = ("title", "headline")
_DATE: Final = ("date", "published", "datepublished", "pubdate")
_URL: Final = ("url", "link", "canonical", "canonical_url", "source_url")
_PUBLISHER: Final = ("publisher", "source", "site", "sitename", "site_name")


@dataclass(frozen=True, slots=True)
class MarkdownText:
    """A Markdown file's text, a line a paragraph, and what its front matter says.

    Attributes:
        undated: the date of the front matter if it cannot be read.
    """

    text: str
    title: str | None
    url: str | None
    publisher: str | None
    published: date | None
    undated: str | None = None


def read_markdown(source: str) -> MarkdownText:
    """The text and metadata of a normalised Markdown source.

    Front matter is the block between two ``---`` lines, ``key: value`` each, or ``+++`` lines, ``key = value`` each:
    title, date, url, publisher.

    >>> read_markdown("# خبر\\n\\nقال **الوزير** إن [الهدنة](http://a.b) بدأت.").text
    'خبر\\n\\nقال الوزير إن الهدنة بدأت.'
    """
    front: dict[str, str] = {}
    match = _FRONT.match(source)
    if match is not None:
        front = {entry[1].lower(): _unquote(entry[2]) for entry in map(_ENTRY.match, match[2].split("\n")) if entry}
        source = source[match.end() :]
    lines, heading = _lines(source)
    dated = _first(front, _DATE)
    published = parse_date(dated) if dated else None
    return MarkdownText(
        text="\n\n".join(lines),
        title=_first(front, _TITLE) or heading,
        url=_first(front, _URL),
        publisher=_first(front, _PUBLISHER),
        published=published,
        undated=dated if published is None else None,
    )


def _first(front: dict[str, str], names: Sequence[str]) -> str | None:
    return next((front[name] for name in names if front.get(name)), None)


def _unquote(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _lines(source: str) -> tuple[list[str], str | None]:
    """The text of each block, and of the first heading if nothing precedes it."""
    from markdown_it import MarkdownIt  # only for Markdown: start-up counts

    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    lines: list[str] = []
    heading = None
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type != "inline":
            continue
        text = " ".join("".join(_text(token)).split())
        if not text:
            continue
        if before is not None and before.type == "heading_open" and not lines:
            heading = text
        lines.append(text)
    return lines, heading


def _text(token: Token) -> Iterator[str]:
    """The words of an inline token: no images, tags and addresses."""
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield " "
