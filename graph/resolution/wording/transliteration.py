"""Whether a name in one script can be that in another: "علي شمخاني" and "Ali Shamkhani" (``<xx>/sounds.toml``).

Consonants are compared by coarse signs and must all be there; of vowels Arabic writes the long ones, and each must
stand where the other name has a vowel that it can be. So "حسن" is Hassan and not Hussein. A letter that stands for
several sounds ("ch", "j", "و") gives a name several ways to sound, of which one has to agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Final, NamedTuple

from khabar.graph.language.data import table

_HAMZAS: Final = "\u0653\u0654\u0655"
"""Marks that make a letter another one (أ, إ, آ), unlike those of short vowels."""

_ANY: Final = "?"
_LONG: Final = 2
"""Letters from which a vowel that is written is a long one."""

_WAYS: Final = 64
"""Ways to sound that are tried at most; the first are those of the letters' most usual sounds."""

Part = str | frozenset[str]
"""Signs of the consonants of a letter, "" for none, or those of its vowel."""


@dataclass(frozen=True, slots=True)
class Sounds:
    """A name as it sounds.

    Attributes:
        consonants: their signs, one a character.
        vowels: the signs of the vowels before each consonant and behind the last; a letter may have several.
    """

    consonants: str
    vowels: tuple[tuple[frozenset[str], ...], ...]


class _Letters(NamedTuple):
    pattern: re.Pattern[str]
    parts: Mapping[str, tuple[Part, ...]]
    silent: tuple[str, ...]
    long: tuple[str, ...]
    articles: tuple[str, ...]
    forms: Mapping[str, str]
    joined: re.Pattern[str] | None


@lru_cache(maxsize=20_000)
def sounds(name: str, language: str) -> tuple[Sounds, ...]:
    """All ways a name may sound, its articles left out.

    >>> sorted(sound.consonants for sound in sounds("al-Roche", "en"))
    ['rk', 'rx']
    """
    return tuple(dict.fromkeys(islice(_ways(name, language), _WAYS)))


def _ways(name: str, language: str) -> Iterator[Sounds]:
    letters = _letters(language)
    spoken: list[tuple[Part, ...]] = []
    for word in _words(name, letters):
        for place, found in enumerate(letters.pattern.findall(word)):
            parts = letters.parts[found]
            # The alif of "الله" is not spoken behind a word, and transcribed by any vowel.
            loose = letters.joined is None and not place and spoken and not isinstance(parts[0], str)
            spoken.append((frozenset([_ANY]), *parts[1:]) if loose else parts)
    # The product varies its last factor fastest; which one does not matter.
    return map(_sounds, product(*spoken))


def _sounds(parts: Sequence[Part]) -> Sounds:
    consonants: list[str] = []
    vowels: list[list[frozenset[str]]] = [[]]
    for part in parts:
        if not isinstance(part, str):
            vowels[-1].append(part)
            continue
        for sign in part:
            if not (consonants and consonants[-1] == sign and not vowels[-1]):
                consonants.append(sign)
                vowels.append([])
    return Sounds("".join(consonants), tuple(map(tuple, vowels)))


def same_name(written_out: Sequence[Sounds], other: Sequence[Sounds], *, slack: int = 0) -> bool:
    """Whether a name in a script that leaves short vowels out can be another one, but for `slack` of the vowels.

    >>> [same_name(sounds("حسن", "ar"), sounds(name, "en")) for name in ("Hassan", "Hussein")]
    [True, False]
    """
    return any(_same(one, two, slack) for one in written_out for two in other)


def _same(written_out: Sounds, other: Sounds, slack: int) -> bool:
    if written_out.consonants != other.consonants:
        return False
    return sum(not same for same in map(_same_vowels, written_out.vowels, other.vowels)) <= slack


def _same_vowels(long: Sequence[frozenset[str]], heard: Sequence[frozenset[str]]) -> bool:
    if not long:
        return len(heard) < _LONG
    return all(_ANY in signs or any(signs & other for other in heard) for signs in long)


def _words(name: str, letters: _Letters) -> list[str]:
    """The words of a name in bare letters, without articles and silent ends."""
    text = f" {(name if name.isascii() else _plain(name)).lower()}"
    words = []
    for word in _split(text, letters):
        word = letters.forms.get(word, word)
        if letters.joined is not None:
            word = letters.joined.sub(r"\1", word)
        if word.endswith(letters.silent) and len(word) > 1:
            word = word[:-1]
        elif word.endswith(letters.long):
            word += word[-1]
        words.append(word)
    return words


def _plain(name: str) -> str:
    """A name without the marks on its letters."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c) or c in _HAMZAS)
    return unicodedata.normalize("NFC", plain)


def _split(text: str, letters: _Letters) -> list[str]:
    words = []
    for word in text.split():
        article = next((a for a in letters.articles if word.startswith(a) and len(word) > len(a) + 2), "")
        words += [part for part in word.removeprefix(article).split("-") if part and part not in letters.articles]
    return words


@lru_cache(maxsize=4)
def _letters(language: str) -> _Letters:
    data = table(language, "sounds")
    vowels: dict[str, frozenset[str]] = {}
    for sign, letters in data["vowels"].items():
        for letter in letters:
            vowels[letter] = vowels.get(letter, frozenset()) | {sign}
    parts: dict[str, tuple[Part, ...]] = {letter: (signs,) for letter, signs in vowels.items()}
    for signs, letters in data["consonants"].items():
        for letter in letters:
            parts[letter] = (*parts.get(letter, ()), signs)
    for letter in data["dropped"]:
        parts[letter] = (*parts[letter], "")
    written = sorted(parts, key=lambda letter: (-len(letter), letter))
    words = data["words"]
    joined = "|".join(words.get("joined", ()))
    return _Letters(
        pattern=re.compile("|".join(map(re.escape, written))),
        parts=parts,
        silent=tuple(words["silent"]),
        long=tuple(words["long"]),
        articles=tuple(words["articles"]),
        forms=words["forms"],
        # "Abdulaziz" is عبد العزيز, but the l of "Abdullah" is its own.
        joined=re.compile(rf"^({joined})[aeiou]l(?!l)") if joined else None,
    )
