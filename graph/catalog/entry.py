"""Rows of the catalog: which keys they may have, and the `Entry` they make."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from khabar.graph.catalog.spelling import spelling
from khabar.graph.errors import LanguageDataError
from khabar.graph.language.data import LANGUAGES
from khabar.ontology.terms import EntityType

_TEXTS: Final = frozenset(
    {"id", "type", "capital_of", "seat_of", "within", "institution", "of", "home", "source", "note", *LANGUAGES}
)
_LISTS: Final = frozenset(
    {"guarded", "shared"}
    | {f"{name}_{xx}" for name in ("aliases", "adjectives", "plurals", "seats") for xx in LANGUAGES}
)
_RANGES: Final = {"lat": 90.0, "lon": 180.0}
"""The greatest value of a coordinate, in degrees."""

_KEYS: Final = _TEXTS | _LISTS | {"ids", "population", *_RANGES}

_ALIASES: Final = {f"aliases_{xx}": xx for xx in LANGUAGES}
_SEATS: Final = {f"seats_{xx}": xx for xx in LANGUAGES}
_ADJECTIVES: Final = {f"{name}_{xx}": xx for name in ("adjectives", "plurals") for xx in LANGUAGES}
"""Keys of names, with their language."""

Names = tuple[tuple[str, str], ...]
"""Pairs of language and name."""


class Entry(NamedTuple):
    """A known thing.

    Attributes:
        id: ASCII, unique in the catalog. type: an EntityType.
        labels: the preferred name by language. aliases: further names, seats of a government included.
        adjectives: nationality adjectives, masculine singular, and irregular plurals.
        seats: the aliases that always mean the government, never the country ("البيت الأبيض").
        guarded: folded names that are ordinary words, too ("مالي"), to be believed only where a place is named.
        shared: folded names that others have, too: other places of about its size ("طرابلس"), or institutions of other
            states ("قوى الأمن الداخلي"). They alone do not tell which is meant.
        capital_of: id of the state it is the capital of, or "".
        seat_of: id of the body that is meant where the capital acts and its state is not named ("Brussels"), or "".
        within: id of the province or state that it lies in, or "".
        institution, of: which institution of which state it is ("army", "syria"), where the row says so.
        home: id of the state whose adjective a group may be named with ("حركة حماس الفلسطينية"), or that a person or
            an agency is of, or "".
        population: of a town; of towns and other things with one name the other things come first, then large towns.
        point: latitude and longitude in degrees (WGS 84), of a province the middle of its towns.
        ids: identifiers elsewhere: pairs of scheme ("geonames", "iso", "un", "ofac", "wikidata") and value.
        source: where the row is from, if not from this project.
        own: whether it is a row of the user's own file, which comes before shipped ones of the same name.
    """

    id: str
    type: str
    labels: Names
    aliases: Names = ()
    adjectives: Names = ()
    seats: Names = ()
    guarded: frozenset[str] = frozenset()
    shared: frozenset[str] = frozenset()
    capital_of: str = ""
    seat_of: str = ""
    within: str = ""
    institution: str = ""
    of: str = ""
    home: str = ""
    population: int = 0
    point: tuple[float, float] | None = None
    ids: tuple[tuple[str, str], ...] = ()
    source: str = ""
    own: bool = False

    @property
    def located(self) -> bool:
        """Whether its name is also that of a country or city; not so for a former regime."""
        return bool(self.capital_of) or (self.type == EntityType.STATE and bool(dict(self.ids)))

    @property
    def names(self) -> Names:
        """All names, labels first."""
        return self.labels + self.aliases


def read_entry(row: Mapping[str, Any], *, path: Path, line: int, own: bool = False) -> Entry:
    """The entry of a row; `own` is true for a row of the user's file.

    Raises:
        LanguageDataError: an unknown key or type, a value of the wrong kind, no label.
    """

    def fail(message: str) -> LanguageDataError:
        return LanguageDataError(message, path=path, line=line)

    for key, value in row.items():
        if fault := _fault(key, value):
            raise fail(fault)
    for key in ("id", "type"):
        if key not in row:
            raise fail(f"a row needs {key!r}")
    if not row["id"].isascii() or not row["id"].replace("-", "").isalnum() or row["id"] != row["id"].lower():
        raise fail(f"the id {row['id']!r} must be of a-z, 0-9 and -")
    if row["type"] not in EntityType.ALL:
        raise fail(f"{row['type']!r} is no entity type; types are {', '.join(EntityType.ALL)}")
    if ("lat" in row) != ("lon" in row):
        raise fail("a point needs both lat and lon")
    if ("institution" in row) != ("of" in row):
        raise fail("an institution needs both institution and of")
    labels = tuple((xx, row[xx]) for xx in LANGUAGES if xx in row)
    if not labels:
        raise fail(f"a row needs a label: {' or '.join(LANGUAGES)}")
    seats = _pairs(row, _SEATS)
    aliases = dict.fromkeys(pair for pair in (*_pairs(row, _ALIASES), *seats) if pair not in labels)
    return Entry(
        id=row["id"],
        type=row["type"],
        labels=labels,
        aliases=tuple(aliases),
        adjectives=_pairs(row, _ADJECTIVES),
        seats=seats,
        guarded=_folded(row["guarded"]) if "guarded" in row else frozenset(),
        shared=_folded(row["shared"]) if "shared" in row else frozenset(),
        capital_of=row.get("capital_of", ""),
        seat_of=row.get("seat_of", ""),
        within=row.get("within", ""),
        institution=row.get("institution", ""),
        of=row.get("of", ""),
        home=row.get("home", ""),
        population=row.get("population", 0),
        point=(float(row["lat"]), float(row["lon"])) if "lat" in row else None,
        ids=tuple(sorted(row.get("ids", {}).items())),
        source=row.get("source", ""),
        own=own,
    )


def _fault(key: str, value: object) -> str:
    """What is wrong with the value of a key, or ""."""
    if key in _TEXTS:
        return "" if isinstance(value, str) and value.strip() else f"{key} must be a text"
    if key in _LISTS:
        texts = isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)
        return "" if texts else f"{key} must be a list of texts"
    if key == "ids":
        texts = isinstance(value, dict) and all(isinstance(item, str) for item in value.values())
        return "" if texts else "ids must be an object of texts"
    if key == "population":
        return "" if isinstance(value, int) and not isinstance(value, bool) else "population must be a number"
    if key in _RANGES:
        number = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _RANGES[key]
        return "" if number else f"{key} must be a number of degrees from {-_RANGES[key]:g} to {_RANGES[key]:g}"
    return f"unknown key {key!r}; keys are {', '.join(sorted(_KEYS))}"


def _folded(names: list[str]) -> frozenset[str]:
    return frozenset(spelling(xx).key(name) for name in names for xx in LANGUAGES)


def _pairs(row: Mapping[str, Any], keys: Mapping[str, str]) -> Names:
    return tuple((keys[key], name) for key in keys if key in row for name in row[key])
