"""Whether a name in one script can be that in another: "علي شمخاني" and "Ali Shamkhani" (``<xx>/sounds.toml``).

Consonants are compared by coarse signs and must all be there; of vowels Arabic writes the long ones, and each must
stand where the other name has a vowel that it can be. So "حسن" is Hassan and not Hussein.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from khabar.graph.language.data import table

_HAMZAS: Final = "\u0653\u0654\u0655"
"""Marks that make a letter another one (أ, إ, آ), unlike those of short vowels."""

_ANY: Final = "?"
_LONG: Final = 2
"""Letters from which a vowel that is written is a long one."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """A name as it sounds.

    Attributes:
        consonants: their signs, one a character.
        vowels: the signs of the vowels before each consonant and behind the last; a letter may have several.
    """

    consonants: str
    vowels: tuple[tuple[frozenset[str], ...], ...]


@dataclass(frozen=True)
class _Letters:
    pattern: re.Pattern[str]
    consonants: Mapping[str, str]
    vowels: Mapping[str, frozenset[str]]
    silent: tuple[str, ...]
    articles: tuple[str, ...]
    forms: Mapping[str, str]
    joined: re.Pattern[str] | None


def sounds(name: str, language: str) -> Sounds:
    """How a name sounds, its articles left out.

    >>> sounds("العاروري", "ar").consonants == sounds("al-Arouri", "en").consonants == "rr"
    True
    """
    letters = _letters(language)
    consonants: list[str] = []
    vowels: list[list[frozenset[str]]] = [[]]
    for word in _words(name, letters):
        for place, found in enumerate(letters.pattern.findall(word)):
            sign = letters.consonants.get(found)
            if sign is None:
                # The alif of "الله" is not spoken behind a word, and transcribed by any vowel.
                signs = frozenset([_ANY]) if letters.joined is None and not place and consonants else None
                vowels[-1].append(signs or letters.vowels[found])
            elif not (consonants and consonants[-1] == sign and not vowels[-1]):
                consonants.append(sign)
                vowels.append([])
    return Sounds("".join(consonants), tuple(map(tuple, vowels)))


def same_sound(written_out: Sounds, other: Sounds) -> bool:
    """Whether a name in a script that leaves short vowels out can be another one.

    >>> [same_sound(sounds("حسن", "ar"), sounds(name, "en")) for name in ("Hassan", "Hussein")]
    [True, False]
    """
    if written_out.consonants != other.consonants:
        return False
    return all(map(_same_vowels, written_out.vowels, other.vowels))


def _same_vowels(long: Sequence[frozenset[str]], heard: Sequence[frozenset[str]]) -> bool:
    if not long:
        return len(heard) < _LONG
    return all(_ANY in signs or any(signs & other for other in heard) for signs in long)


def _words(name: str, letters: _Letters) -> list[str]:
    """The words of a name in bare letters, without articles and silent ends."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) or c in _HAMZAS)
    text = f" {unicodedata.normalize('NFC', plain).lower()}"
    words = []
    for word in _split(text, letters):
        word = letters.forms.get(word, word)
        if letters.joined is not None:
            word = letters.joined.sub(r"\1", word)
        if word.endswith(letters.silent) and len(word) > 1:
            word = word[:-1]
        words.append(word)
    return words


def _split(text: str, letters: _Letters) -> list[str]:
    words = []
    for word in text.split():
        article = next((a for a in letters.articles if word.startswith(a) and len(word) > len(a) + 2), "")
        words += [part for part in word.removeprefix(article).split("-") if part and part not in letters.articles]
    return words


@lru_cache(maxsize=4)
def _letters(language: str) -> _Letters:
    data = table(language, "sounds")
    consonants = {letter: sign for sign, letters in data["consonants"].items() for letter in letters}
    vowels: dict[str, frozenset[str]] = {}
    for sign, letters in data["vowels"].items():
        for letter in letters:
            vowels[letter] = vowels.get(letter, frozenset()) | {sign}
    written = sorted((*consonants, *vowels), key=lambda letter: (-len(letter), letter))
    words = data["words"]
    joined = "|".join(words.get("joined", ()))
    return _Letters(
        pattern=re.compile("|".join(map(re.escape, written))),
        consonants=consonants,
        vowels=vowels,
        silent=tuple(words["silent"]),
        articles=tuple(words["articles"]),
        forms=words["forms"],
        # "Abdulaziz" is عبد العزيز, but the l of "Abdullah" is its own.
        joined=re.compile(rf"^({joined})[aeiou]l(?!l)") if joined else None,
    )
