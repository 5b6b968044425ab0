"""Where in a quoted sentence the words stand that say a thing, and the names of those who take part.

A graph keeps the sentence of a mention and the mention's place in the article, but not the place of the sentence. It
follows where only one place puts every mention of the sentence on words; otherwise nothing is marked. Participants are
found by their names.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from khabar.graph.knowledge.views import EvidenceView
from khabar.graph.language.data import LANGUAGES, table
from khabar.graph.language.normalisation import folded
from khabar.graph.pipeline.rules import of_lexicon

MOST_PROCLITICS: Final = 3
"""Letters that may stand before a word in its own writing: "وللقصف" is said by "قصف"."""

CLEARLY: Final = 0.2
"""How much likelier, from 0 to 1, the best of several places must be to be taken."""

SHORTEST: Final = 2
"""Letters from which a name is looked for: shorter ones stand everywhere."""

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


def _a_word(quote: str, start: int, end: int) -> bool:
    """Whether a span ends with a word and begins with one, or after proclitics and the article."""
    if end < len(quote) and _letter(quote[end]):
        return False
    before = start
    while before > 0 and _letter(quote[before - 1]):
        before -= 1
    return _proclitics().fullmatch(quote, before, start) is not None


@lru_cache(maxsize=1)
def _articles() -> tuple[str, ...]:
    """Articles that are glued to the word."""
    data = [table(language, "nationality") for language in LANGUAGES]
    return tuple(one["article"] for one in data if one["clitics"])


def _bare(name: str) -> Iterator[str]:
    """A name, and without its glued article: behind a clitic that has swallowed a letter of it ("للجيش")."""
    yield name
    for article in map(folded, _articles()):
        if name.startswith(article) and len(name) > len(article) + SHORTEST:
            yield name[len(article) :]


@lru_cache(maxsize=1)
def _proclitics() -> re.Pattern[str]:
    """What may be glued to the front of a name: "والشرطة", "للجيش"."""
    data = [table(language, "nationality") for language in LANGUAGES]
    clitics = [clitic for one in data for clitic in one["clitics"]]
    glued = [*_articles(), *(one["swallowed"] * 2 for one in data if one.get("swallowed"))]
    return re.compile(f"(?:{'|'.join(map(re.escape, clitics))}){{0,2}}(?:{'|'.join(map(re.escape, glued))})?")


def _letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


def named(
    quote: str, names: Iterable[tuple[str, Sequence[str]]], *, taken: Span | None = None
) -> list[tuple[Span, str]]:
    """The code points of a quote that name things, given by key with all their names; none overlaps another.

    Spelling is folded and proclitics are allowed for, as in "والشرطة". Longer names win: "وزارة الدفاع", not "الدفاع".

    >>> named("وقالت الشرطة إن الجيش", [("a", ["الشرطة"]), ("b", ["الجيش"])])
    [((6, 12), 'a'), ((16, 21), 'b')]
    """
    text, places = _folded(quote)
    wanted = {(bare, key) for key, all_names in names for name in all_names for bare in _bare(folded(name))}
    free = [taken is None or not taken[0] <= at < taken[1] for at in range(len(quote))]
    found: list[tuple[Span, str]] = []
    for name, key in sorted(wanted, key=lambda pair: (-len(pair[0]), pair)):
        if len(name) < SHORTEST:
            continue
        for at in _occurrences(text, name):
            start, end = places[at], places[at + len(name) - 1] + 1
            while end < len(quote) and unicodedata.category(quote[end])[0] == "M":
                end += 1
            start -= next((len(article) for article in _articles() if quote.endswith(article, 0, start)), 0)
            if all(free[start:end]) and _a_word(quote, start, end):
                free[start:end] = [False] * (end - start)
                found.append(((start, end), key))
    return sorted(found)


def _folded(quote: str) -> tuple[str, list[int]]:
    """The folded text, and where in the quote each of its characters stands."""
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(quote):
        for letter in _letters(character):
            letters.append(letter)
            places.append(at)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _letters(character: str) -> str:
    """What a character folds to; white space by itself would fold to nothing."""
    return folded(character) or (" " if character.isspace() else "")


def _occurrences(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)
