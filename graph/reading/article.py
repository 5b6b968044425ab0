"""The article: what reading gives and everything later refers to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from typing import Final

_OPENING: Final = 60
"""Characters of the longest opening."""


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, cleaned.

    Attributes:
        text: the kept text. Every offset in khabar counts code points of this string. The headline is its first
            paragraph when there is one; paragraphs are separated by a blank line or a line break.
        language: ISO 639-1 code, "ar" or "en".
        title: the headline.
        url: where it was published.
        publisher: the medium that carried it.
        published: publication date; relative dates are resolved against it.
        source: the file (and line) it was read from, for messages.
        id: a stable ASCII name made from the content: the first 16 hex digits of SHA-256 over url and text.

    >>> Article(text="خبر", language="ar").id == Article(text="خبر", language="ar", source="b.txt").id
    True
    """

    text: str
    language: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    source: str = ""
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Once, and not each of the thousands of times that it is asked for.
        content = f"{self.url or ''}\n{self.text}".encode()
        object.__setattr__(self, "id", hashlib.sha256(content).hexdigest()[:16])

    @property
    def opening(self) -> str:
        """The words that the text begins with, by which an article without a headline is known again.

        >>> Article(text="The ministry said on Sunday that its troops had freed the whole town.", language="en").opening
        'The ministry said on Sunday that its troops had freed the…'
        """
        first = " ".join(self.text.split("\n", 1)[0].split())
        if len(first) <= _OPENING:
            return first
        return (first[: _OPENING + 1].rpartition(" ")[0] or first[:_OPENING]) + "…"
