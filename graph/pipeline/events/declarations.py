"""Read rows of users' lexicon files that declare event types: {"type": "CyberAttack", "under": "Attack", "en": ...}."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, rows
from khabar.ontology.owntypes import OwnType
from khabar.ontology.terms import EventClass, EventType
from khabar.ontology.vocabulary import vocabulary

_TYPE, _UNDER, _NOTE = "type", "under", "note"
_KEYS: Final = (_TYPE, _UNDER, *LANGUAGES, _NOTE)
_CLASSES: Final = (*EventType.ALL, *EventClass.ALL)
_NAME: Final = re.compile("[A-Z][A-Za-z0-9]*")
"""Names as users may give them: a name ends an IRI, and queries are typed with it."""


def declares(row: Mapping[str, Any]) -> bool:
    """Whether a row of a lexicon file declares a type, and is no trigger."""
    return _TYPE in row


def declared(paths: Iterable[Path]) -> dict[str, OwnType]:
    """The types that the files declare, by name; several files may declare the same type alike.

    Raises:
        LanguageDataError: a declaration breaks the format or contradicts another; the message names file and line.
    """
    taken = {term.lower(): term for term in vocabulary().terms if term[0].isupper()}
    found: dict[str, _Declaration] = {}  # by the name in small letters: queries do not look at capitals
    for path in paths:
        here: set[str] = set()
        for line, row in rows(path):
            if not declares(row):
                continue
            new = _Declaration(path, line, row)
            name = new.own.name.lower()
            if name in taken:
                raise new.error(f"khabar has {taken[name]} already; give your type another name")
            first = found.setdefault(name, new)
            if name in here:
                raise new.error(f"{new.own.name} is declared twice, first in line {first.line}; once is enough")
            if first.own != new.own:
                raise new.error(f"{new.own.name} is another type in {first.path}:{first.line}; declare the two alike")
            here.add(name)
    return {declaration.own.name: declaration.own for declaration in found.values()}


class _Declaration(NamedTuple):
    """A row that declares a type, with its file and line."""

    path: Path
    line: int
    row: Mapping[str, Any]

    @property
    def own(self) -> OwnType:
        """The type that is declared."""
        unknown = sorted(set(self.row) - set(_KEYS))
        if unknown:
            raise self.error(f"no key {unknown[0]!r} where a type is declared; known are {', '.join(_KEYS)}")
        name, under = self.row[_TYPE], self.row.get(_UNDER)
        if not isinstance(name, str) or not _NAME.fullmatch(name):
            raise self.error(f"{name!r} is no name for a type; write it as CyberAttack, in ASCII letters and digits")
        if under not in _CLASSES:
            raise self.error(f"{name} cannot be under {under!r}; khabar's classes of events are {', '.join(_CLASSES)}")
        labels = tuple((language, self.row[language]) for language in LANGUAGES if language in self.row)
        if not labels or not all(isinstance(text, str) and text.strip() for _, text in labels):
            raise self.error(f"{name} needs a label in {' or '.join(LANGUAGES)}, or one in each: a text that says it")
        return OwnType(name, under, tuple((language, text.strip()) for language, text in labels))

    def error(self, message: str) -> LanguageDataError:
        """The error for this row."""
        return LanguageDataError(message, path=self.path, line=self.line)
