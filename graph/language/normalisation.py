"""Folding of spelling, so that two writings of one word compare equal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from khabar.graph.language.data import LANGUAGES, table

LONG = 10_000
"""Characters from which replacing one after the other, each over the whole text, is faster than a table."""


@lru_cache(maxsize=8)
def _map(language: str) -> dict[int, str | None]:
    data = table(language, "normalisation")
    folding: dict[int, str | None] = {ord(character): None for character in data["delete"]}
    folding.update({ord(old): new for old, new in data["replace"].items()})
    for first, last in data["presentation_forms"]:
        for code in range(ord(first), ord(last) + 1):
            letters = unicodedata.normalize("NFKC", chr(code)).strip()  # a mark alone stands on a blank
            if letters != chr(code) and " " not in letters:  # no whole phrase: "ﷺ"
                folding[code] = letters.translate(folding)
    return folding


def fold(text: str, language: str) -> str:
    """The text in folded spelling (`<language>/normalisation.toml`), lower-cased; for comparing, never for showing.

    >>> fold("الإِسلاميّة", "ar") == fold("الاسلامية", "ar")
    True
    """
    folding = _map(language)
    if len(text) < LONG:
        return text.translate(folding).lower()
    for character in set(text):
        if ord(character) in folding:
            text = text.replace(character, folding[ord(character)] or "")
    return text.lower()


def fold_all(words: Iterable[str], language: str) -> frozenset[str]:
    """The folded forms of words of the data, to look words of texts up in.

    >>> sorted(fold_all(["Says", "said", "SAID"], "en"))
    ['said', 'says']
    """
    return frozenset(fold(word, language) for word in words)


@lru_cache(maxsize=512)
def words_of(language: str, name: str, *keys: str) -> frozenset[str]:
    """The folded words of a list in the table `<language>/<name>.toml`, none of one that it does not have.

    >>> "في" in words_of("ar", "clauses", "prepositions")
    True
    """
    found: Any = table(language, name)
    for key in keys:
        found = found.get(key, ())
    return fold_all(found, language)


@lru_cache(maxsize=8)
def _unshown(language: str) -> dict[int, None]:
    return dict.fromkeys(map(ord, table(language, "normalisation")["unshown"]))


def plain(text: str, language: str) -> str:
    """The text as labels show it, without ornament: what stretches letters, and vowels that are seldom written.

    >>> plain("حـــكـم", "ar"), plain("قُم", "ar"), plain("عمّان", "ar")
    ('حكم', 'قم', 'عمّان')
    """
    return text.translate(_unshown(language))


def fold_in_all(text: str) -> str:
    """The text in the folded spelling of every language, for one that may be of any, or of several.

    >>> fold_in_all("وكالة SANA")
    'وكاله sana'
    """
    for language in LANGUAGES:
        text = fold(text, language)
    return text


def folded(name: str) -> str:
    """A name in the form names are compared in: spelling of all languages folded, white space single.

    >>> folded("وكالة  الأنباء SANA")
    'وكاله الانباء sana'
    """
    return " ".join(fold_in_all(name).split())
