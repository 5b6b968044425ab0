"""Read the trigger lexicon (`<xx>/triggers/*.jsonl` and users' files), validated and indexed by every form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from khabar.graph.language.data import LANGUAGES, Written, folder, rows, table, written
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.events.declarations import declared, declares
from khabar.graph.pipeline.events.frames import Frame, frames
from khabar.graph.pipeline.events.rows import Row, RowReader, Silent
from khabar.graph.pipeline.rules import OWN
from khabar.graph.pipeline.words.inflection import VERB, Tag, inflector
from khabar.ontology.owntypes import OwnType

_SILENT_FILE = "silent.jsonl"


class Candidate(NamedTuple):
    """A reading of a word: the row it may belong to and what its form tells."""

    row: Row
    tag: Tag


@dataclass(frozen=True)
class Lexicon:
    """All rows of a language.

    Attributes:
        rows: in the order of the files.
        forms: folded form -> its readings, most conditions first.
        silent: folded form -> where it tells of nothing, from `<xx>/silent.jsonl`.
    """

    language: str
    rows: tuple[Row, ...]
    forms: Mapping[str, Sequence[Candidate]]
    frames: Mapping[str, Frame]
    article: str
    silent: Mapping[str, Sequence[Silent]] = field(default_factory=dict)

    def kinds(self, norm: str) -> frozenset[str]:
        """The kinds of word that a folded word may be as a trigger: a verb, a noun ...; none if it is no trigger."""
        return frozenset(candidate.tag.kind for candidate in self.find(norm))

    def tenses(self, norm: str) -> frozenset[str]:
        """The tenses of a folded word as a verb; none if it is no verb."""
        return frozenset(candidate.tag.tense for candidate in self.find(norm) if candidate.tag.kind == VERB)

    def find(self, norm: str) -> Sequence[Candidate]:
        """The readings of a folded word."""
        return self.forms.get(norm, ())

    def bare(self, norm: str) -> str:
        """A folded word without its article."""
        return norm.removeprefix(self.article) if self.article and len(norm) > len(self.article) + 1 else norm


def lexicon(language: str, lexicons: tuple[Path, ...] = ()) -> Lexicon:
    """The lexicon of a language, with users' own files after ours.

    Args:
        language: "ar" or "en".
        lexicons: JSONL files of further rows, which may be of types declared in them; rows of another language are
            checked and passed over.

    Raises:
        LanguageDataError: a row breaks the format; the message names file and line.
    """
    return _lexicon(language, tuple(map(written, lexicons)))


@lru_cache(maxsize=8)
def _lexicon(language: str, files: tuple[Written, ...]) -> Lexicon:
    lexicons = tuple(file.path for file in files)
    own = declared(lexicons)
    reader = _reader(language, own)
    # Rows of the other languages are read to be checked, if a user's file has any.
    readers = {code: _reader(code, own) for code in LANGUAGES if code != language} if lexicons else {}
    readers[language] = reader
    result: list[Row] = []
    used: dict[str, int] = {}
    for path in (*sorted((folder(language) / "triggers").glob("*.jsonl")), *lexicons):
        for line, data in rows(path):
            mine = path in lexicons
            if mine and declares(data):
                continue
            code = data["lang"] if mine and data.get("lang") in LANGUAGES else language
            row = readers[code]._replace(path=path, line=line, mark=OWN if mine else "").row(data)
            if code != language:
                continue
            used[row.rule] = count = used.get(row.rule, 0) + 1
            result.append(row if count == 1 else replace(row, rule=f"{row.rule}#{count}"))
    silent = _silent(folder(language) / _SILENT_FILE, reader)
    return Lexicon(language, tuple(result), _index(result, language), reader.frames, reader.article, silent)


def _reader(language: str, own: Mapping[str, OwnType]) -> RowReader:
    article = fold(table(language, "clauses").get("article", ""), language)
    return RowReader(Path(), 0, language, frames(language), article, own, "")


def _silent(path: Path, reader: RowReader) -> dict[str, list[Silent]]:
    inflect = inflector(reader.language).forms
    index: dict[str, list[Silent]] = {}
    for line, data in rows(path):
        kind, words, row = reader._replace(path=path, line=line).silent(data)
        for form in dict.fromkeys(form for form, _ in inflect(kind, words)):
            index.setdefault(form, []).append(row)
    return index


def _index(rows: Iterable[Row], language: str) -> dict[str, tuple[Candidate, ...]]:
    inflect = inflector(language).forms
    index: dict[str, tuple[Candidate, ...]] = {}
    for row in sorted(rows, key=lambda row: -len(row.when)):
        seen = set()
        tag: Tag | None = None
        candidate: tuple[Candidate, ...] = ()
        for form, told in inflect(row.kind, row.words):
            if form in seen:
                continue
            seen.add(form)
            if told is not tag:  # as it is not for all the pronouns of a form: there are a hundred thousand
                tag, candidate = told, (Candidate(row, told),)
            index[form] = index.get(form, ()) + candidate
    return index
