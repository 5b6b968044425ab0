"""Where in a quoted sentence the words stand that say a thing.

A graph keeps the sentence of a mention and the mention's place in the article, but not the place of the sentence. It
follows where only one place puts every mention of the sentence on words; otherwise nothing is marked.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from khabar.graph.knowledge.views import EvidenceView
from khabar.graph.pipeline.rules import of_lexicon

MOST_PROCLITICS: Final = 3
"""Letters that may stand before a word in its own writing: "وللقصف" is said by "قصف"."""

CLEARLY: Final = 0.2
"""How much likelier, from 0 to 1, the best of several places must be to be taken."""

Span = tuple[int, int]


def marks(mentions: Iterable[EvidenceView]) -> dict[str, Span]:
    """The code points of its quote that each mention is about, by IRI, for those whose place is certain."""
    sentences: dict[tuple[str, str], list[EvidenceView]] = defaultdict(list)
    for mention in mentions:
        sentences[mention.article.iri, mention.quote].append(mention)
    found: dict[str, Span] = {}
    for (_, quote), said in sentences.items():
        start = _start(quote, said)
        if start is not None:
            found |= {mention.iri: (mention.start - start, mention.end - start) for mention in said}
    return found


def _start(quote: str, said: list[EvidenceView]) -> int | None:
    """The only place in the article where the sentence can begin."""
    last = min(mention.start for mention in said)
    first = max(0, max(mention.end for mention in said) - len(quote))
    likely = sorted(
        (
            (sum(_likeness(quote, place, mention) for mention in said) / len(said), place)
            for place in range(first, last + 1)
            if all(_on_words(quote, mention.start - place, mention.end - place) for mention in said)
        ),
        reverse=True,
    )
    if not likely or (len(likely) > 1 and likely[0][0] - likely[1][0] < CLEARLY):
        return None
    return likely[0][1]


def _likeness(quote: str, place: int, mention: EvidenceView) -> float:
    """How much the words are like the one that names the rule ("foiling:أحبط"), from 0 to 1."""
    word = of_lexicon(mention.rule).partition(":")[2].partition("#")[0]
    return difflib.SequenceMatcher(None, word, quote[mention.start - place : mention.end - place]).ratio()


def _on_words(quote: str, start: int, end: int) -> bool:
    """Whether a span ends with a word and begins with one or after its proclitics."""
    if (
        start >= end
        or not (_letter(quote[start]) and _letter(quote[end - 1]))
        or (end < len(quote) and _letter(quote[end]))
    ):
        return False
    before = quote[max(0, start - MOST_PROCLITICS - 1) : start]
    return len(before) <= MOST_PROCLITICS or not all(map(_letter, before))


def _letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"
