"""Compare spellings of names: quotes, articles, clitics, capitals, and the forms of nationality adjectives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold

_SHORT: Final = 3
"""Letters of an acronym up to which its capitals matter: "US" is no "us", but "Isis" is "ISIS"."""

_CACHE: Final = 20_000

_QUOTES: Final = re.compile('["«»“”„‟‹›]')


class Spelling:
    """How names of a language are compared (``<xx>/nationality.toml``); make it with `spelling`."""

    def __init__(self, language: str) -> None:
        data = table(language, "nationality")
        self.language = language
        self._article: str = data["article"]
        self.article: str = fold(self._article, language)
        self._glued = bool(data["clitics"])
        self._clitics = tuple(fold(clitic, language) for clitic in data["clitics"])
        self._swallowed: str = fold(data.get("swallowed", ""), language)
        self._ending: str = fold(data["ending"], language)
        self._endings = tuple(fold(ending, language) for ending in data["endings"])
        self._cases = {fold(form, language): fold(name, language) for form, name in data["cases"].items()}
        self._keys = lru_cache(maxsize=_CACHE)(self._key)
        self._bare = lru_cache(maxsize=_CACHE)(self._bare_key)

    def key(self, name: str) -> str:
        """The name folded, without quotes, single blanks between its words.

        >>> Spelling("ar").key('تنظيم  "الدولة الإسلامية"')
        'تنظيم الدوله الاسلاميه'
        """
        return self._keys(name)

    def _key(self, name: str) -> str:
        words = _QUOTES.sub(" ", fold(name, self.language)).replace("-", " ").split()
        if not self._cases.keys().isdisjoint(words):
            words[:-1] = [self._cases.get(word, word) for word in words[:-1]]
        return " ".join(words)

    def bare(self, name: str) -> str:
        """The key without the article, of each word that it is attached to ("الكورية الشمالية")."""
        return self._bare(name)

    def _bare_key(self, name: str) -> str:
        key = self.key(name)
        if not self._glued:
            return key.removeprefix(f"{self.article} ")
        return " ".join(self._without(word) for word in key.split())

    def definite(self, name: str) -> bool:
        """Whether a name begins with the article.

        >>> Spelling("ar").definite("الهيئة"), Spelling("en").definite("theatre")
        (True, False)
        """
        if not self._glued:
            return self.key(name).startswith(f"{self.article} ")
        # The letters as they are written: "ألمانيا" begins with another alif than the article.
        written = _QUOTES.sub("", unicodedata.normalize("NFC", name)).lstrip()
        return written.startswith(self._article) and self._without(self.key(name)) != self.key(name)

    def _without(self, word: str) -> str:
        rest = word.removeprefix(self.article)
        return rest if len(rest) > 2 else word

    def readings(self, name: str) -> Iterator[str]:
        """Keys the name may be found under, likelier ones first: as it is, without or with article, behind a clitic."""
        key = self.key(name)
        yield key
        if not self._glued:
            yield key.removeprefix(f"{self.article} ")
            yield f"{self.article} {key}"
            return
        if key.startswith(self.article):
            yield key[len(self.article) :]
        else:
            yield self.article + key
        for clitic in self._clitics:
            if key.startswith(clitic) and len(key) > len(clitic) + 2:
                rest = key[len(clitic) :]
                yield rest
                if clitic == self._swallowed and rest.startswith(self.article[-1]):
                    yield self.article[:-1] + rest

    def fits(self, name: str, written: str) -> bool:
        """Whether a short name is written with its capitals: "US" is not found in "us"."""
        return not capitals_matter(name) or _QUOTES.sub("", written).strip().endswith(name)

    def inflected(self, adjective: str) -> Iterator[str]:
        """Keys, without article, of all forms of a nationality adjective; words of a phrase agree."""
        words = self.key(adjective).split()
        if not all(word.endswith(self._ending) for word in words):
            yield " ".join(words)
            return
        stems = [word[: len(word) - len(self._ending)] for word in words]
        for ending in self._endings:
            yield " ".join(stem + ending for stem in stems)
        if len(words) > 1:  # "South Korean": only the last word has an ending
            for ending in self._endings:
                yield " ".join((*words[:-1], stems[-1] + ending))


def capitals_matter(name: str) -> bool:
    """Whether a name is a short acronym.

    >>> [capitals_matter(name) for name in ("US", "U.S.", "ISIS", "Iraq", "داعش")]
    [True, True, False, False, False]
    """
    letters = list(islice(filter(str.isalpha, name), _SHORT + 1))
    return 0 < len(letters) <= _SHORT and all(unicodedata.category(letter) == "Lu" for letter in letters)


@lru_cache(maxsize=4)
def spelling(language: str) -> Spelling:
    """The spelling of a language."""
    return Spelling(language)
