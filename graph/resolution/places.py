"""Whether one known place lies in another, as far as the catalog says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.ontology.terms import EntityType

FOLDER: Final = "place/"
COUNTRY: Final = "iso"


class Places:
    """Compares places by the states they lie in."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._states = _codes(catalog)

    def agree(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether some place of the first is one of the second, or lies in it, or the other way round."""
        mine, theirs = set(first), set(second)
        if mine & theirs:
            return True
        return any(self._within(a, b) or self._within(b, a) for a in mine for b in theirs)

    def apart(self, first: Iterable[str], second: Iterable[str]) -> bool:
        """Whether all places of the first are known to lie elsewhere than all of the second.

        Two towns are two places, and so are two states; of a region khabar does not know which towns lie in it.
        """
        mine, theirs = set(first), set(second)
        return bool(mine and theirs) and not any(self._may_overlap(a, b) for a in mine for b in theirs)

    def state(self, key: str) -> bool:
        """Whether a place is a whole state, in which much happens."""
        return self._itself(key) is not None

    def capital(self, key: str) -> bool:
        """Whether a place is the capital of a state."""
        entry = self._catalog.by_id(key.removeprefix(FOLDER)) if key.startswith(FOLDER) else None
        return entry is not None and bool(entry.capital_of)

    def _may_overlap(self, a: str, b: str) -> bool:
        if a == b:
            return True
        states = self.state_around(a) or self._itself(a), self.state_around(b) or self._itself(b)
        if None in states:
            return True
        return states[0] == states[1] and None in (self.state_around(a), self.state_around(b))

    def _itself(self, key: str) -> str | None:
        """The id of a place that is a state."""
        entry = self._catalog.by_id(key.removeprefix(FOLDER)) if key.startswith(FOLDER) else None
        return entry.id if entry is not None and entry.type == EntityType.STATE else None

    def _within(self, inner: str, outer: str) -> bool:
        return self.state_around(inner) == outer.removeprefix(FOLDER)

    def state_around(self, key: str) -> str | None:
        """Id of the state that a town lies in: a capital names it, other towns have its code at the end of their id."""
        if not key.startswith(FOLDER):
            return None
        entry = self._catalog.by_id(key.removeprefix(FOLDER))
        if entry is None:
            return None
        return entry.capital_of or self._states.get(entry.id.rsplit("-", 1)[-1])


@lru_cache(maxsize=4)
def _codes(catalog: Catalog) -> Mapping[str, str]:
    """Ids of states by their codes, in small letters."""
    return {dict(entry.ids)[COUNTRY].lower(): entry.id for entry in catalog.entries if COUNTRY in dict(entry.ids)}
