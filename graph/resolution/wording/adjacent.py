"""Give the word before or behind a position of a text, without a copy of the rest."""

from __future__ import annotations


def last_word(text: str, end: int) -> str:
    """The last word of a text before a place, "" before the first.

    >>> last_word("the army said", 9), last_word("the army said", 7), last_word(" said", 1)
    ('army', 'arm', '')
    """
    while end and text[end - 1].isspace():
        end -= 1
    start = end
    while start and not text[start - 1].isspace():
        start -= 1
    return text[start:end]


def first_word(text: str, start: int) -> str:
    """The first word of a text from a place on, "" behind the last.

    >>> first_word("the army said", 3), first_word("the army said", 13)
    ('army', '')
    """
    while start < len(text) and text[start].isspace():
        start += 1
    end = start
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]
