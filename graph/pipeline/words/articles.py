"""What stands before a name but for its articles: "from the rebels"."""

from __future__ import annotations

from collections.abc import Set

from spacy.tokens import Doc


def before_articles(doc: Doc, at: int, *, begin: int, articles: Set[str]) -> int:
    """The first of the articles that stand right before a token, none before `begin`, or the token.

    >>> import spacy
    >>> before_articles(spacy.blank("en")("than the rebels"), 2, begin=0, articles={"the"})
    1
    """
    while at > begin and doc[at - 1].norm_ in articles:
        at -= 1
    return at
