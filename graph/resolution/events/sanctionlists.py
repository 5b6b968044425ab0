"""Lists of sanctions, on which others than terrorists are put: "أدرج مجلس الأمن المهرب على قائمة العقوبات"."""

from __future__ import annotations

from functools import lru_cache

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold


def of_sanctions(sentence: str, language: str) -> bool:
    """Whether a sentence tells of a list of sanctions and not of terrorists, whose lists may be called so as well.

    >>> of_sanctions("أدرج مجلس الأمن المهرب على قائمة العقوبات", "ar")
    True
    >>> of_sanctions("أدرجت واشنطن الجماعة على قائمة الإرهاب", "ar")
    False
    >>> of_sanctions("Britain put the terrorist group on its sanctions list.", "en")
    False
    """
    lists, terror = _words(language)
    text = " ".join(fold(sentence, language).split())
    return any(words in text for words in lists) and not any(letters in text for letters in terror)


@lru_cache(maxsize=4)
def _words(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of lists of sanctions, and the letters of what makes them lists of terrorists, folded.

    With clitics before them and pronouns behind them they are the same: "بقائمة عقوباتها".
    """
    data = table(language, "lists")
    lists, terror = (tuple(fold(words, language) for words in data[key]) for key in ("sanctions", "terror"))
    return lists, terror
