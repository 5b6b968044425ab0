"""Which entity each mention is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from khabar.graph.resolution.model import Entity
from khabar.ontology.terms import EntityType


class EntityIndex:
    """The entities, and which of them each mention is of; made by `resolve_entities`.

    Attributes:
        entities: sorted by key.
        passing: keys of those that one article calls by words that mean something else in another ("المبنى").
        vague: keys of those that are called by words that fit all in their role ("people", "the attackers").
        described: keys of those passing ones that have no name ("المبنى", "a commander"), as a last name is one.
    """

    def __init__(
        self,
        keys: Mapping[tuple[str, str], tuple[str, ...]],
        entities: Sequence[Entity],
        *,
        passing: Iterable[str] = (),
        vague: Iterable[str] = (),
        described: Iterable[str] = (),
        kinds: Mapping[str, frozenset[str]] | None = None,
        parts: Mapping[str, frozenset[str]] | None = None,
        states: Mapping[str, frozenset[str]] | None = None,
        serving: Mapping[str, frozenset[str]] | None = None,
        owners: Mapping[str, frozenset[str]] | None = None,
        numbers: Mapping[str, frozenset[int]] | None = None,
        apart: Iterable[tuple[str, str]] = (),
    ) -> None:
        self._keys = dict(keys)
        self._kinds = dict(kinds or {})
        self._parts = dict(parts or {})
        self._states = dict(states or {})
        self._serving = dict(serving or {})
        self._owners = dict(owners or {})
        self._numbers = dict(numbers or {})
        self._apart = frozenset(map(frozenset, apart))
        self.passing = frozenset(passing)
        self.vague = frozenset(vague)
        self.described = frozenset(described)
        self.entities = tuple(sorted(entities, key=lambda entity: entity.key))
        # An institution may be compared by its state, which no article need name: "المخابرات العراقية" without العراق.
        compared = {state: EntityType.STATE for of in self._states.values() for state in of}
        self._types = compared | {entity.key: entity.type for entity in self.entities}

    def key(self, article_id: str, mention_id: str) -> str | None:
        """Key of the one entity a mention is of; None for a time, for what is no mention and for what is of two."""
        keys = self.keys(article_id, mention_id)
        return keys[0] if len(keys) == 1 else None

    def keys(self, article_id: str, mention_id: str) -> tuple[str, ...]:
        """Keys of all that a mention is of: of "الطرفان" two; none for a time and for what is no mention."""
        return self._keys.get((article_id, mention_id), ())

    def known(self, key: str) -> bool:
        """Whether a key is that of an entity, not of a happening."""
        return key in self._types

    def apart(self, keys: Iterable[str]) -> bool:
        """Whether of two of these entities an analyst has decided that they are two."""
        found = set(keys)
        return any(pair <= found for pair in self._apart)

    def merged(self, names: Mapping[str, str]) -> EntityIndex:
        """The index in which entities are those that `names` gives; they keep their names as aliases."""
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
            passing=self.passing,
            vague=self.vague,
            described=self.described,
            kinds=self._kinds,
            parts=self._parts,
            states=self._states,
            serving={key: frozenset(names.get(of, of) for of in keys) for key, keys in self._serving.items()},
            owners=self._owners,
            numbers=self._numbers,
            apart=[(one, other) for one, other in map(sorted, self._apart)],
        )

    def kinds(self, key: str) -> frozenset[str]:
        """Ids of what the names of an entity say that it is ("soldier", "mosque"), but for words that fit all."""
        return self._kinds.get(key, frozenset())

    def parts(self, key: str) -> frozenset[str]:
        """The same for people, with the parts that they have in an attack: those who attack, the dead."""
        return self._parts.get(key, frozenset())

    def with_states(self, keys: frozenset[str]) -> frozenset[str]:
        """Some entities, and the states for whose services or ministries among them their states are named ("دمشق")."""
        states = [found for key in keys if (found := self._states.get(key))]
        return keys.union(*states) if states else keys

    def owners(self, key: str) -> frozenset[str]:
        """Keys of the states whose people without names are: of "Italian fishermen" Italy."""
        return self._owners.get(key, frozenset())

    def numbers(self, key: str) -> frozenset[int]:
        """How many the texts say there are of what has no name: of "five people" 5."""
        return self._numbers.get(key, frozenset())

    def serves(self, key: str) -> frozenset[str]:
        """Keys of the states that a person serves by his title; what articles say that he heads are facts."""
        return self._serving.get(key, frozenset())

    def type(self, key: str) -> str:
        """The EntityType of an entity or of a state that `with_states` adds; raises KeyError for any other key."""
        return self._types[key]


def _joined(entity: Entity, others: Sequence[Entity]) -> Entity:
    labels = dict(entity.labels)
    for other in others:
        for language, name in other.labels:
            labels.setdefault(language, name)
    names = {name for each in (entity, *others) for name in (*each.labels, *each.aliases)}
    return replace(entity, labels=tuple(sorted(labels.items())), aliases=tuple(sorted(names - set(labels.items()))))
