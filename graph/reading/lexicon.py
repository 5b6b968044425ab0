"""The phrases and words of `chrome.toml`, folded and ready to be looked up, those of both languages together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, get_args

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, folder, table
from khabar.graph.language.normalisation import fold_in_all

Kind = Literal[
    "navigation", "share", "comment", "newsletter", "advert", "viewing", "legal",
    "related", "list_end", "end", "rights", "caption", "byline", "published", "updated", "source",
]  # fmt: skip
"""What a phrase says of its line; `chrome.toml` explains each."""

SITE: Final = frozenset({"navigation", "share", "comment", "newsletter", "advert", "viewing", "legal"})
"""Kinds of lines that belong to the site and not to the article."""

_MOST_START: Final = 12
_MOST_ANY: Final = 40
_COVERED: Final = 0.7  # share of a line's words that menu entries must make up to make it a menu
_KEYS: Final = frozenset({"kind", "match", "most", "terminal", "punctuated", "names", "texts", "example"})

# Diacritics are no word characters to Python, but stand within a word ("نبّهني").
_WORD: Final = re.compile("\\d+|[^\\W\\d_](?:['’]?[^\\W\\d_]|[\u064b-\u065f\u0670])*")
_AFTER_LABEL: Final = re.compile(r"\s*[:：|/\-–—]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One phrase that begins or is contained in a line, with the conditions on the line."""

    kind: Kind
    words: tuple[str, ...]
    most: int
    terminal: bool
    punctuated: bool
    names: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a line, folded, every number "0".

    Attributes:
        folded: the words.
        ends: where each ends in the line as written.
    """

    folded: tuple[str, ...]
    ends: tuple[int, ...]


def words_of(line: str) -> Words:
    """The words of a line as phrases are compared with them.

    >>> words_of("التعليقات (12)").folded
    ('التعليقات', '0')
    """
    matches = list(_WORD.finditer(line))
    return Words(
        tuple("0" if match[0][0].isdigit() else _fold(match[0]) for match in matches),
        tuple(match.end() for match in matches),
    )


@lru_cache(maxsize=65536)
def _fold(word: str) -> str:
    """A word folded; kept, because the words of a page are few and come again and again."""
    return fold_in_all(word)


class Lexicon:
    """Phrases and word lists of both languages; get the one instance from `lexicon`."""

    def __init__(self, tables: Mapping[str, Mapping[str, Any]]) -> None:
        self._whole: dict[tuple[str, ...], Kind] = {}
        self._starts: dict[str, list[Rule]] = {}
        self._anywhere: dict[str, list[Rule]] = {}
        for language, data in tables.items():
            for number, row in enumerate(data["phrase"], start=1):
                self._add(row, f"[[phrase]] {number} of {folder(language) / 'chrome.toml'}")
        self._longest = max(map(len, self._whole), default=0)
        self.function_words = _set(data["function_words"] for data in tables.values())
        self.verbs = _set(data["verbs"] for data in tables.values())
        self.rights_words = _set(data["rights_words"] for data in tables.values())
        self.picture_words = _set(data["picture_words"] for data in tables.values())
        self.date_words = _set(_date_words(language, data) for language, data in tables.items())
        self.media_words = _set(data["media_words"] for data in tables.values())
        self.agencies = frozenset(words_of(name).folded for data in tables.values() for name in data["agencies"])
        self.proclitics = tuple(clitic for data in tables.values() for clitic in data["proclitics"])
        self.conjunctions = tuple(clitic for data in tables.values() for clitic in data["conjunctions"])
        self.articles = tuple(_fold(article) for data in tables.values() for article in data["articles"])

    def _add(self, row: Mapping[str, Any], place: str) -> None:
        if (
            row.keys() - _KEYS
            or row.get("kind") not in get_args(Kind)
            or not row.get("texts")
            or not row.get("example")
        ):
            raise LanguageDataError(f"{place}: needs kind, match, texts and example, and no unknown key")
        whole = row["match"] == "whole"
        for text in row["texts"]:
            words = words_of(text).folded
            if whole:
                self._whole.setdefault(words, row["kind"])
                continue
            rule = Rule(
                kind=row["kind"],
                words=words,
                most=row.get("most", _MOST_START if row["match"] == "start" else _MOST_ANY),
                terminal=row.get("terminal", True),
                punctuated=row.get("punctuated", False),
                names=row.get("names", False),
            )
            target = self._starts if row["match"] == "start" else self._anywhere
            target.setdefault(words[0], []).append(rule)

    def kind(self, line: str, words: Words, *, terminal: bool) -> Kind | None:
        """What the line is by its phrases, or None.

        Args:
            line: the line as written.
            words: its words.
            terminal: whether it ends like a sentence.
        """
        folded = words.folded
        core = tuple(word for word in folded if word != "0")
        if whole := self._lookup(words):
            return whole
        for rule in self._starts.get(folded[0], ()) if folded else ():
            if folded[: len(rule.words)] == rule.words and _holds(rule, line, words, len(rule.words), terminal):
                return rule.kind
        for position, word in enumerate(folded):
            for rule in self._anywhere.get(word, ()):
                end = position + len(rule.words)
                if folded[position:end] == rule.words and _holds(rule, line, words, end, terminal):
                    return rule.kind
        return None if terminal else self._menu(core)

    def is_whole(self, words: Words) -> bool:
        """Whether the line is a phrase and no more, numbers aside."""
        return self._lookup(words) is not None

    def _lookup(self, words: Words) -> Kind | None:
        core = tuple(word for word in words.folded if word != "0")
        return self._whole.get(words.folded) or self._whole.get(core)

    def _menu(self, core: tuple[str, ...]) -> Kind | None:
        """Several menu entries or widgets on one line: "من نحن اتصل بنا سياسة الخصوصية"."""
        position = covered = entries = 0
        while position < len(core) <= 400:
            for length in range(min(self._longest, len(core) - position), 0, -1):
                if self._whole.get(core[position : position + length]) in SITE:
                    covered, entries = covered + length, entries + 1
                    position += length
                    break
            else:
                position += 1
        return "navigation" if entries >= 2 and covered >= _COVERED * len(core) else None

    def is_function_word(self, word: str) -> bool:
        """Whether a folded word is a function word, one proclitic aside ("وفي")."""
        known = self.function_words
        return word in known or (len(word) > 2 and word[0] in self.proclitics and word[1:] in known)

    def goes_on(self, folded: Sequence[str]) -> bool:
        """Whether a paragraph of these folded words goes on telling: "وقال المتحدث".

        >>> lexicon().goes_on(("وقال", "المتحدث")), lexicon().goes_on(("قال", "المتحدث"))
        (True, False)
        """
        first = folded[0] if folded else ""
        return first[:1] in self.conjunctions and first[1:] in self.verbs

    def stem(self, word: str) -> str:
        """A folded word without proclitics and article, cut to five letters: enough to tell a shared subject.

        >>> lexicon().stem("والمخابرات") == lexicon().stem("مخابراتي")
        True
        """
        for article in self.articles:
            at = word.find(article)
            if 0 <= at <= 2 and len(word) - at > len(article) + 2 and all(c in self.proclitics for c in word[:at]):
                return word[at + len(article) :][:5]
        return word[1:6] if len(word) > 4 and word[0] in self.conjunctions else word[:5]


def _holds(rule: Rule, line: str, words: Words, end: int, terminal: bool) -> bool:
    if len(words.folded) > rule.most or (terminal and not rule.terminal):
        return False
    rest = line[words.ends[end - 1] :]
    if rule.punctuated and rest.strip() and not _AFTER_LABEL.match(rest):
        return False
    if rule.names:
        return bool(rest.strip()) and all(
            not word[0].islower() or len(word) <= 3 for word in _WORD.findall(rest) if word[0].isalpha()
        )
    return True


def _date_words(language: str, data: Mapping[str, Any]) -> Iterator[str]:
    """The words a line may hold beside a date and still be no more than a date line."""
    time = table(language, "time")
    names = [*time["months"], *time["hijri_months"], *time["weekdays"]]
    labels = [text for row in data["phrase"] if row["kind"] in ("published", "updated") for text in row["texts"]]
    for text in (*data["date_words"], *names, *labels):
        yield from words_of(text).folded


def _set(lists: Iterable[Iterable[str]]) -> frozenset[str]:
    return frozenset(_fold(word) for words in lists for word in words)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon of all languages khabar reads; loading it takes some milliseconds, once."""
    return Lexicon({language: table(language, "chrome") for language in LANGUAGES})
