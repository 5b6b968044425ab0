"""Make entities one that fill one role of one happening under different descriptions.

"Gunmen" and "المهاجمون" ("the attackers"), "a concert hall" and its name. Across articles such words mean nothing by
themselves (`EntityIndex.passing`). They stay apart if they say different things ("soldiers", "civilians"), or if an
article tells two of them apart. People of a headline are those whom the text counts: "kills villagers", "killed 14
farmers".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.resolution.events.fillers import SITE
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.model import Evidence, Happening
from khabar.ontology.terms import EntityType, Role

_ROLES: Final = (Role.AGENT, Role.TARGET)
"""Roles whose fillers are made one; sites are one whether they are target or place."""

Slot = tuple[str, str]
"""A role and an EntityType."""


def one_in_happenings(
    happenings: Iterable[Happening], index: EntityIndex, headlines: Mapping[str, int] | None = None
) -> dict[str, str]:
    """Keys of entities that are others, each with the key of that one.

    `headlines` are the lengths of the articles' headlines.
    """
    root: dict[str, str] = {}
    members: dict[str, set[str]] = defaultdict(set)

    def find(key: str) -> str:
        while key in root:
            key = root[key]
        return key

    for happening in happenings:
        for (_, type), keys in _fillers(happening, index, headlines or {}).items():
            found = {find(key) for key in keys}
            named = found - index.passing
            if type == EntityType.PERSON_GROUP:  # "Israelis" are no "25 people": they are the same in all articles
                found, named = found - named, set()
            everyone = found.union(*(members[key] for key in found))
            if len(found) < 2 or len(named) > 1 or _differ(found, index) or index.apart(everyone):
                continue
            first = min(named or found)
            members[first] = everyone
            root.update((key, first) for key in found - {first})
    return {key: find(key) for key in root}


def renamed(happenings: Sequence[Happening], names: Mapping[str, str]) -> tuple[Happening, ...]:
    """The happenings with other keys of entities."""
    if not names:
        return tuple(happenings)
    return tuple(
        replace(
            happening,
            participants=_renamed(happening.participants, names),
            evidence=tuple(_of_evidence(item, names) for item in happening.evidence),
        )
        for happening in happenings
    )


def _renamed(participants: Iterable[tuple[str, str]], names: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(role, names.get(key, key)) for role, key in participants}))


def _of_evidence(item: Evidence, names: Mapping[str, str]) -> Evidence:
    def once(keys: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(key, key) for key in keys))

    return replace(
        item,
        attributed_to=once(item.attributed_to),
        via=once(item.via),
        chain=_levels(once(level) for level in item.chain),
        sides=tuple(once(side) for side in item.sides),
        participants=None if item.participants is None else _renamed(item.participants, names),
        doubtful=_renamed(item.doubtful, names),
    )


def _levels(chain: Iterable[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    """The steps of a chain, each without those of a step before it."""
    before: set[str] = set()
    found = []
    for level in chain:
        found.append(tuple(key for key in level if key not in before))
        before.update(level)
    return tuple(level for level in found if level)


def _fillers(happening: Happening, index: EntityIndex, headlines: Mapping[str, int]) -> dict[Slot, set[str]]:
    """What fills each slot in the articles that name one thing there, or one in the headline and one in the text."""
    by_article: dict[tuple[Slot, str], list[set[str]]] = defaultdict(list)
    said: dict[tuple[Slot, str], set[str]] = defaultdict(set)
    for item in happening.evidence:
        mention: dict[Slot, set[str]] = defaultdict(set)
        for slot, key in _slots(item, index):
            mention[slot].add(key)
        for slot, keys in mention.items():
            by_article[slot, item.article].append(keys)
            if item.end <= headlines.get(item.article, 0):
                said[slot, item.article] |= keys
    found: dict[Slot, set[str]] = defaultdict(set)
    for (slot, article), mentions in by_article.items():
        keys = set().union(*mentions)
        if slot[1] == EntityType.PERSON_GROUP and _retold(said[slot, article], keys, index):
            found[slot] |= keys
            continue
        several = any(len(each) > 1 for each in mentions)
        if not several and (len(keys) == 1 or slot[0] == Role.AGENT or keys <= index.vague):
            found[slot] |= keys
    return found


def _retold(said: set[str], keys: set[str], index: EntityIndex) -> bool:
    """Whether people of a headline are those whom the text counts: "jihadists", "ten men"."""
    if len(said) != 1 or len(keys) != len(said) + 1:
        return False
    numbers = [number for key in keys if (number := index.profile(key).numbers)]
    return len(set(numbers)) == 1 and numbers != [index.profile(*said).numbers]


def _slots(item: Evidence, index: EntityIndex) -> Iterator[tuple[Slot, str]]:
    for role, key in item.participants or ():
        type = index.type(key) if index.known(key) else ""
        described = key not in index.passing or key in index.vague or index.profile(key).kinds
        if type == EntityType.SITE and role in (Role.TARGET, Role.PLACE) and described:
            yield (SITE, type), key
        elif type == EntityType.PERSON_GROUP and role in _ROLES:
            yield (role, type), key


def _differ(keys: Iterable[str], index: EntityIndex) -> bool:
    """Whether two of some keys are said to be different things."""
    said = [kinds for key in keys if (kinds := index.profile(key).parts)]
    return any(one.isdisjoint(other) for one in said for other in said)
