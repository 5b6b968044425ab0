"""How common the words of a language are: `<xx>/frequencies.txt.gz`, made by training/frequencies.py from wordfreq.

The first line has a character for each word, whose code point is `FIRST` more than the word's rank; the words follow in
code-point order, one a line. Words are found by bisection: a dict of as many takes three times as long to make.
"""

from __future__ import annotations

import gzip
import zlib
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder

FIRST: Final = 256


@dataclass(frozen=True, slots=True)
class Frequencies:
    """Ranks of folded words: -100 log10 of the relative frequency, so that 300 is one word in a thousand."""

    words: Sequence[str] = ()
    ranks: str = ""

    def rank(self, word: str, default: int) -> int:
        """The rank of a folded word; `default` for one that is not in the list."""
        index = bisect_left(self.words, word)
        if index < len(self.words) and self.words[index] == word:
            return ord(self.ranks[index]) - FIRST
        return default

    def __contains__(self, word: str) -> bool:
        return self.rank(word, -1) >= 0


@lru_cache(maxsize=2)
def frequencies(language: str) -> Frequencies:
    """The words of a language; none for a language without the file. For Arabic 242,000 words, 25 MB.

    Raises:
        LanguageDataError: the file is damaged.

    >>> frequencies("ar").rank("في", 1000) < frequencies("ar").rank("مدرسه", 1000) < 1000
    True
    """
    path = folder(language) / "frequencies.txt.gz"
    if not path.exists():
        return Frequencies()
    try:
        ranks, *words = gzip.decompress(path.read_bytes()).decode().split("\n")
    except (OSError, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise LanguageDataError(f"not readable: {error}; install khabar again", path=path) from error
    if len(ranks) != len(words):
        raise LanguageDataError("not as many ranks as words; install khabar again", path=path)
    return Frequencies(words, ranks)
