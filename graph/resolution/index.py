"""Tell which entity each mention is of, and what the mentions say of it beside its names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from khabar.graph.resolution.model import Entity
from khabar.ontology.terms import EntityType


@dataclass(frozen=True, slots=True)
class Profile:
    """What the mentions of an entity say of it beside its names.

    Attributes:
        passing: whether its words mean something else in another article ("المبنى", "the building").
        vague: whether its words fit all in their role ("people", "the attackers").
        described: whether it is passing and has no name ("المبنى", "a commander"), not even a last name.
        kinds: ids of what its names say that it is ("soldier", "mosque"), but for words that fit all.
        parts: the same for people, with their parts in an attack: attackers, the dead.
        states: of a service or ministry, keys of its states.
        serving: keys of the states that a person serves by title; what articles say that the person leads are facts.
        owners: keys of the states of people without names: of "Italian fishermen" Italy.
        numbers: how many the texts say there are of what has no name: of "five people" 5.
    """

    passing: bool = False
    vague: bool = False
    described: bool = False
    kinds: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    serving: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()


_NOTHING: Final = Profile()


class EntityIndex:
    """The entities, and which of them each mention is of; made by `resolve_entities`.

    Attributes:
        entities: sorted by key.
        passing, vague, described: keys of those whose `Profile` says so.
    """

    def __init__(
        self,
        keys: Mapping[tuple[str, str], tuple[str, ...]],
        entities: Sequence[Entity],
        profiles: Mapping[str, Profile] | None = None,
        *,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._keys = dict(keys)
        self._profiles = dict(profiles or {})
        self._apart = frozenset(map(frozenset, apart))
        self.passing = frozenset(key for key, profile in self._profiles.items() if profile.passing)
        self.vague = frozenset(key for key, profile in self._profiles.items() if profile.vague)
        self.described = frozenset(key for key, profile in self._profiles.items() if profile.described)
        self.entities = tuple(sorted(entities, key=lambda entity: entity.key))
        # An institution may be compared by its state, which no article need name: "المخابرات العراقية" without العراق.
        compared = {state: EntityType.STATE for profile in self._profiles.values() for state in profile.states}
        self._types = compared | {entity.key: entity.type for entity in self.entities}

    def key(self, article_id: str, mention_id: str) -> str | None:
        """The key of the one entity that a mention is of; None for times, for no mention, and for two entities."""
        keys = self.keys(article_id, mention_id)
        return keys[0] if len(keys) == 1 else None

    def keys(self, article_id: str, mention_id: str) -> tuple[str, ...]:
        """The keys of all that a mention is of: two of "الطرفان" ("the two sides"); none for times."""
        return self._keys.get((article_id, mention_id), ())

    def known(self, key: str) -> bool:
        """Whether a key is that of an entity, and not of a happening."""
        return key in self._types

    def apart(self, keys: Iterable[str]) -> bool:
        """Whether an analyst has decided of two of some entities that they are two."""
        found = set(keys)
        return any(pair <= found for pair in self._apart)

    def merged(self, names: Mapping[str, str]) -> EntityIndex:
        """The index with entities put as one, by their keys in `names`; old names become aliases."""
        gone: dict[str, list[Entity]] = defaultdict(list)
        for entity in self.entities:
            if entity.key in names:
                gone[names[entity.key]].append(entity)
        return EntityIndex(
            {
                mention: tuple(dict.fromkeys(names.get(key, key) for key in keys))
                for mention, keys in self._keys.items()
            },
            [_joined(entity, gone[entity.key]) for entity in self.entities if entity.key not in names],
            {
                key: replace(profile, serving=frozenset(names.get(of, of) for of in profile.serving))
                for key, profile in self._profiles.items()
            },
            apart=[(one, other) for one, other in map(sorted, self._apart)],
        )

    def profile(self, key: str) -> Profile:
        """The profile of an entity; an empty one for other keys."""
        return self._profiles.get(key, _NOTHING)

    def with_states(self, keys: frozenset[str]) -> frozenset[str]:
        """Some entities, with the states whose services or ministries are among them."""
        states = [found for key in keys if (found := self.profile(key).states)]
        return keys.union(*states) if states else keys

    def type(self, key: str) -> str:
        """The EntityType of an entity, or of a state that `with_states` adds; raises KeyError for other keys."""
        return self._types[key]


def _joined(entity: Entity, others: Sequence[Entity]) -> Entity:
    labels = dict(entity.labels)
    for other in others:
        for language, name in other.labels:
            labels.setdefault(language, name)
    names = {name for each in (entity, *others) for name in (*each.labels, *each.aliases)}
    return replace(entity, labels=tuple(sorted(labels.items())), aliases=tuple(sorted(names - set(labels.items()))))
