"""Points on the earth as GeoSPARQL writes them: well-known text, longitude before latitude, in degrees (WGS 84)."""

from __future__ import annotations

import re
from typing import Final

_POINT: Final = re.compile(
    r"\s*(?:<http://www\.opengis\.net/def/crs/OGC/1\.3/CRS84>)?\s*POINT\s*\(\s*(\S+)\s+(\S+?)\s*\)\s*", re.IGNORECASE
)
"""With the one reference system that means longitude before latitude, which is also the default."""


def wkt(point: tuple[float, float]) -> str:
    """The text of a point given by latitude and longitude.

    >>> wkt((33.5102, 36.2913))
    'POINT(36.2913 33.5102)'
    """
    latitude, longitude = point
    return f"POINT({_number(longitude)} {_number(latitude)})"


def point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of a well-known text, or None for another geometry or a place not on the earth.

    >>> point("POINT(36.2913 33.5102)"), point("POINT(500 0)"), point("LINESTRING(0 0, 1 1)")
    ((33.5102, 36.2913), None, None)
    """
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    try:
        longitude, latitude = map(float, found.groups())
    except ValueError:
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _number(degrees: float) -> str:
    return f"{degrees:.6f}".rstrip("0").removesuffix(".")
