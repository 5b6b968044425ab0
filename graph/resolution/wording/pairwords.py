"""Read words for two that were named before: "الطرفان", "the two sides"; they are data (``<xx>/pairs.toml``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all


@dataclass(frozen=True, slots=True)
class Row:
    """Words for two things of some types.

    With `states` they mean the states of those named, with `sides` the sides of what was told last that has two, and
    with `bare` they need no article: "ties between two countries".
    """

    types: frozenset[str]
    states: bool
    sides: bool = False
    bare: bool = True


@dataclass(frozen=True)
class PairWords:
    """The words of a language, bare and folded; make it with `pair_words`."""

    language: str
    rows: Mapping[str, Row]
    fillers: frozenset[str]
    both: frozenset[str]
    counted: frozenset[str]
    named: frozenset[str]
    truces: frozenset[str]
    head_first: bool

    def row(self, words: tuple[str, ...]) -> Row | None:
        """The row of the words of a mention, if they say no more than that it is two.

        >>> pair_words("en").row(("men",)), pair_words("en").row(("armed", "men"))
        (Row(types=frozenset({'Person'}), states=False, sides=False, bare=False), None)
        """
        head, rest = (words[:1], words[1:]) if self.head_first else (words[-1:], words[:-1])
        return self.rows.get(*head) if head and self.fillers.issuperset(rest) else None

    def taken(self, words: tuple[str, ...], before: Sequence[str]) -> Row | None:
        """The row of a mention's words with "two" in or before them; None for "two armies" not told of before.

        >>> english = pair_words("en")
        >>> english.taken(("two", "armies"), ("the",)) == english.taken(("armies",), ("both",))
        True
        >>> english.taken(("armies",), ("of",)), english.taken(("men",), ("freed", "two"))
        (None, None)
        >>> english.taken(("sides",), ("said", "two")) == english.row(("sides",))
        True
        """
        said = (*before, *words[:1]) if self.both.intersection(words[:1]) else tuple(before)  # "two" of "two ministers"
        row = self.row(words[len(said) - len(before) :])
        if row is None or (self.both and self.both.isdisjoint(said[-1:])):
            return None
        others = not row.bare and self.counted.issuperset(said[-1:]) and self.named.isdisjoint(said[-2:-1])
        return None if others else row

    def says_two(self, text: str, before: str) -> bool:
        """Whether a mention, by its words and those before it in its sentence, means two.

        >>> pair_words("ar").says_two("الطرفان", "واتفق "), pair_words("en").says_two("sides", "the other two ")
        (True, True)
        >>> pair_words("en").says_two("ministers", "and the two "), pair_words("en").says_two("ministers", "met two ")
        (True, False)
        >>> pair_words("en").says_two("sides", "all "), pair_words("en").says_two("Sides Bank", "both ")
        (False, False)
        """
        words = tuple(spelling(self.language).bare(text).split())
        return self.taken(words, [fold(word, self.language) for word in before.split()[-2:]]) is not None


@lru_cache(maxsize=4)
def pair_words(language: str) -> PairWords:
    """The words of a language."""
    data = table(language, "pairs")

    def folded(words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, language)

    rows = {
        word: Row(
            frozenset(row["types"]),
            row.get("states", False),
            row.get("sides", False),
            row.get("bare", not data["counted"]),
        )
        for row in data["pair"]
        for word in folded(row["words"])
    }
    head_first = table(language, "shortforms")["head_first"]
    fillers, both, counted, named, truces = (
        folded(data[key]) for key in ("fillers", "both", "counted", "named", "truces")
    )
    return PairWords(language, rows, fillers, both, counted, named, truces, head_first)
