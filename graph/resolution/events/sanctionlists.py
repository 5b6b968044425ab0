"""Tell whether a sentence is about a list of sanctions, on which others than terrorists are put."""

from __future__ import annotations

from functools import lru_cache

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold


def of_sanctions(sentence: str, language: str) -> bool:
    """Whether a sentence names a list of sanctions, and nothing of terror.

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
    """Folded names of lists of sanctions, and beginnings of words for terror.

    They are looked for within words: "بقائمة عقوباتها" ("on its sanctions list").
    """
    data = table(language, "lists")
    lists, terror = (tuple(fold(words, language) for words in data[key]) for key in ("sanctions", "terror"))
    return lists, terror
