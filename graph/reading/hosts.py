"""The site that an address is of."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

_SAME: Final = re.compile(r"(?:(?:www\d?|m|amp)\.)+(?=[^.]+\.)")
"""What begins a host and makes no other site of it; the rest is a name and what it ends in."""


def host(url: str | None) -> str:
    """The host of an address, in lower case; "" where it has none.

    >>> host("https://www.News.example/1"), host("https://m.news.example:8080"), host("http://["), host(None)
    ('news.example', 'news.example', '', '')
    """
    try:
        return bare(urlsplit(url or "").hostname or "")
    except ValueError:  # a broken address, as "http://[" is
        return ""


def bare(name: str) -> str:
    """A host without "www." and the like, so that those of one site are the same.

    >>> bare("WWW2.news.example"), bare("amp.m.news.example"), bare("m.example")
    ('news.example', 'news.example', 'm.example')
    """
    name = name.lower()
    return name[found.end() :] if (found := _SAME.match(name)) else name
