"""Find things by any of their names: IRI, label or alias, in Arabic or English."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from khabar.graph.errors import QueryError
from khabar.graph.knowledge import nodes
from khabar.graph.language.normalisation import folded

_OFFERED = 5
"""Names that are offered at the most."""

_ALIKE = 75
"""How alike a name is that may have been meant: a hundredth of what is the same of two."""


class NameIndex:
    """All names of the things in a graph."""

    def __init__(self, store: ox.Store) -> None:
        self._things: dict[str, set[str]] = defaultdict(set)
        self._written: dict[str, str] = {}
        for predicate in (nodes.PREF_LABEL, nodes.ALT_LABEL):
            for subject, _, name, _ in store.quads_for_pattern(None, predicate, None, ox.DefaultGraph()):
                if isinstance(subject, ox.NamedNode) and isinstance(name, ox.Literal):
                    key = folded(name.value)
                    self._things[key].add(subject.value)
                    self._written[key] = min(name.value, self._written.get(key, name.value))
        self._iris = {iri for iris in self._things.values() for iri in iris}

    def find(self, name: str) -> frozenset[str]:
        """The IRIs of everything with a name; empty if the graph does not have it."""
        name = str(name)  # an rdflib.URIRef equals no string
        if name in self._iris:
            return frozenset({name})
        return frozenset(self._things.get(folded(name), ()))

    def require(self, name: str) -> frozenset[str]:
        """The IRIs of everything with a name.

        Raises:
            QueryError: nothing in the graph has it; the message offers names that contain it, or are spelt alike.
        """
        found = self.find(name)
        if found:
            return found
        part = folded(name)
        near = sorted(known for known in self._things if part and part in known)[:_OFFERED]
        if near:
            hint = f"names with it: {self._shown(near)}"
        elif spelt := alike(part, self._things, _OFFERED):
            hint = f"spelt alike: {self._shown(spelt)}"
        else:
            hint = "`khabar query GRAPH --actors` lists the names"
        raise QueryError(f"nothing in the graph is called {str(name)!r}; {hint}")

    def _shown(self, keys: Iterable[str]) -> str:
        return ", ".join(self._written[key] for key in keys)


def term(name: str, kind: str, allowed: Iterable[str]) -> str:
    """The local name of a term, given by its local name in any case, or by its IRI.

    Raises:
        QueryError: there is none among `allowed`.
    """
    local = re.split("[#/:]", name)[-1]
    by_lower = {known.lower(): known for known in allowed}
    if (known := by_lower.get(local.lower())) is not None:
        return known
    meant = [by_lower[near] for near in alike(local.lower(), by_lower, 1)]
    hint = f"did you mean {meant[0]}? " if meant else ""
    raise QueryError(f"{name!r} is no {kind}; {hint}khabar knows {', '.join(sorted(by_lower.values()))}")


def alike(name: str, names: Iterable[str], most: int) -> list[str]:
    """The names spelt most like one, at most `most`."""
    return [
        near for near, _, _ in process.extract(name, sorted(names), scorer=fuzz.ratio, limit=most, score_cutoff=_ALIKE)
    ]
