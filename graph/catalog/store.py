"""Loading and searching the catalog.

A row of ``graph/catalog/*.jsonl`` or of a user's own file is one known thing::

    {"id": "islamic-state", "type": "ArmedGroup", "ar": "تنظيم الدولة الإسلامية", "en": "Islamic State",
     "aliases_ar": ["داعش"], "aliases_en": ["ISIS"], "ids": {"un": "QDe.115"}, "source": "..."}

States have, besides, ``adjectives_*`` and ``plurals_*`` (nationality), ``seats_*`` (a building that stands for the
government) and ``guarded`` (names that are ordinary words, too); capitals have ``capital_of``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from khabar.graph.catalog.spelling import Spelling, spelling
from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES, rows
from khabar.ontology.terms import EntityType

_TEXTS: Final = frozenset({"id", "type", "capital_of", "source", "note", *LANGUAGES})
_LISTS: Final = frozenset(
    {"guarded"} | {f"{name}_{xx}" for name in ("aliases", "adjectives", "plurals", "seats") for xx in LANGUAGES}
)
Names = tuple[tuple[str, str], ...]
"""Pairs of language and name."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A known thing.

    Attributes:
        id: ASCII, unique in the catalog. type: an EntityType.
        labels: the preferred name by language. aliases: further names, seats of a government included.
        adjectives: nationality adjectives, masculine singular, and irregular plurals.
        seats: the aliases that always mean the government, never the country ("البيت الأبيض").
        guarded: folded names that are ordinary words, too ("مالي"), to be believed only where a place is named.
        capital_of: id of the state it is the capital of, or "".
        population: of a town; of towns and other things with one name the other things come first, then large towns.
        ids: identifiers elsewhere: pairs of scheme ("geonames", "iso", "un", "ofac", "wikidata") and value.
        source: where the row is from, if not from this project.
    """

    id: str
    type: str
    labels: Names
    aliases: Names = ()
    adjectives: Names = ()
    seats: Names = ()
    guarded: frozenset[str] = frozenset()
    capital_of: str = ""
    population: int = 0
    ids: tuple[tuple[str, str], ...] = ()
    source: str = ""

    @property
    def located(self) -> bool:
        """Whether its name is also that of a land or a city, as a state's is and a former regime's is not."""
        return bool(self.capital_of) or (self.type == EntityType.STATE and bool(dict(self.ids)))

    @property
    def names(self) -> Names:
        """All names, labels first."""
        return self.labels + self.aliases


class Catalog:
    """Known things, found by id and by name; make it with `Catalog.load`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        ranked = sorted(entries, key=lambda entry: (entry.population > 0, -entry.population))
        self._entries = {entry.id: entry for entry in ranked}
        self._capitals = {entry.capital_of: entry for entry in self._entries.values() if entry.capital_of}
        self._names: dict[str, dict[str, list[tuple[str, Entry]]]] = {}
        self._nationalities: dict[str, Mapping[str, str]] = {}

    @classmethod
    def load(cls, *paths: Path) -> Catalog:
        """The shipped catalog and the user's own files, in which an id of the shipped one may not come again.

        Raises:
            LanguageDataError: a row with an unknown key or type, no label, or an id that was there before.
        """
        return _load(tuple(path.resolve() for path in paths))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, towns last, the largest of them first."""
        return tuple(self._entries.values())

    def by_id(self, id: str) -> Entry | None:
        """The entry of that id.

        >>> Catalog.load().by_id("syria").labels
        (('ar', 'سوريا'), ('en', 'Syria'))
        """
        return self._entries.get(id)

    def capital(self, state: str) -> Entry | None:
        """The capital of the state of that id."""
        return self._capitals.get(state)

    def names(self, language: str) -> Iterator[tuple[str, Entry]]:
        """Every name in a language with what it names; a name may come more than once."""
        for entry in self._entries.values():
            for tag, name in entry.names:
                if tag == language:
                    yield name, entry

    def find(self, name: str, language: str) -> Entry | None:
        """What a name names, whatever its spelling, quotes, article or clitic; of several the first in the catalog.

        >>> Catalog.load().find("بسورية", "ar").id
        'syria'
        """
        index = self._index(language)
        written = spelling(language)
        for key in written.readings(name):
            found = [(n != name, entry) for n, entry in index.get(key, ()) if written.fits(n, name)]
            if found:
                return min(found, key=lambda item: item[0])[1]
        return None

    def find_all(self, name: str, language: str) -> tuple[Entry, ...]:
        """Everything of this name, quotes and spelling apart ("تونس": a state and its capital), same spelling first."""
        written = spelling(language)
        known = self._index(language).get(written.key(name), ())
        found = [(n != name, entry) for n, entry in known if written.fits(n, name)]
        return tuple(dict.fromkeys(entry for _, entry in sorted(found, key=lambda item: item[0])))

    def nationality(self, word: str, language: str) -> str | None:
        """Id of the state a nationality adjective is of, in any of its forms, or None.

        >>> Catalog.load().nationality("الأميركيين", "ar")
        'united-states'
        """
        if language not in self._nationalities:
            self._nationalities[language] = self._adjectives(spelling(language))
        written, known = spelling(language), self._nationalities[language]
        return known.get(written.key(word)) or known.get(written.bare(word))

    def _index(self, language: str) -> dict[str, list[tuple[str, Entry]]]:
        if language not in self._names:
            key = spelling(language).key
            index: dict[str, list[tuple[str, Entry]]] = {}
            for name, entry in self.names(language):
                index.setdefault(key(name), []).append((name, entry))
            self._names[language] = index
        return self._names[language]

    def _adjectives(self, written: Spelling) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for entry in self._entries.values():
            for tag, adjective in entry.adjectives:
                if tag == written.language:
                    for form in written.inflected(adjective):
                        found.setdefault(form, entry.id)
        return found


@lru_cache(maxsize=8)
def _load(paths: tuple[Path, ...]) -> Catalog:
    seen: dict[str, str] = {}
    entries = []
    capitals: list[tuple[Entry, Path, int]] = []
    for path in (*sorted(Path(__file__).parent.glob("*.jsonl")), *paths):
        for line, row in _rows(path):
            entry = _entry(row, path, line)
            if entry.id in seen:
                raise LanguageDataError(f"the id {entry.id!r} is also that of {seen[entry.id]}", path=path, line=line)
            seen[entry.id] = f"{path.name}:{line}"
            entries.append(entry)
            if entry.capital_of:
                capitals.append((entry, path, line))
    for entry, path, line in capitals:
        if entry.capital_of not in seen:
            message = f"{entry.id!r} is the capital of {entry.capital_of!r}, which is no id"
            raise LanguageDataError(message, path=path, line=line)
    return Catalog(entries)


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        yield from rows(path)
    except (OSError, UnicodeDecodeError) as error:
        raise LanguageDataError(f"cannot be read: {error}", path=path) from error


def _entry(row: Mapping[str, Any], path: Path, line: int) -> Entry:
    def fail(message: str) -> LanguageDataError:
        return LanguageDataError(message, path=path, line=line)

    for key, value in row.items():
        if key in _TEXTS:
            if not isinstance(value, str) or not value.strip():
                raise fail(f"{key} must be a text")
        elif key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
                raise fail(f"{key} must be a list of texts")
        elif key == "ids":
            if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
                raise fail("ids must be an object of texts")
        elif key == "population":
            if not isinstance(value, int):
                raise fail("population must be a number")
        else:
            raise fail(f"unknown key {key!r}; keys are {', '.join(sorted(_TEXTS | _LISTS | {'ids', 'population'}))}")
    for key in ("id", "type"):
        if key not in row:
            raise fail(f"a row needs {key!r}")
    if not row["id"].isascii() or not row["id"].replace("-", "").isalnum() or row["id"] != row["id"].lower():
        raise fail(f"the id {row['id']!r} must be of a-z, 0-9 and -")
    if row["type"] not in EntityType.ALL:
        raise fail(f"{row['type']!r} is no entity type; types are {', '.join(EntityType.ALL)}")
    labels = tuple((xx, row[xx]) for xx in LANGUAGES if xx in row)
    if not labels:
        raise fail(f"a row needs a label: {' or '.join(LANGUAGES)}")
    seats = _pairs(row, "seats")
    aliases = dict.fromkeys(pair for pair in (*_pairs(row, "aliases"), *seats) if pair not in labels)
    return Entry(
        id=row["id"],
        type=row["type"],
        labels=labels,
        aliases=tuple(aliases),
        adjectives=_pairs(row, "adjectives") + _pairs(row, "plurals"),
        seats=seats,
        guarded=frozenset(spelling(xx).key(name) for name in row.get("guarded", ()) for xx in LANGUAGES),
        capital_of=row.get("capital_of", ""),
        population=row.get("population", 0),
        ids=tuple(sorted(row.get("ids", {}).items())),
        source=row.get("source", ""),
    )


def _pairs(row: Mapping[str, Any], key: str) -> Names:
    return tuple((xx, name) for xx in LANGUAGES for name in row.get(f"{key}_{xx}", ()))
