"""Spellings of one name (``<language>/variants.toml``): articles, hyphens, doubled letters, usual transcriptions.

Two measures of likeness, both far from guessing. Names of one `loose` form are one name spelt differently. Of names of
several words that are not of persons, `near` also takes those that differ in the vowels of one long word; a consonant
more or less is another name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import Final

from khabar.graph.catalog.spelling import spelling
from khabar.graph.language.data import table
from khabar.graph.language.normalisation import fold, fold_all

_LONG: Final = 7
"""Letters, without the article, from which a word may differ in its vowels: "الحسني" and "الحسيني" are two families."""

_SHORT: Final = 6
"""Letters from which the ending of a word may have variants: "Nusrah", but "Rafa" is a first name, not Rafah."""

_ALIKE: Final = 85.0
"""Likeness (rapidfuzz's ratio, of 100) that such words need: "Sulaymaniya", "Sulaimaniyah"."""

_CACHE: Final = 50_000
_APOSTROPHES: Final = re.compile("['`\u02bb-\u02bf\u2018\u2019]")
_HYPHEN: Final = "-"
_WORDS: Final = re.compile(r"[^\W_]+(?:[.'&][^\W_]+)*\.?|[^\w\s]")
_DOTLESS: Final = str.maketrans("ıøłđ", "iold")
"""Letters whose marks Unicode does not take apart."""


class Variants:
    """The rows of a language; make it with `variants`."""

    def __init__(self, language: str) -> None:
        data = table(language, "variants")
        self._language = language
        self._article: str = fold(data["article"], language)
        self._articles = self._folded(data["articles"])
        self._assimilated = self._folded(data["assimilated"])
        self._joined = self._folded(data["joined"])
        self._before_article = {fold(k, language): fold(v, language) for k, v in data["before_article"].items()}
        self._opening = self._joined.union(self._before_article)
        self._vowels = frozenset(fold(data["vowels"], language))
        self._endings = {fold(k, language): fold(v, language) for k, v in data["endings"].items()}
        self._parts = {fold(old, language): fold(new, language) for old, new in data["parts"]}
        self._part = re.compile("|".join(map(re.escape, self._parts)) or "(?!)")
        self._same: dict[str, str] = {}
        for first, *others in data["words"]:
            self._same.update((self._word(word), self._word(first)) for word in others)
        self.word = lru_cache(maxsize=_CACHE)(self._word)
        self.split = lru_cache(maxsize=_CACHE)(self._split)
        self.loose = lru_cache(maxsize=_CACHE)(self._loose)

    def _folded(self, words: Sequence[str]) -> frozenset[str]:
        return fold_all(words, self._language)

    def _plain(self, word: str) -> str:
        """A word folded, without marks on its letters and apostrophes, "" for a hyphen."""
        folded = fold(word, self._language)
        if folded.isascii() or self._article == "":
            return _APOSTROPHES.sub("", folded)
        text = unicodedata.normalize("NFD", folded).translate(_DOTLESS)
        if not text.isalpha():  # no combining mark is a letter
            text = "".join(c for c in text if not unicodedata.combining(c))
        return _APOSTROPHES.sub("", text)

    def _word(self, word: str, *, hyphen: bool = False) -> str:
        """The form in which a word of a name is compared.

        Args:
            word: as it is written.
            hyphen: whether a hyphen follows.

        >>> [variants("en").word(word) for word in ("Da'esh", "Hizbullah", "Erdoğan")]
        ['daesh', 'hezbolla', 'erdogan']
        >>> variants("en").word("ez", hyphen=True), variants("en").word("as")
        ('al', 'as')
        """
        plain = self._plain(word) or fold(word, self._language)
        if plain in self._articles or (hyphen and plain in self._assimilated):
            return self._article
        plain = self._part.sub(lambda found: self._parts[found[0]], plain)
        for ending, usual in self._endings.items():
            if len(plain) >= _SHORT and plain.endswith(ending):
                plain = plain.removesuffix(ending) + usual
        return self._same.get(plain, plain)

    def _split(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The forms of the words and marks of a name, hyphens left out, and how they are written, for their capitals.

        >>> variants("en").split("Deir ez-Zour")
        (('deir', 'al', 'zor'), ('Deir', 'ez', 'Zour'))
        """
        folded = _WORDS.findall(fold(name, self._language))
        written = _WORDS.findall(name)
        if len(written) != len(folded):  # a diacritic is no letter
            written = folded
        if _HYPHEN not in folded:
            return tuple(map(self.word, folded)), tuple(written)
        kept = [index for index, word in enumerate(folded) if word != _HYPHEN]
        words = (self.word(folded[index], hyphen=folded[index + 1 : index + 2] == [_HYPHEN]) for index in kept)
        return tuple(words), tuple(written[index] for index in kept)

    def respelt(self, words: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Other ways to cut a name, given by the forms of its words: "abdul malik", "abdulmalik", "abd al malik".

        >>> list(variants("ar").respelt(("عبد", "الفتاح", "البرهان")))
        [('عبدالفتاح', 'البرهان')]
        """
        if self._opening.isdisjoint(words):
            return
        whole = tuple(words)
        for index, word in enumerate(whole[:-1]):
            rest = whole[index + 1 :]
            before, spelt = whole[:index], self._before_article.get(word)
            if spelt and rest[0] == self._article and len(rest) > 1:
                yield (*before, spelt, *rest[1:])
                yield (*before, spelt + rest[1], *rest[2:])
            elif word in self._joined:
                yield (*before, word + rest[0], *rest[1:])
                for first, joint in self._before_article.items():
                    if joint == word:
                        yield (*before, first, self._article, *rest)

    def _loose(self, name: str) -> str:
        """The form that all spellings of a name have.

        >>> variants("en").loose("Abd al-Malik Al-Huthi") == variants("en").loose("Abdulmalik el Houthi")
        True
        """
        words = [word for word in self.split(name)[0] if any(map(str.isalnum, word))]
        found: list[str] = []
        index = 0
        while index < len(words):
            word = words[index]
            if index + 2 < len(words) and words[index + 1] == self._article and word in self._before_article:
                word, index = self._before_article[word], index + 1
            if word in self._joined and index + 1 < len(words):
                word, index = word + words[index + 1], index + 1
            found.append(word)
            index += 1
        return " ".join(found)

    def long(self, name: str) -> bool:
        """Whether a name has several words and one of them is long enough for `near`."""
        return " " in name and any(len(word) >= _LONG for word in name.split())

    def near(self, one: str, other: str) -> bool:
        """Whether two names of several words differ at most in the vowels inside one long word.

        A vowel at its end makes another word of it: "Azerbaijani".

        >>> variants("en").near("Khuzestan Province", "Khuzistan province")
        True
        """
        from rapidfuzz import fuzz  # of few names: start-up counts

        first, second = self._content(one), self._content(other)
        if len(first) != len(second) or len(first) < 2:
            return False
        differing = [pair for pair in zip(first, second, strict=True) if pair[0] != pair[1]]
        return len(differing) <= 1 and all(
            min(len(a), len(b)) >= _LONG
            and self._consonants(a) == self._consonants(b)
            and a[-1] == b[-1]
            and fuzz.ratio(a, b) >= _ALIKE
            for a, b in differing
        )

    def _content(self, name: str) -> list[str]:
        """The words of the loose form without articles."""
        bare = spelling(self._language).bare
        return [bare(word) for word in self.loose(name).split() if word != self._article]

    def _consonants(self, word: str) -> str:
        first, rest = word[:1], word[1:]
        return first + "".join(letter for letter, _ in groupby(c for c in rest if c not in self._vowels))


@lru_cache(maxsize=4)
def variants(language: str) -> Variants:
    """The spellings of a language."""
    return Variants(language)


@lru_cache(maxsize=20_000)
def spelt(name: str, language: str) -> tuple[str, ...]:
    """The bare words of a person's name, the same for all usual spellings of it.

    >>> spelt("Mohamed el-Masri", "en") == spelt("Muhammad al-Masri", "en"), spelt("عبد الله", "ar")
    (True, ('عبدالله',))
    """
    rules = spelling(language)
    # A key has no hyphens, by which an article is known: "ash-Sharaa".
    loose = variants(language).loose(name if "-" in name else rules.key(name))
    return tuple(rules.bare(loose).split())
