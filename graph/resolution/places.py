"""Whether one known place lies in another, as far as the catalog says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from khabar.graph.catalog import Catalog

FOLDER: Final = "place/"
COUNTRY: Final = "iso"


class Places:
    """Compares places by the states they lie in."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._states = {
            dict(entry.ids)[COUNTRY].lower(): entry.id for entry in catalog.entries if COUNTRY in dict(entry.ids)
        }

    def agree(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether some place of the first is one of the second, or lies in it, or the other way round."""
        mine, theirs = set(first), set(second)
        if mine & theirs:
            return True
        return any(self._within(a, b) or self._within(b, a) for a in mine for b in theirs)

    def _within(self, inner: str, outer: str) -> bool:
        return self._state(inner) == outer.removeprefix(FOLDER)

    def _state(self, key: str) -> str | None:
        """Id of the state a town lies in: a capital names it, other towns carry its code at the end of their id."""
        if not key.startswith(FOLDER):
            return None
        entry = self._catalog.by_id(key.removeprefix(FOLDER))
        if entry is None:
            return None
        return entry.capital_of or self._states.get(entry.id.rsplit("-", 1)[-1])
