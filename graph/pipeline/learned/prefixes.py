"""Set where mentions begin and end at prefixes of stance: "anti-Taliban", "pro-Iran militias"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.arguments.stancewords import stance_words
from khabar.graph.pipeline.learned.scoring import Thing


def named(
    words: Sequence[str], things: Iterable[Thing], known: Mapping[tuple[int, int], int], *, language: str
) -> Iterator[Thing]:
    """The mentions of a sentence, in order; `known` are the names that the lexicon found, with their kinds.

    A prefix with one name is a mention of the name ("Anti-Taliban operations"), a prefix with more one of the whole
    ("pro-Iran militias"); a prefix alone, or with a word that is no name, is no mention.

    >>> list(named(["anti", "-", "war", "rallies"], [Thing(0, 3, 1)], {}, language="en"))
    []
    >>> list(named(["Pro", "-", "Iran", "militias"], [Thing(0, 1, 1), Thing(2, 4, 1)], {}, language="en"))
    [Thing(start=0, end=4, kind=1)]
    """
    data = stance_words(language)
    if not data.prefixes:
        yield from things
        return

    def prefix(at: int) -> bool:
        return 0 <= at < len(words) and fold(words[at], language) in data.prefixes

    def joined(at: int) -> bool:
        return at < len(words) and words[at] in data.hyphens

    last = 0
    for thing in things:
        start, end = thing.start, thing.end
        if (
            prefix(start - 2)
            and joined(start - 1)
            and end > start + 1
            and (start, end) not in known
            and last < start - 1
        ):
            thing = thing._replace(start=start - 2)
        elif prefix(start) and joined(start + 1) and end <= start + 3:
            kind = known.get((start + 2, end))
            if kind is None:
                continue
            thing = Thing(start + 2, end, kind)
        elif prefix(start) and joined(start + 1) and (start + 2, end) in known:
            thing = Thing(start + 2, end, known[start + 2, end])
        last = thing.end
        yield thing
