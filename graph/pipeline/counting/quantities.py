"""Find the numbers of a sentence, in digits and words, with their bounds ("at least", "نحو", "عشرات").

Number words and the way they make up larger numbers are those of the time component (`times.numbers`); the words beside
them are data (``<xx>/counts.toml``).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder
from khabar.graph.language.normalisation import fold, fold_all
from khabar.graph.pipeline.times.finder import time_words
from khabar.graph.pipeline.times.numbers import compose
from khabar.ontology.terms import Bound

_DIGITS: Final = re.compile(r"[0-9]{1,9}")
_GROUPED: Final = re.compile(r"[0-9]{1,3}(?:[,٬.][0-9]{3})+")
_DECIMAL: Final = re.compile(r"([0-9]+)[.,٫]([0-9]+)")
_RANGE: Final = re.compile(r"([0-9]{1,9})[-–]([0-9]{1,9})")
_MARKS: Final = str.maketrans(dict.fromkeys(",٬.", None))

Values = tuple[tuple[int, str], ...]
"""Numbers, each with its Bound; two where a text gives a range."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a sentence, by the positions of its words.

    Attributes:
        start: the first word, with those for its bound ("ما لا يقل عن خمسة").
        end: behind the last word.
        values: the numbers it says.
        behind: it may stand behind what it counts ("شخص واحد", "الجنود الثلاثة").
    """

    start: int
    end: int
    values: Values
    behind: bool = False


class Phrases:
    """Phrases of several words, compared folded; the longest one counts."""

    def __init__(self, phrases: Iterable[str], language: str) -> None:
        split = {tuple(fold(phrase, language).split()) for phrase in phrases}
        self._first: dict[str, list[tuple[str, ...]]] = {}
        self._last: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(split, key=lambda words: (-len(words), words)):
            self._first.setdefault(words[0], []).append(words)
            self._last.setdefault(words[-1], []).append(words)

    def at(self, norms: Sequence[str], index: int) -> int:
        """The number of words of the phrase that begins at a word, or 0."""
        if index >= len(norms):
            return 0
        return next((len(p) for p in self._first.get(norms[index], ()) if tuple(norms[index : index + len(p)]) == p), 0)

    def before(self, norms: Sequence[str], end: int) -> int:
        """The number of words of the phrase that ends right before a word, or 0."""
        if end < 1:
            return 0
        found = self._last.get(norms[end - 1], ())
        return next((len(p) for p in found if len(p) <= end and tuple(norms[end - len(p) : end]) == p), 0)


class Quantities:
    """Finds the quantities of sentences of a language.

    Args:
        language: "ar" or "en".
        data: `<language>/counts.toml`.

    Raises:
        LanguageDataError: a [[bound]] that the ontology does not have.
    """

    def __init__(self, language: str, data: Mapping[str, Any]) -> None:
        self._language = language
        words = data["words"]
        times = time_words(language)
        self._numbers = {**times.numbers(), **self._folded(data["numbers"])}
        self._longer = sorted((name for name in self._numbers if " " in name), key=len, reverse=True)
        self._magnitudes = self._folded(data["magnitudes"])
        self._vague = {tuple(name.split()): value for name, value in self._folded(data["vague"]).items()}
        self._longest_vague = max(map(len, self._vague))
        self._round = self._words(words["round"])
        self._joiners = self._words(words["joiners"])
        self._range_joiners = self._words(words["range_joiners"])
        self._between_joiners = self._words(words["between_joiners"])
        self._between = Phrases(words["between"], language)
        self._transparent = Phrases(words["transparent"], language)
        behind = {word: self._numbers[word] for word in self._words(words["behind"])}
        self._behind = {**behind, **self._folded(times.data["words"].get("thenumber", {}))}
        self._before: dict[str, Phrases] = {}
        self._after: dict[str, Phrases] = {}
        for row in data["bound"]:
            if row["bound"] not in Bound.ALL:
                raise LanguageDataError(f"{row['bound']!r} is no bound", path=folder(language) / "counts.toml")
            self._before[row["bound"]] = Phrases(row["before"], language)
            self._after[row["bound"]] = Phrases(row["after"], language)

    def _folded(self, values: Mapping[str, int]) -> dict[str, int]:
        return {fold(word, self._language): value for word, value in values.items()}

    def _words(self, words: Iterable[str]) -> frozenset[str]:
        return fold_all(words, self._language)

    def find(self, norms: Sequence[str], skipped: Collection[int] = ()) -> Iterator[Quantity]:
        """The quantities of a sentence, in order; none with words at the positions `skipped`."""
        at = 0
        while at < len(norms):
            found = None if at in skipped else self._at(norms, at)
            if found is None or not set(range(at, found.end)).isdisjoint(skipped):
                at += 1
            else:
                yield found
                at = found.end

    def after(self, norms: Sequence[str], at: int) -> tuple[str, int]:
        """The bound that words behind a number or behind what it counts give it, and how many words they are."""
        return max(((bound, phrases.at(norms, at)) for bound, phrases in self._after.items()), key=lambda pair: pair[1])

    def _at(self, norms: Sequence[str], at: int) -> Quantity | None:
        """The quantity whose number begins at a word."""
        vague = self._vague_at(norms, at)
        if vague is not None:
            value, end = vague
            return Quantity(self._cue(norms, at)[0], end, ((value, Bound.VAGUE),))
        whole = _RANGE.fullmatch(norms[at])
        if whole is not None and int(whole[1]) < int(whole[2]):
            return Quantity(at, at + 1, _range(int(whole[1]), int(whole[2])))
        between = self._between.before(norms, at)
        number = self._number(norms, at, joining=not between)
        if number is None:
            worth = self._behind.get(norms[at])
            return None if worth is None else Quantity(at, at + 1, ((worth, Bound.EXACT),), behind=True)
        value, end = number
        joiners = self._between_joiners if between else self._range_joiners
        if end + 1 < len(norms) and norms[end] in joiners:
            other = self._number(norms, end + 1)
            if other is not None and other[0] > value:
                return Quantity(at - between, other[1], _range(value, other[0]))
        if value < 1:
            return None
        start, bound = self._cue(norms, at)
        if bound == Bound.EXACT and norms[end - 1] in self._round:
            bound = Bound.APPROXIMATE
        behind = end == at + 1 and norms[at] in self._behind
        later, length = self.after(norms, end)
        if length:
            bound, end = later, end + length
        return Quantity(start, end, ((value, bound),), behind=behind)

    def _vague_at(self, norms: Sequence[str], at: int) -> tuple[int, int] | None:
        """The value and end of a vague number that begins at a word ("عشرات"), or None."""
        for size in range(min(self._longest_vague, len(norms) - at), 0, -1):
            value = self._vague.get(tuple(norms[at : at + size]))
            if value is not None:
                return value, at + size
        return None

    def _cue(self, norms: Sequence[str], at: int) -> tuple[int, str]:
        """The start of the words for a bound before a number, and the bound."""
        for start in self._starts(norms, at):
            length, bound = max((phrases.before(norms, start), bound) for bound, phrases in self._before.items())
            if length:
                return start - length, bound
        return at, Bound.EXACT

    def _starts(self, norms: Sequence[str], at: int) -> Iterator[int]:
        """A word, then the first of the words before it that a bound may skip: "at least another 12"."""
        yield at
        while (length := self._transparent.before(norms, at)) > 0:
            at -= length
            yield at

    def _number(self, norms: Sequence[str], at: int, *, joining: bool = True) -> tuple[int, int] | None:
        """The number that begins at a word, and the word behind it; `joining`: over a conjunction too."""
        read = self._single(norms, at)
        if read is None:
            return None
        value, end = read
        worded = _DIGITS.fullmatch(norms[at]) is None
        scaled = False
        while end < len(norms):
            scale = self._magnitudes.get(norms[end], 0)
            if scale > value:
                value, end, worded, scaled = value * scale, end + 1, True, True
                continue
            joined = norms[end] in self._joiners
            if not worded or (joined and not joining):
                break
            second = self._single(norms, end + joined, digits=scaled)
            made = None if second is None else compose(value, second[0], joined=joined)
            if second is None or made is None:
                break
            value, end, scaled = made, second[1], False
        return value, end

    def _single(self, norms: Sequence[str], at: int, *, digits: bool = True) -> tuple[int, int] | None:
        """A number of one word or one entry ("أحد عشر"); a fraction only before what multiplies it ("1.5 million")."""
        if at >= len(norms):
            return None
        word = norms[at]
        if word[0].isdigit():
            if not digits:
                return None
            if _DIGITS.fullmatch(word):
                return int(word), at + 1
            if _GROUPED.fullmatch(word):
                return int(word.translate(_MARKS)), at + 1
            fraction = _DECIMAL.fullmatch(word)
            scale = self._magnitudes.get(norms[at + 1], 0) if at + 1 < len(norms) else 0
            if fraction is None or not scale:
                return None
            return round(float(f"{fraction[1]}.{fraction[2]}") * scale), at + 2
        for name in self._longer:
            parts = name.split()
            if word == parts[0] and list(norms[at : at + len(parts)]) == parts:
                return self._numbers[name], at + len(parts)
        value = self._numbers.get(word)
        return None if value is None else (value, at + 1)


def _range(low: int, high: int) -> Values:
    """The values of a range."""
    return (low, Bound.AT_LEAST), (high, Bound.AT_MOST)
