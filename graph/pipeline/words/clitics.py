"""Cut Arabic proclitics (و ف ب ل ك س) off the word they are written with.

A word is cut where the rest is a word of its own that is common enough, compared with the whole. The words with their
frequencies (``frequencies.txt.gz``), the rule and its numbers (``clitics.toml``) are data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.frequencies import frequencies
from khabar.graph.language.normalisation import fold, fold_all

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
    never: tuple[str, ...] = ()
    swallows: str = ""
    before: str = ""


class Segmenter:
    """Cuts written words into syntactic words; pronouns at the end of a word stay with it.

    Args:
        language: the language whose ``clitics.toml`` is used.
        names: names to keep whole, in any spelling.
        known: names of one word before which a clitic is cut off a word that is none itself, "وبوكافو", and which are
            themselves cut only where what is left is far commoner: "بسكرة".

    >>> [piece.norm for piece in Segmenter("ar").pieces("وللجيش")]
    ['و', 'ل', 'الجيش']
    """

    def __init__(self, language: str, *, names: Iterable[str] = (), known: Iterable[str] = ()) -> None:
        data = table(language, "clitics")
        self._language = language
        self._words = frequencies(language)
        self._article: str = data["article"]
        self._unknown: int = data["unknown"]
        self._chain: int = data["chain"]
        self._shortest: int = data["shortest"]
        self._named: int = data["named"]
        self._stacked: int = data["stacked"]
        self._joiner: str = data["joiner"]
        self._feminine: str = fold(data["feminine"], language)
        self._endings = sorted(fold_all(data["feminine_endings"], language), key=len, reverse=True)
        try:
            rows = (
                Clitic(**{**row, "then": tuple(row.get("then", ())), "never": tuple(row.get("never", ()))})
                for row in data["clitic"]
            )
            self._clitics = {row.form: row for row in rows}
        except TypeError as error:
            raise LanguageDataError(f"clitic: {error}", path=folder(language) / "clitics.toml") from error
        self._prepositions = fold_all(data["prepositions"], language)
        self.no_prepositions: Final = frozenset(data["no_prepositions"])  # as they are written
        exceptions = data["exceptions"]
        self._names = fold_all(names, language)
        self._known = fold_all(known, language)
        self._whole = fold_all(exceptions["whole"], language) | self._names
        self._split = {
            fold(clitic + rest, language): clitic for clitic, rest in (tuple(row) for row in exceptions["split"])
        }
        self._as_written = frozenset(clitic + rest for clitic, rest in exceptions["as_written"])
        self._cached = lru_cache(maxsize=_CACHE)(self._pieces)

    def pieces(self, word: str, *, before: str = "") -> tuple[Piece, ...]:
        """The syntactic words of a written word, in order; their lengths add up to its own.

        `before` is the norm of the word before it in the sentence.

        >>> [len(Segmenter("ar").pieces("بعشيقة", before=before)) for before in ("", "في")]
        [2, 1]
        """
        pieces = self._cached(word)
        if before in self._prepositions and len(pieces) > 1 and pieces[-1].norm not in self._prepositions:
            return (Piece(len(word), fold(word, self._language)),)
        return pieces

    def _pieces(self, word: str) -> tuple[Piece, ...]:
        # Of each letter the character that it is in: of "ﻻ" both are in one.
        positions = [index for index, character in enumerate(word) for _ in fold(character, self._language)]
        folded = fold(word, self._language)
        if len(folded) != len(positions) or not folded:
            return (Piece(len(word), folded or word),)
        pieces: list[Piece] = []
        begin = 0
        allowed: tuple[str, ...] = tuple(self._clitics)
        norm = folded
        while (clitic := self._clitic(norm, word[positions[begin] :], allowed)) is not None:
            end = positions[begin + 1]
            if end == positions[begin]:  # "ﻷن": nobody cuts a character
                break
            pieces.append(Piece(end - sum(piece.length for piece in pieces), clitic.form))
            begin += 1
            norm = self._full(norm[1:], clitic)
            allowed = clitic.then
        pieces.append(Piece(len(word) - sum(piece.length for piece in pieces), norm))
        return tuple(pieces)

    def _clitic(self, norm: str, written: str, allowed: tuple[str, ...]) -> Clitic | None:
        """The clitic that `norm` begins with, or None; `written` is how the word is spelled."""
        clitic = self._clitics.get(norm[0])
        if clitic is None or clitic.form not in allowed:
            return None
        if norm[1:] in clitic.then and written[-1] == self._joiner:  # "وبـ" before a quotation mark or a number
            return clitic
        if len(norm) <= self._shortest:
            return None
        if written[1:2] == self._joiner:
            return clitic
        if written in self._as_written:
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
        """Whether a clitic is to be cut off a word, by how common word and rest are."""
        rest = self._full(norm[1:], clitic)
        definite = clitic.definite is not None and rest.startswith(self._article) and len(rest) > len(self._article) + 2
        best = self._rank(rest)
        for form in clitic.then:  # "وبدمشق": the rest of "و" is known by what is left of it in turn
            if rest.startswith(form) and len(rest) > self._shortest and self._cuts(rest, self._clitics[form]):
                best = min(best, self._rank(self._full(rest[1:], self._clitics[form])) + self._chain)
        if rest in self._known and norm not in self._known and self._rank(norm) == self._unknown:
            return True
        stem = self._stem(norm)
        if stem and self._rank(stem) < self._rank(rest) and not self._cuts(stem, clitic):
            return False
        gap = best - self._rank(norm)
        if (norm in self._known and gap >= self._named) or self._stacks(rest, clitic):
            return False
        if definite:
            return gap < (clitic.definite or 0)
        return best < self._unknown and gap < clitic.base + clitic.per_letter * (len(rest) - 4)

    def _stem(self, norm: str) -> str:
        """The feminine noun behind a dual or an attached pronoun, or "": "لجنة" of "لجنتي"."""
        ending = next((ending for ending in self._endings if norm.endswith(ending)), "")
        stem = norm[: -len(ending)] if ending else ""
        return stem + self._feminine if len(stem) > self._shortest else ""

    def _stacks(self, rest: str, clitic: Clitic) -> bool:
        """Whether the rest behind `clitic` is itself a word with a clitic that never stands there.

        "بوجعفر" is a name: no conjunction stands behind a preposition, as that of "وجعفر" would.
        """
        inner = self._clitics[rest[0]] if rest[0] in clitic.never else None
        if inner is None or len(rest) <= self._shortest or rest in self._whole or rest in self._known:
            return False
        left = self._full(rest[1:], inner)
        return self._rank(left) - self._rank(rest) < self._stacked and self._cuts(rest, inner)

    def _rank(self, word: str) -> int:
        return self._words.rank(word, self._unknown)


@lru_cache(maxsize=2)
def segmenter(language: str) -> Segmenter:
    """The segmenter of a language with clitics, with no names of its own."""
    return Segmenter(language)
