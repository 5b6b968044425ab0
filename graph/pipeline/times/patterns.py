"""Patterns of time expressions over classes of words: compiled from `[[pattern]]` rows and run over a row of tokens.

A pattern is a regular expression whose letters are classes: ``day:daynum of? month year?`` reads a number that may be a
day, perhaps a word of class "of", a month, perhaps a year. ``role:class`` names what the word stands for; a name from
`[macros]` stands for its expression. The method is that of rule-based taggers such as HeidelTime (Strötgen and
Gertz 2010): patterns and words are data, only the arithmetic is code.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import folder
from khabar.graph.pipeline.times.needed import Alternatives, may_stand, needed
from khabar.graph.pipeline.times.words import TimeWords, Token, Value

Facts = Mapping[str, tuple[Value, ...]]

_NAME: Final = re.compile(r"(?:(?P<role>[a-z][a-z_0-9]*):)?(?P<name>[a-z][a-z_0-9]*)")
_AROUND: Final = (
    ("after", "(?<=[{}])"),
    ("not_after", "(?<![{}])"),
    ("before", "(?=[{}])"),
    ("not_before", "(?![{}])"),
)
_DEPTH: Final = 12

SKIP: Final = "skip"
"""The value kind of a pattern that finds what only looks like a time: a street named after a date."""


@dataclass(frozen=True)
class Pattern:
    """One row.

    Attributes:
        name: what it is called.
        source: the regular expression over codes.
        needs: the classes of words that it cannot do without.
        groups: of each group its name, the role of its word and the class the word must have.
        kind: the kind of value it gives. facts: what it adds to what its words say.
    """

    name: str
    source: str
    needs: Alternatives
    groups: tuple[tuple[str, str, str], ...]
    kind: str
    facts: Facts

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The regular expression, compiled for the first text that has the words it needs."""
        return re.compile(self.source)


@dataclass(frozen=True, slots=True)
class Match:
    """What a pattern found: tokens ``start:end`` and, by role, the values of their words in the order of the text."""

    start: int
    end: int
    pattern: Pattern
    facts: Facts


class TimePatterns:
    """All patterns of a language.

    Args:
        words: the lexicon whose classes they speak of.
        kinds: the value kinds there are.

    Raises:
        LanguageDataError: a pattern names an unknown class or kind, or is no regular expression.
    """

    def __init__(self, words: TimeWords, kinds: Sequence[str]) -> None:
        self._words = words
        self._macros: Mapping[str, str] = words.data.get("macros", {})
        self._patterns = [self._compile(row, kinds) for row in words.data["pattern"]]

    def _compile(self, row: Mapping[str, Any], kinds: Sequence[str]) -> Pattern:
        if row["value"] not in kinds and row["value"] != SKIP:
            raise self._error(row, f"no value kind {row['value']!r}; there are {', '.join(kinds)}")
        around = {
            key: form.format("".join(self._codes(row, name) for name in row[key]))
            for key, form in _AROUND
            if key in row
        }
        groups: list[tuple[str, str, str]] = []

        def group(match: re.Match[str]) -> str:
            name = f"g{len(groups)}"
            groups.append((name, match["role"] or match["name"], match["name"]))
            return f"(?P<{name}>[{self._codes(row, match['name'])}])"

        expanded = self._expanded(row, row["match"])
        body = _NAME.sub(group, expanded).replace(" ", "")
        lead, tail = (
            around.get("after", "") + around.get("not_after", ""),
            around.get("before", "") + around.get("not_before", ""),
        )
        try:
            needs = needed(expanded)
        except ValueError as error:
            raise self._error(row, f"not a pattern: {error}") from error
        facts = {role: (value,) for role, value in row.get("facts", {}).items()}
        return Pattern(row["name"], f"{lead}(?:{body}){tail}", needs, tuple(groups), row["value"], facts)

    def _expanded(self, row: Mapping[str, Any], text: str) -> str:
        def macro(match: re.Match[str]) -> str:
            if match["name"] not in self._macros or match["role"]:
                return match.group()
            return f"({self._macros[match['name']]})"

        for _ in range(_DEPTH):
            expanded = _NAME.sub(macro, text)
            if expanded == text:
                return text
            text = expanded
        raise self._error(row, "macros that go round in a circle")

    def _codes(self, row: Mapping[str, Any], name: str) -> str:
        codes = self._words.codes(name)
        if not codes:
            raise self._error(row, f"no class of words or macro {name!r}")
        return codes

    def _error(self, row: Mapping[str, Any], message: str) -> LanguageDataError:
        return LanguageDataError(f"pattern {row['name']!r}: {message}", path=folder(self._words.language) / "time.toml")

    def matches(self, tokens: Sequence[Token]) -> list[Match]:
        """The matches in a row of tokens, in order and without overlap; where some overlap, the longest stays."""
        codes = "".join(token.code for token in tokens)
        if codes.count(self._words.unknown) == len(codes):
            return []
        classes = {name for token in tokens for name in token.classes}
        found = [
            (match.start() - match.end(), match.start(), order, match)
            for order, pattern in enumerate(self._patterns)
            if may_stand(pattern.needs, classes)
            for match in pattern.expression.finditer(codes)
            if match.end() > match.start()
        ]
        found.sort(key=lambda item: item[:3])
        taken = bytearray(len(codes))
        kept: list[Match] = []
        for _, _, order, match in found:
            start, end = match.span()
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                pattern = self._patterns[order]
                if pattern.kind != SKIP:
                    kept.append(Match(start, end, pattern, {**pattern.facts, **_facts(pattern, match, tokens)}))
        return sorted(kept, key=lambda match: match.start)


def _facts(pattern: Pattern, match: re.Match[str], tokens: Sequence[Token]) -> dict[str, tuple[Value, ...]]:
    spans = sorted((match.start(group), role, name) for group, role, name in pattern.groups if match.start(group) >= 0)
    facts: dict[str, tuple[Value, ...]] = {}
    for at, role, name in spans:
        facts[role] = (*facts.get(role, ()), tokens[at].classes[name])
    return facts
