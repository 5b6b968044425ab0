"""Tell which words join others: "و", which is written with the word behind it, "أو", "and"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.words.clitics import segmenter


class Coordinators(NamedTuple):
    """The coordinators of a language, folded: those written with the word behind them, and the others."""

    glued: frozenset[str]
    apart: frozenset[str]

    @property
    def all(self) -> frozenset[str]:
        """All coordinators of the language."""
        return self.glued | self.apart


@lru_cache(maxsize=4)
def coordinators(language: str) -> Coordinators:
    """The coordinators of a language (``<xx>/clauses.toml``).

    >>> sorted(coordinators("en").apart)[:2], coordinators("ar").glued == {"و", "ف"}
    (['and', 'as well as'], True)
    """
    data = table(language, "clauses")
    words = fold_all(data["coordinators"], language)
    glued = words & fold_all(data["proclitics"], language)
    return Coordinators(glued, words - glued)


def joined(word: str, language: str) -> bool:
    """Whether a written word is a coordinator, or begins with one that is written with it.

    >>> [joined(word, "ar") for word in ("والوزير", "وزير", "في", "أو")]
    [True, False, False, True]
    """
    joins = coordinators(language)
    if fold(word, language) in joins.apart:
        return True
    pieces = segmenter(language).pieces(word) if joins.glued and word else ()
    return len(pieces) > 1 and pieces[0].norm in joins.glued
