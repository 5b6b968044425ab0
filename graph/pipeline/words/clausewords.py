"""The words that clauses are told by: the lists of ``<xx>/clauses.toml``, folded."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold_all, words_of

_OPENING: Final = ("prepositions", "coordinators", "relatives", "complementizers", "adverbials", "contrasts")


@lru_cache(maxsize=256)
def clause_words(language: str, *lists: str) -> frozenset[str]:
    """The words and phrases of some lists together, none of one that the language does not have.

    >>> sorted(clause_words("en", "coordinators", "complementizers"))
    ['and', 'as well as', 'but also', 'or', 'that', 'whether']
    """
    return frozenset().union(*(words_of(language, "clauses", name) for name in lists))


@lru_cache(maxsize=16)
def first_words(language: str, *lists: str) -> frozenset[str]:
    """The words that the words and phrases of some lists begin with: where one of them stands, what is before it ends.

    >>> sorted(first_words("en", "coordinators"))
    ['and', 'as', 'but', 'or']
    """
    return fold_all((phrase.split()[0] for name in lists for phrase in table(language, "clauses")[name]), language)


def openers(language: str) -> frozenset[str]:
    """The first words of all that begins a clause or a phrase.

    >>> {"في", "و", "الذي"} <= openers("ar")
    True
    """
    return first_words(language, *_OPENING)


def verb_first(language: str) -> bool:
    """Whether verbs come before their subjects.

    >>> verb_first("ar"), verb_first("en")
    (True, False)
    """
    return bool(table(language, "clauses")["order"] == "VSO")
