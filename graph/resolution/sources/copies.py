"""Near-duplicate articles: what an agency sends out and many papers print is one report, not many.

Method: word shingles, MinHash and banding (Broder 1997, "On the resemblance and containment of documents"; Indyk and
Motwani 1998), which only name the pairs that are then compared exactly. All hashes are made by BLAKE2 and arithmetic of
64 bits, so that every machine finds the same.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from khabar.graph.language.normalisation import fold
from khabar.graph.reading.article import Article
from khabar.graph.resolution.analysts.union import Union
from khabar.graph.resolution.article.discourse import headline

SHINGLE: Final = 4
"""Words in a row that are compared as one."""

SHORT: Final = 30
"""Words of a text below which only the same words in the same order are a copy.

Two lines of breaking news differ in a word and tell of two things: "عاجل: انفجار في حلب", "عاجل: انفجار في حماة".
"""

CONTAINED: Final = 0.75
"""The share of the shorter text's shingles that the longer one has, too; a paragraph may be added or cut."""

HALF: Final = 0.5
"""The part of the longer text that the shorter one is; one that quotes a short report and tells more is no copy."""

DAYS: Final = 7
"""Days between two alike texts that are not the same; later it is a bulletin that fills in one form again."""

LINE_DAYS: Final = 1
"""The same between two short texts of the same words: "دوي انفجار في دمشق" is true on many days."""

NUMBERS: Final = 0.5
"""The share of the shorter text's numbers that the longer one has: bulletins of two days differ only in them."""

FEW_NUMBERS: Final = 3
"""Numbers below which they tell nothing."""

BANDS: Final = 64
ROWS: Final = 2
"""Pairs that may be copies share a third of their shingles, and then a band with a likelihood above .999."""

_CHUNK: Final = 4096
"""Shingles hashed at a time, to bound memory."""

_WORD: Final = re.compile(r"\w+")
_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)

Hashes = npt.NDArray[np.uint64]


class _Text(NamedTuple):
    """What is compared of an article: its words' shingles, hashed and sorted, and its numbers."""

    id: str
    published: date | None
    shingles: Hashes
    numbers: frozenset[str]

    @property
    def place(self) -> tuple[date, str]:
        """Sorts articles: the earliest first, those of unknown date last."""
        return self.published or date.max, self.id


def copies(articles: Iterable[Article]) -> dict[str, str]:
    """The articles that repeat another: id of the copy to id of the original.

    The original of some copies is the one published first, of several the one with the least id. The headline does not
    count: papers write their own.
    """
    texts: list[_Text] = []
    lines: dict[str, list[_Text]] = defaultdict(list)
    same: dict[bytes, list[_Text]] = defaultdict(list)
    of_word: dict[str, int] = {}
    for article in articles:
        words = _words(article)
        short = len(words) < SHORT
        text = _Text(
            id=article.id,
            published=article.published,
            shingles=np.empty(0, np.uint64) if short else _shingles(words, of_word),
            numbers=frozenset(word for word in words if word.isdecimal()),
        )
        texts.append(text)
        if short:
            lines[" ".join(words)].append(text)
        else:
            same[text.shingles.tobytes()].append(text)
    # The least place, that of the earliest, stands for those that are one.
    union = Union(text.place for text in texts)
    for found in lines.values():
        for first, second in _in_days(found):
            union.unite(first.place, second.place)
    distinct = []
    for found in same.values():
        found.sort(key=lambda text: text.place)
        distinct.append(found[0])
        for other in found[1:]:
            union.unite(found[0].place, other.place)
    days = [{text.published for text in same[first.shingles.tobytes()]} for first in distinct]
    for first, second in _candidates(distinct, days):
        if union.root(first.place) != union.root(second.place) and _alike(first, second):
            union.unite(first.place, second.place)
    return dict(sorted((id, first) for (_, id), (_, first) in union.roots().items() if first != id))


def _words(article: Article) -> list[str]:
    """The words of an article in folded spelling, without its headline unless there is nothing else."""
    body = article.text[headline(article) :]
    return _WORD.findall(fold(body, article.language)) or _WORD.findall(fold(article.text, article.language))


def _shingles(words: Sequence[str], of_word: dict[str, int]) -> Hashes:
    for word in words:
        if word not in of_word:
            of_word[word] = int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "little")
    hashes = np.array([of_word[word] for word in words], dtype=np.uint64)
    count = len(words) - SHINGLE + 1
    mixed = np.zeros(count, dtype=np.uint64)
    for place in range(SHINGLE):
        mixed = (mixed * _FACTOR) ^ hashes[place : place + count]
        mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * _FACTOR)


def _in_days(found: list[_Text]) -> Iterator[tuple[_Text, _Text]]:
    """Neighbours in time among texts of the same words, if close enough; an undated text is a copy of the first."""
    found.sort(key=lambda text: text.place)
    for first, second in pairwise(found):
        if first.published is None or second.published is None:
            yield found[0], second
        elif (second.published - first.published).days <= LINE_DAYS:
            yield first, second


def _candidates(texts: Sequence[_Text], days: Sequence[set[date | None]]) -> Iterator[tuple[_Text, _Text]]:
    """Pairs that share a band of their signatures and were published near enough to be copies of one, each once.

    `days` says when each text was published, which may have been more than once.
    """
    signatures = [_signature(text.shingles).reshape(BANDS, ROWS) for text in texts]
    seen: set[tuple[int, int]] = set()
    for band in range(BANDS):
        blocks: dict[bytes, list[int]] = defaultdict(list)
        for number, signature in enumerate(signatures):
            blocks[signature[band].tobytes()].append(number)
        pairs = {pair for block in blocks.values() if len(block) > 1 for pair in _near(block, days)}
        for first, second in sorted(pairs - seen):
            yield texts[first], texts[second]
        seen |= pairs


def _near(block: Sequence[int], days: Sequence[set[date | None]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of a block published close enough to be copies of one; an unknown day is close to all."""
    undated = [number for number in block if None in days[number]]
    yield from ((min(one, other), max(one, other)) for one in undated for other in block if one != other)
    recent: deque[tuple[date, int]] = deque()
    for day, number in sorted((day, one) for one in block for day in days[one] if day is not None):
        while recent and (day - recent[0][0]).days > DAYS:
            recent.popleft()
        yield from ((min(number, other), max(number, other)) for _, other in recent if other != number)
        recent.append((day, number))


def _signature(shingles: Hashes) -> Hashes:
    """The least values of the shingles under each of the hash functions."""
    factors, terms = _functions()
    least = np.full(BANDS * ROWS, np.iinfo(np.uint64).max, dtype=np.uint64)
    for start in range(0, len(shingles), _CHUNK):
        chunk = shingles[start : start + _CHUNK, np.newaxis]
        np.minimum(least, (chunk * factors + terms).min(axis=0), out=least)
    return least


@lru_cache(maxsize=1)
def _functions() -> tuple[Hashes, Hashes]:
    """Factors, all odd, and terms of the hash functions."""
    digests = b"".join(blake2b(f"minhash {n}".encode(), digest_size=16).digest() for n in range(BANDS * ROWS))
    numbers = np.frombuffer(digests, dtype="<u8").astype(np.uint64).reshape(-1, 2)
    return numbers[:, 0] | np.uint64(1), numbers[:, 1].copy()


def _alike(one: _Text, other: _Text) -> bool:
    """Whether two texts that are not the same are copies of one."""
    small, large = sorted((one, other), key=lambda text: len(text.shingles))
    if len(small.shingles) < HALF * len(large.shingles):
        return False
    shared = len(np.intersect1d(small.shingles, large.shingles, assume_unique=True))
    if shared < CONTAINED * len(small.shingles):
        return False
    few = len(small.numbers) < FEW_NUMBERS
    return few or len(small.numbers & large.numbers) >= NUMBERS * len(small.numbers)
