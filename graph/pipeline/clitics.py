"""Cutting Arabic proclitics (و ف ب ل ك س) off the word they are written with.

A word is cut where what is left is a word of its own that is common enough beside the whole. Word frequencies come from
wordfreq (Speer 2022, https://doi.org/10.5281/zenodo.7199437); the rule and its numbers are data (``clitics.toml``).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import msgpack

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.normalisation import fold

_CACHE: Final = 50_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a written word: its length in code points and its norm, the folded full form."""

    length: int
    norm: str


@dataclass(frozen=True, slots=True)
class Clitic:
    """A row of ``clitics.toml``."""

    form: str
    base: int
    per_letter: int
    definite: int | None = None
    then: tuple[str, ...] = ()
    swallows: str = ""
    before: str = ""


def _frequencies(language: str) -> list[list[str]]:
    """The words of wordfreq's large list, in steps of a centibel, the most frequent first.

    Read from the package's data file ("cBpack": gzipped msgpack, a header and a list a step), because importing the
    package brings libraries for telling languages and mending texts, which take a tenth of the whole start-up.
    """
    found = find_spec("wordfreq")
    if found is None or not found.submodule_search_locations:
        raise LanguageDataError("the package wordfreq is not installed; install khabar again")
    path = Path(found.submodule_search_locations[0]) / "data" / f"large_{language}.msgpack.gz"
    with gzip.open(path) as file:
        header, *rest = msgpack.load(file, raw=False)
    steps: list[list[str]] = rest
    if header != {"format": "cB", "version": 1}:
        raise LanguageDataError(f"word frequencies in a format khabar does not know: {header}", path=path)
    return steps


@lru_cache(maxsize=2)
def ranks(language: str, rarest: int) -> dict[str, int]:
    """Folded words of a language with their rank, -100 log10 of the relative frequency: 300 is one word in a thousand.

    The best-known spelling gives the rank; words beyond `rarest` are left out. For Arabic and 740: 0.3 s, 80 MB.
    """
    result: dict[str, int] = {}
    text = "\n".join(" ".join(words) for words in _frequencies(language)[:rarest])
    lines = fold(text, language).split("\n")
    for rank in reversed(range(len(lines))):  # the more frequent spelling overwrites the rarer one
        result.update(dict.fromkeys(lines[rank].split(), rank))
    return result


class Segmenter:
    """Cuts written words into syntactic words; pronouns at the end of a word stay with it.

    Args:
        language: the language whose ``clitics.toml`` is used.
        names: names to keep whole, in any spelling.

    >>> [piece.norm for piece in Segmenter("ar").pieces("وللجيش")]
    ['و', 'ل', 'الجيش']
    """

    def __init__(self, language: str, *, names: Iterable[str] = ()) -> None:
        data = table(language, "clitics")
        self._language = language
        self._ranks = ranks(language, data["rarest"])
        self._article: str = data["article"]
        self._unknown: int = data["unknown"]
        self._chain: int = data["chain"]
        self._shortest: int = data["shortest"]
        self._joiner: str = data["joiner"]
        try:
            rows = (Clitic(**{**row, "then": tuple(row.get("then", ()))}) for row in data["clitic"])
            self._clitics = {row.form: row for row in rows}
        except TypeError as error:
            raise LanguageDataError(f"clitic: {error}", path=folder(language) / "clitics.toml") from error
        exceptions = data["exceptions"]
        self._names = frozenset(fold(name, language) for name in names)
        self._whole = frozenset(fold(word, language) for word in exceptions["whole"]) | self._names
        self._split = {
            fold(clitic + rest, language): clitic for clitic, rest in (tuple(row) for row in exceptions["split"])
        }
        self._cached = lru_cache(maxsize=_CACHE)(self._pieces)

    def pieces(self, word: str) -> tuple[Piece, ...]:
        """The syntactic words of a written word, in order; their lengths add up to its own."""
        return self._cached(word)

    def _pieces(self, word: str) -> tuple[Piece, ...]:
        positions = [index for index, character in enumerate(word) if fold(character, self._language)]
        folded = fold(word, self._language)
        if len(folded) != len(positions) or not folded:
            return (Piece(len(word), folded or word),)
        pieces: list[Piece] = []
        begin = 0
        allowed: tuple[str, ...] = tuple(self._clitics)
        norm = folded
        while (clitic := self._clitic(norm, word[positions[begin] :], allowed)) is not None:
            end = positions[begin + 1]
            pieces.append(Piece(end - sum(piece.length for piece in pieces), clitic.form))
            begin += 1
            norm = self._full(norm[1:], clitic)
            allowed = clitic.then
        pieces.append(Piece(len(word) - sum(piece.length for piece in pieces), norm))
        return tuple(pieces)

    def _clitic(self, norm: str, written: str, allowed: tuple[str, ...]) -> Clitic | None:
        """The clitic that `norm`, written so, begins with, or None."""
        clitic = self._clitics.get(norm[0])
        if clitic is None or clitic.form not in allowed:
            return None
        if norm[1:] in clitic.then and written[-1] == self._joiner:  # "وبـ" before a quotation mark or a number
            return clitic
        if len(norm) <= self._shortest:
            return None
        if written[1:2] == self._joiner:
            return clitic
        if norm in self._whole:
            return None
        if self._split.get(norm) == clitic.form:
            return clitic
        if clitic.before and written[1:2] not in clitic.before:
            return None
        return clitic if self._cuts(norm, clitic) else None

    def _full(self, rest: str, clitic: Clitic) -> str:
        """The full form of what follows a clitic: after "ل" the "لجيش" of "للجيش" is "الجيش"."""
        if not clitic.swallows or not rest.startswith(self._article[-1]):
            return rest
        full = clitic.swallows + rest
        return full if self._rank(full) <= self._rank(rest) else rest

    def _cuts(self, norm: str, clitic: Clitic) -> bool:
        rest = self._full(norm[1:], clitic)
        definite = clitic.definite is not None and rest.startswith(self._article) and len(rest) > len(self._article) + 2
        best = self._rank(rest)
        for form in clitic.then:  # "وبدمشق": the rest of "و" is known by what is left of it in turn
            if rest.startswith(form) and len(rest) > self._shortest and self._cuts(rest, self._clitics[form]):
                best = min(best, self._rank(self._full(rest[1:], self._clitics[form])) + self._chain)
        gap = best - self._rank(norm)
        if definite:
            return gap < (clitic.definite or 0)
        return best < self._unknown and gap < clitic.base + clitic.per_letter * (len(rest) - 4)

    def _rank(self, word: str) -> int:
        return self._ranks.get(word, self._unknown)
