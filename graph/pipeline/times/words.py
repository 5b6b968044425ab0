"""The words of time expressions: text to a row of tokens, each with the classes its word belongs to.

A word may stand in several classes ("الثانية" is an ordinal and an hour, "2014" a number and a year). Every set of
classes is one character, the token's code, so that patterns are plain regular expressions over a short string.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final
from unicodedata import category

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder, table
from khabar.graph.language.frequencies import frequencies
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.times.numbers import compose, numeral

Value = int | str
Classes = Mapping[str, Value]

_WORD: Final = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_|\n")
_FIRST_CODE: Final = 0xE000  # private use: no character of it is special in a regular expression
_LONGEST_NUMBER: Final = 9
_NUMERALS: Final = ("0", "00", "5", "20", "28", "45", "50", "100", "1446", "1800", "2014", "3000", "12345")
_FUTURES: Final = ((5, 600, 20), (4, 500, 100))
"""From how many letters on a word is a future verb, how common the present must be, and how much commoner than it."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign.

    Attributes:
        start, end: code points of the text it stands in, without the clitics before it.
        code: one character for its set of classes.
        classes: the classes of its word, each with the value the word has there.
    """

    start: int
    end: int
    code: str
    classes: Classes


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in folded spelling that remembers where each character came from."""

    source: str
    text: str
    origin: tuple[int, ...] | None

    @classmethod
    def of(cls, text: str, language: str) -> Folded:
        """Fold a text character by character.

        >>> Folded.of("يومُ الأحد", "ar").origin[:5]
        (0, 1, 2, 4, 5)
        """
        pieces = {character: fold(character, language) for character in set(text)}
        folded = "".join([pieces[character] for character in text])
        if all(len(piece) == 1 for piece in pieces.values()):
            return cls(text, folded, None)
        return cls(text, folded, tuple(i for i, character in enumerate(text) for _ in pieces[character]))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the original text of a piece of the folded one."""
        if self.origin is None:
            return start, end
        last = self.origin[end] if end < len(self.origin) else len(self.source)
        # Marks on the last letter and tatweel belong to the word ("أخيراً", "هـ"), what else was deleted does not.
        stop = self.origin[end - 1] + 1
        while stop < last and category(self.source[stop]) in ("Mn", "Lm"):
            stop += 1
        return self.origin[start], stop


class TimeWords:
    """The time lexicon of a language, compiled.

    Args:
        language: whose `time.toml` to read.

    Raises:
        LanguageDataError: a class of words is neither a list nor a table.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.data = table(language, "time")
        self._codes: dict[frozenset[str], str] = {}
        self._of_class: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Classes, str]]] = {}
        self._clitics: dict[str, tuple[str, ...]] = {
            fold(clitic, language): tuple(classes) for clitic, classes in self.data.get("clitics", {}).items()
        }
        self._article = fold(self.data.get("article", ""), language)
        self._cased = {fold(word, language) for word in self.data.get("ambiguous", ())}
        self._future: tuple[str, ...] = tuple(fold(form, language) for form in self.data.get("future_prefixes", ()))
        self.unknown = self._code({})
        self._code({"future": 1})
        for digits in _NUMERALS:
            self._code(numeral(digits))
        self._load()

    def _load(self) -> None:
        words: dict[str, dict[str, Value]] = {}
        for name, entries in self._tables():
            if not isinstance(entries, (list, dict)):
                path = folder(self.language) / "time.toml"
                raise LanguageDataError(f"words of class {name!r} must be a list or a table", path=path)
            values = dict.fromkeys(entries, 1) if isinstance(entries, list) else entries
            for word, value in values.items():
                folded = fold(word, self.language)
                words.setdefault(folded, {})[name] = value
                if name in ("month", "weekday") and folded not in self._cased:
                    words[folded][f"sure_{name}"] = value
        for word, classes in words.items():
            parts = tuple(_WORD.findall(word))
            self._phrases.setdefault(parts[0], []).append((parts, classes, self._code(classes)))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda phrase: -len(phrase[0]))
        # Composed numbers ("ألفين وخمسة", "الحادي عشر") get classes no single word may have.
        for composed in ("numword number", "numword number year", "ordinal", "ordinal hourword"):
            self._code(composed.split())
        for classes_of_clitic in self._clitics.values():
            for name in classes_of_clitic:
                self._code({name: 1})

    def numbers(self) -> dict[str, int]:
        """The number words, folded, with their values.

        >>> TimeWords("ar").numbers()["خمسه"]
        5
        """
        return {fold(word, self.language): value for word, value in self.data["numbers"].items()}

    def _tables(self) -> Iterator[tuple[str, Any]]:
        for name, key in (("month", "months"), ("hmonth", "hijri_months"), ("weekday", "weekdays")):
            yield name, self.data[key]
        for name in ("numword", "number"):
            yield name, self.data["numbers"]
        yield "ordinal", self.data["ordinals"]
        yield from self.data["words"].items()

    def _code(self, classes: Iterable[str]) -> str:
        return self._codes.setdefault(frozenset(classes), chr(_FIRST_CODE + len(self._codes)))

    def codes(self, name: str) -> str:
        """The codes of all tokens that belong to a class."""
        if not self._of_class:
            for classes, code in self._codes.items():
                for one in classes:
                    self._of_class[one] = self._of_class.get(one, "") + code
        return self._of_class.get(name, "")

    def tokens(self, text: str) -> list[Token]:
        """The words and signs of a text, in order, clitics apart from their words, composed numbers as one."""
        folded = Folded.of(text, self.language)
        words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(folded.text)]
        tokens: list[Token] = []
        index = numbers = 0
        while index < len(words):
            word, start, end = words[index]
            found, length = self._lookup(words, index)
            if not found:
                found = [(start, end, self.unknown, {})]
            for first, last, code, classes in found:
                begin, stop = folded.place(first, last)
                if classes and not classes.keys().isdisjoint(("month", "weekday")) and text[begin].islower():
                    code, classes = self._uncased(word, code, classes)
                numbers += "numword" in classes or "ordinal" in classes
                tokens.append(Token(begin, stop, code, classes))
            index += length
        return self._composed(tokens) if numbers > 1 else tokens

    def _uncased(self, word: str, code: str, classes: Classes) -> tuple[str, Classes]:
        # "may", "march" and "sun" are ordinary words unless they are capitalised.
        return (self.unknown, {}) if word in self._cased else (code, classes)

    def _lookup(self, words: list[tuple[str, int, int]], index: int) -> tuple[list[tuple[int, int, str, Classes]], int]:
        """What stands at a word: (start, end, code, classes) of its clitics and itself, and how many words it takes."""
        word, start, end = words[index]
        if word[0].isdecimal() and len(word) <= _LONGEST_NUMBER:
            classes = numeral(word)
            return [(start, end, self._codes[frozenset(classes)], classes)], 1
        for size, stem in self._stems(word):
            for parts, known, code in self._phrases.get(stem, ()):
                last = index + len(parts)
                if parts[1:] == tuple(w[0] for w in words[index + 1 : last]):
                    names = [n for clitic in word[:size] for n in self._clitics[clitic]]
                    before = [(start, start + size, self._codes[frozenset([name])], {name: 1}) for name in names[-1:]]
                    return [*before, (start + size, words[last - 1][2], code, known)], len(parts)
        if self._future and self._is_future(word):
            future: Classes = {"future": 1}
            return [(start, end, self._codes[frozenset(future)], future)], 1
        return [], 1

    def _is_future(self, word: str) -> bool:
        """Whether a word no table has is a verb of the future: its prefix stands before a commoner present.

        "سيناقش" is "س" before "يناقش"; "سينمائي" and "سيارة" have no such word after their first letter.
        """
        if word[0] in self._clitics and "and" in self._clitics[word[0]]:
            word = word[1:]
        limits = next((limit for limit in _FUTURES if len(word) >= limit[0]), None)
        if limits is None or not word.startswith(self._future):
            return False
        known, (_, frequent, commoner) = frequencies(self.language), limits
        present = known.rank(word[1:], frequent + 1)
        return present <= min(frequent, known.rank(word, frequent + commoner) - commoner)

    def _stems(self, word: str) -> Iterator[tuple[int, str]]:
        """The word whole, then without one and two clitics: "وبأمس", "بأمس", "أمس"; "للعام" gives "العام"."""
        yield 0, word
        for size in (1, 2):
            # "باب" is a door, not "in August" (آب): two letters are too few to stand behind a clitic.
            if len(word) <= size + 2 or word[size - 1] not in self._clitics:
                return
            stem = word[size:]
            if self._article and word[size - 1] == stem[0] == self._article[-1]:
                yield size, self._article + stem[1:]
            yield size, stem

    def _composed(self, tokens: list[Token]) -> list[Token]:
        done: list[Token] = []
        for token in tokens:
            done.append(token)
            while self._merge(done):
                pass
        return done

    def _merge(self, done: list[Token]) -> bool:
        """Make one number of the two that end the row, if they are one; says whether it did."""
        last = done[-1]
        if "numword" not in last.classes and "ordinal" not in last.classes:
            return False
        joined = len(done) > 2 and not done[-2].classes.keys().isdisjoint(("and", "dash"))
        if len(done) < 2 + joined:
            return False
        first = done[-3 if joined else -2]
        value = None
        if not first.classes.keys().isdisjoint(("numword", "ordinal")):
            value = compose(_count(first), _count(last), joined=joined)
        if value is None:
            return False
        classes: dict[str, Value] = {"ordinal": value}
        if "ordinal" not in first.classes and "ordinal" not in last.classes:
            classes = {"numword": value, "number": value}
            if 1500 < value <= 2100:
                classes["year"] = value
        elif "hourword" in first.classes:
            classes["hourword"] = value
        del done[-3 if joined else -2 :]
        done.append(Token(first.start, last.end, self._codes[frozenset(classes)], classes))
        return True


def _count(token: Token) -> int:
    return int(token.classes.get("numword", token.classes.get("ordinal", 0)))
