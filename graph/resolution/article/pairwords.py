"""The words by which two that were named are called together: "الطرفان", "البلدين", "the two sides".

They are data (``<xx>/pairs.toml``); `pairs` asks which two are meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all


@dataclass(frozen=True, slots=True)
class Row:
    """Words for two things of some types; with `states` for the states of those named."""

    types: frozenset[str]
    states: bool


@dataclass(frozen=True)
class PairWords:
    """The words of a language, bare and folded; make it with `pair_words`."""

    rows: Mapping[str, Row]
    fillers: frozenset[str]
    both: frozenset[str]
    truces: frozenset[str]
    head_first: bool

    def row(self, words: tuple[str, ...]) -> Row | None:
        """The row of the words of a mention, if they say no more than that it is two.

        >>> pair_words("en").row(("men",)), pair_words("en").row(("armed", "men"))
        (Row(types=frozenset({'Person'}), states=False), None)
        """
        head, rest = (words[:1], words[1:]) if self.head_first else (words[-1:], words[:-1])
        return self.rows.get(*head) if head and self.fillers.issuperset(rest) else None


@lru_cache(maxsize=4)
def pair_words(language: str) -> PairWords:
    """The words of a language."""
    data = table(language, "pairs")

    def folded(words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, language)

    rows = {
        word: Row(frozenset(row["types"]), row.get("states", False))
        for row in data["pair"]
        for word in folded(row["words"])
    }
    head_first = table(language, "shortforms")["head_first"]
    return PairWords(rows, folded(data["fillers"]), folded(data["both"]), folded(data["truces"]), head_first)
