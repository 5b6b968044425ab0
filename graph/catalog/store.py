"""Loading and searching the catalog.

A row of ``graph/catalog/*.jsonl`` or of a user's own file is one known thing::

    {"id": "islamic-state", "type": "ArmedGroup", "ar": "تنظيم الدولة الإسلامية", "en": "Islamic State",
     "aliases_ar": ["داعش"], "aliases_en": ["ISIS"], "ids": {"un": "QDe.115"}, "source": "..."}

States have, besides, ``adjectives_*`` and ``plurals_*`` (nationality), ``seats_*`` (a building that stands for the
government) and ``guarded`` (names that are ordinary words, too); capitals have ``capital_of``, and ``seat_of`` where a
body is called by their name, too. Places have ``lat`` and ``lon``, ``shared`` (names that others have, too) and
``within``, the id of the province or state they lie in. Groups have ``home``, the id of the state they are of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from khabar.graph.catalog.entry import Entry, read_entry
from khabar.graph.catalog.spelling import Spelling, spelling
from khabar.graph.catalog.variants import variants
from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import Written, rows, written
from khabar.ontology.terms import EntityType

_APART: Final = 3
"""Letters by which the lengths of two names differ that may be near one another."""


class Catalog:
    """Known things, found by id and by name; make it with `Catalog.load`."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        ranked = sorted(entries, key=lambda entry: (not entry.own, entry.population > 0, -entry.population))
        self._entries = {entry.id: entry for entry in ranked}
        self._capitals = {entry.capital_of: entry for entry in self._entries.values() if entry.capital_of}
        self._names: dict[str, dict[str, list[tuple[str, Entry]]]] = {}
        self._loose: dict[str, dict[str, list[tuple[str, Entry]]]] = {}
        self._long: dict[str, dict[tuple[str, str, int], list[tuple[str, Entry]]]] = {}
        self._nationalities: dict[str, Mapping[str, str]] = {}

    @classmethod
    def load(cls, *paths: Path) -> Catalog:
        """The shipped catalog and the user's own files, none of which may repeat an id of the shipped one.

        Of entries with one name the users' come first, in the order of their files.

        Raises:
            LanguageDataError: a row with an unknown key or type, no label, or an id that was there before.
        """
        return _load(tuple(written(path.resolve()) for path in paths))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries, the user's own first, towns last, the largest of them first."""
        return tuple(self._entries.values())

    def by_id(self, id: str) -> Entry | None:
        """The entry with an id; None for an id that it does not have, and for "", which is nothing's.

        >>> Catalog.load().by_id("syria").labels
        (('ar', 'سوريا'), ('en', 'Syria'))
        """
        return self._entries.get(id)

    def capital(self, state: str) -> Entry | None:
        """The capital of a state, by the state's id, or None."""
        return self._capitals.get(state)

    def names(self, language: str) -> Iterator[tuple[str, Entry]]:
        """Every name in a language with its entry; a name may come more than once."""
        for entry in self._entries.values():
            for tag, name in entry.names:
                if tag == language:
                    yield name, entry

    def find(self, name: str, language: str) -> Entry | None:
        """The entry with a name, whatever its spelling, quotes, article or clitic; of several the first in the catalog.

        An unknown name is looked up once more by the form that its usual transcriptions share. One that is also an
        ordinary word is found only as it is: "كنيس" is no "ك" + "نيس".

        >>> Catalog.load().find("بسورية", "ar").id, Catalog.load().find("كنيس", "ar")
        ('syria', None)
        """
        index = self._index(language)
        written = spelling(language)
        whole = written.key(name)
        for key in written.readings(name):
            known = index.get(key, ())
            found = [(not e.own, n != name, e) for n, e in known if written.fits(n, name) and _believed(e, key, whole)]
            if found:
                return min(found, key=lambda item: item[:2])[2]
        forms = self._index_by_form(language)
        for reading in (name, *written.readings(name)):
            for n, entry in forms.get(variants(language).loose(reading), ()):
                if written.fits(n, name) and _believed(entry, reading if reading != name else whole, whole):
                    return entry
        return None

    def near(self, name: str, language: str, *, type: str) -> Entry | None:
        """The only entry of a type with a name much like this one, if the name is long enough to tell.

        Persons are left out, as those of one family have names much alike.

        >>> Catalog.load().near("Khuzistan Provence", "en", type="Place").id
        'khuzestan-province'
        """
        spelt = variants(language)
        if type == EntityType.PERSON or not spelt.long(name):
            return None
        index = self._index_of_long(language)
        initial, length = _outline(name)
        sizes = range(length - _APART, length + _APART + 1)
        known = (item for size in sizes for item in index.get((type, initial, size), ()))
        found = {entry.id: entry for n, entry in known if spelt.near(n, name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def find_all(self, name: str, language: str) -> tuple[Entry, ...]:
        """All entries with a name, quotes and spelling apart ("تونس": a state and its capital), same spelling first."""
        written = spelling(language)
        known = self._index(language).get(written.key(name), ())
        found = [(not entry.own, n != name, entry) for n, entry in known if written.fits(n, name)]
        return tuple(dict.fromkeys(entry for *_, entry in sorted(found, key=lambda item: item[:2])))

    def nationality(self, word: str, language: str) -> str | None:
        """The id of the state that a nationality adjective is of, in any of its forms, or None.

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

    def _index_by_form(self, language: str) -> dict[str, list[tuple[str, Entry]]]:
        if language not in self._loose:
            loose = variants(language).loose
            index: dict[str, list[tuple[str, Entry]]] = {}
            for name, entry in self.names(language):
                if not entry.population:  # towns are found in the text itself
                    index.setdefault(loose(name), []).append((name, entry))
            self._loose[language] = index
        return self._loose[language]

    def _index_of_long(self, language: str) -> dict[tuple[str, str, int], list[tuple[str, Entry]]]:
        if language not in self._long:
            spelt = variants(language)
            index: dict[tuple[str, str, int], list[tuple[str, Entry]]] = {}
            for name, entry in self.names(language):
                if not entry.population and entry.type != EntityType.PERSON and spelt.long(name):
                    index.setdefault((entry.type, *_outline(name)), []).append((name, entry))
            self._long[language] = index
        return self._long[language]

    def _adjectives(self, written: Spelling) -> Mapping[str, str]:
        found: dict[str, str] = {}
        for entry in self._entries.values():
            for tag, adjective in entry.adjectives:
                if tag == written.language:
                    for form in written.inflected(adjective):
                        found.setdefault(form, entry.id)
        return found


def _believed(entry: Entry, key: str, whole: str) -> bool:
    """Whether a name found by a key may be the entry; not if only its first letter keeps it from an ordinary word."""
    return len(whole) - len(key) != 1 or key not in entry.guarded


def _outline(name: str) -> tuple[str, int]:
    """The first letter and length of a name, by which similar names are found."""
    return name[0].lower(), len(name)


@lru_cache(maxsize=8)
def _load(files: tuple[Written, ...]) -> Catalog:
    paths = tuple(file.path for file in files)
    seen: dict[str, str] = {}
    entries = []
    places: list[tuple[Entry, Path, int]] = []
    for path in (*sorted(Path(__file__).parent.glob("*.jsonl")), *paths):
        for line, row in rows(path):
            found = read_entry(row, path=path, line=line, own=path in paths)
            if found.id in seen:
                message = (
                    f"the id {found.id!r} is also that of {seen[found.id]}; give the row another, its names come first"
                )
                raise LanguageDataError(message, path=path, line=line)
            seen[found.id] = f"{path.name}:{line}"
            entries.append(found)
            if found.capital_of or found.seat_of or found.within or found.of or found.home:
                places.append((found, path, line))
    for found, path, line in places:
        for relation, id in (
            ("is the capital of", found.capital_of),
            ("is the seat of", found.seat_of),
            ("lies within", found.within),
            ("is of", found.of),
            ("is at home in", found.home),
        ):
            if id and id not in seen:
                raise LanguageDataError(f"{found.id!r} {relation} {id!r}, which is no id", path=path, line=line)
    return Catalog(entries)
