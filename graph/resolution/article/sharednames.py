"""Refer a name that institutions of several states have to that of the state the article is about.

"قوى الأمن الداخلي" ("the Internal Security Forces") need not be Lebanon's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.resolution.article.findings import Findings
from khabar.graph.resolution.article.homes import home, states_named, states_of
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, Node, Reading
from khabar.graph.resolution.wording.shortforms import shortforms

_ALL: Final = 5
"""How many states have one name in the catalog where it is nobody else's: "Congress"."""


def join_shared_names(findings: Findings) -> None:
    """Refer such names to the article's state, unless the article names the one that the catalog means."""
    found = findings.found
    catalog, spelling = findings.catalog, findings.forms.spelling
    unsure = {}
    for reading in found.values():
        entry = catalog.by_id(reading.node.known)
        if entry is not None and entry.type in INSTITUTIONS and spelling.key(reading.shown) in entry.shared:
            unsure[reading.mention.id] = entry
    if not unsure:
        return
    meant = {entry.id for entry in unsure.values()}
    short = {  # "الجهاز" of whatever the shared name is
        id: reading
        for id, reading in found.items()
        if id not in unsure and reading.node.known in meant and not _states(findings, reading)
    }
    others = [reading for id, reading in found.items() if id not in unsure and id not in short]
    state = home(others, catalog)
    named = states_of(others, catalog)
    for id, entry in unsure.items():
        if state and {entry.of, *states_named(entry, catalog)}.isdisjoint({state, *named}):
            words = findings.forms.describe(found[id].shown, catalog).words
            namesakes = _of_states(catalog, spelling.language)
            known = namesakes.get((words, state), "")
            if not known and sum(other == words for other, _ in namesakes) >= _ALL:
                continue
            node = Node(False, ACTOR, known) if known else Node(True, ACTOR, name=f"{' '.join(words)}|{state}")
            findings.refer(found[id], node, names=True)
            for other in short.values():
                if other.node.known == entry.id:
                    findings.refer(other, node, names=False)


def _states(findings: Findings, reading: Reading) -> tuple[str, ...]:
    return tuple(findings.forms.describe(reading.shown, findings.catalog).states)


@lru_cache(maxsize=4)
def _of_states(catalog: Catalog, language: str) -> Mapping[tuple[tuple[str, ...], str], str]:
    """Catalog ids of institutions, by the words of their names and the state in these."""
    found = {}
    for entry in catalog.entries:
        if entry.type in INSTITUTIONS:
            for other, name in entry.names:
                about = shortforms(language).describe(name, catalog) if other == language else None
                if about is not None and len(about.states) == 1:
                    found[about.words, about.states[0]] = entry.id
    return found
