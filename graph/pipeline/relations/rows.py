"""The rows of ``<xx>/relations.jsonl``: validated, their patterns compiled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import Written, folder, rows, written
from khabar.graph.language.normalisation import fold_all
from khabar.graph.pipeline.doc import SAME_AS
from khabar.graph.pipeline.entities.heads import Heads, heads
from khabar.graph.pipeline.words.wordclasses import WordClasses, word_classes
from khabar.ontology.terms import EntityType, RelationType

_KEYS: Final = frozenset(
    (
        "type", "lang", "between", "before", "not_before", "after", "head", "heads", "tails", "first", "second",
        "same", "across", "reach", "confidence", "example", "expect", "note",
    )
)  # fmt: skip
_PATTERNS: Final = ("between", "before", "not_before", "after")
_ADJECTIVES: Final = "adjectives"
_NUMBER: Final = "number"
KINDS: Final = ("name", "common", RelationType.LEADS, RelationType.MEMBER_OF, RelationType.REPRESENTS)
"""Values of `first` and `second`: a proper name, a common noun, or a title with such a relation."""

SAME: Final = ("head", "name")
"""Values of `same`: one is the bare head of the other ("وزارة الداخلية ... الوزارة"), or a part of its name."""

_CONFIDENCE: Final = 0.7


@dataclass(frozen=True)
class Word:
    """One word of a pattern: a test of a folded word, and how often it may stand there."""

    test: Callable[[str], bool]
    least: int = 1
    most: int = 1


Pattern = tuple[Word, ...]


@dataclass(frozen=True)
class Row:
    """One row; see graph/language/README.md for its keys."""

    rule: str
    type: str
    between: tuple[Pattern, ...]
    before: tuple[Pattern, ...]
    not_before: tuple[Pattern, ...]
    after: tuple[Pattern, ...]
    second_is_head: bool
    heads: frozenset[str]
    tails: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]
    same: str
    across: bool
    reach: int
    confidence: float
    example: str
    expect: Sequence[Sequence[str]]
    path: Path
    line: int


def matches(pattern: Pattern, words: Sequence[str]) -> bool:
    """Whether the words are just what the pattern says."""
    return len(words) in _ends(pattern, words, 0)


def begins(pattern: Pattern, words: Sequence[str]) -> bool:
    """Whether the words begin with what the pattern says."""
    return bool(_ends(pattern, words, 0))


def ends(pattern: Pattern, words: Sequence[str]) -> bool:
    """Whether the words end with what the pattern says."""
    return any(len(words) in _ends(pattern, words, start) for start in range(len(words) + 1))


def _ends(pattern: Pattern, words: Sequence[str], start: int) -> set[int]:
    places = {start}
    for word in pattern:
        reached: set[int] = set()
        for place in places:
            count = 0
            while True:
                if count >= word.least:
                    reached.add(place + count)
                if count == word.most or place + count >= len(words) or not word.test(words[place + count]):
                    break
                count += 1
        places = reached
    return places


class PatternReader:
    """Compiles patterns with the word lists of a language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._heads: Heads = heads(language)
        self._classes: WordClasses = word_classes(language)

    def pattern(self, text: str) -> Pattern:
        """The compiled pattern; raises ValueError for an unknown name in <>."""
        return tuple(self._word(part) for part in text.split())

    def _word(self, part: str) -> Word:
        optional = part.endswith("?") and len(part) > 1
        part = part[:-1] if optional else part
        least = 0 if optional else 1
        if part == "*":
            return Word(lambda _: True, least)
        if part.startswith("<") and part.endswith(">"):
            name = part[1:-1]
            if name == _ADJECTIVES:
                return Word(lambda norm: self._classes.adjective(norm) or self._classes.modifier(norm), 0, 3)
            if name == _NUMBER:
                return Word(lambda norm: norm.isdigit() or norm in self._classes.numbers, least)
            if name not in KINDS:
                raise ValueError(f"{part} is none of <{_ADJECTIVES}>, <{_NUMBER}>, <{'>, <'.join(KINDS[2:])}>")
            return Word(lambda norm: name in self._heads.relations(norm), least)
        words = fold_all(part.split("|"), self.language)
        return Word(words.__contains__, least)


def relation_rows(language: str, files: tuple[Path, ...] = ()) -> tuple[Row, ...]:
    """The rows of a language, users' files after ours.

    Raises:
        LanguageDataError: a row breaks the format; the message names file and line.
    """
    return _relation_rows(language, tuple(map(written, files)))


@lru_cache(maxsize=8)
def _relation_rows(language: str, own: tuple[Written, ...]) -> tuple[Row, ...]:
    files = tuple(file.path for file in own)
    reader = PatternReader(language)
    result = []
    ours = folder(language) / "relations.jsonl"
    for path in (*([ours] if ours.exists() else []), *files):
        for line, data in rows(path):
            if path in files and data.get("lang") != language:
                continue
            result.append(_row(data, reader, path, line))
    return tuple(result)


def _row(data: Mapping[str, Any], reader: PatternReader, path: Path, line: int) -> Row:
    if fault := _fault(data, reader.language):
        raise LanguageDataError(fault, path=path, line=line)
    try:
        patterns = {key: tuple(map(reader.pattern, data.get(key, ()))) for key in _PATTERNS}
    except ValueError as error:
        raise LanguageDataError(str(error), path=path, line=line) from error
    kind = data["type"]
    return Row(
        rule=f"relations:{kind}:{line}",
        type=kind,
        between=patterns["between"],
        before=patterns["before"],
        not_before=patterns["not_before"],
        after=patterns["after"],
        second_is_head=data.get("head", "first") == "second",
        heads=frozenset(data.get("heads", EntityType.ALL)),
        tails=frozenset(data.get("tails", EntityType.ALL)),
        first=frozenset(data.get("first", ())),
        second=frozenset(data.get("second", ())),
        same=data.get("same", ""),
        across=data.get("across", False),
        reach=data.get("reach", 0),
        confidence=data.get("confidence", _CONFIDENCE),
        example=data.get("example", ""),
        expect=data.get("expect", ()),
        path=path,
        line=line,
    )


def _fault(data: Mapping[str, Any], language: str) -> str:
    """What is wrong with a row, but for its patterns; or ""."""
    unknown = next((key for key in data if key not in _KEYS), None)
    if unknown is not None:
        return f"unknown key {unknown!r}"
    if data.get("lang") != language:
        return f'"lang" must be {language!r}'
    if data.get("type") not in (*RelationType.ALL, SAME_AS):
        return f"{data.get('type')!r} is no relation type"
    for name in (*data.get("heads", ()), *data.get("tails", ())):
        if name not in EntityType.ALL:
            return f"{name!r} is no entity type"
    for key in ("first", "second"):
        for name in data.get(key, ()):
            if name not in KINDS:
                return f"{key} may be {', '.join(KINDS)}; not {name!r}"
    if data.get("same", "") not in ("", *SAME) or data.get("head", "first") not in ("first", "second"):
        return '"same" is "head" or "name", "head" is "first" or "second"'
    reach = data.get("reach", 0)
    if not isinstance(reach, int) or reach < 0:
        return '"reach" is a number of words'
    return "" if "between" in data or "same" in data else 'a row needs "between" or "same"'
