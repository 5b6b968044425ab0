"""Which entity each mention is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from khabar.graph.resolution.model import Entity


class EntityIndex:
    """The entities, and which of them each mention is of; made by `resolve_entities`.

    Attributes:
        entities: sorted by key.
        passing: keys of those that one article calls by words that mean something else in another ("المبنى").
    """

    def __init__(
        self,
        keys: Mapping[tuple[str, str], str],
        entities: Sequence[Entity],
        *,
        passing: Iterable[str] = (),
        kinds: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        self._keys = dict(keys)
        self._kinds = dict(kinds or {})
        self.passing = frozenset(passing)
        self.entities = tuple(sorted(entities, key=lambda entity: entity.key))
        self._types = {entity.key: entity.type for entity in self.entities}

    def key(self, article_id: str, mention_id: str) -> str | None:
        """Key of the entity a mention is of; None for a time and for what is no mention."""
        return self._keys.get((article_id, mention_id))

    def kinds(self, key: str) -> frozenset[str]:
        """Ids of what the names of an entity say that it is ("soldier", "mosque"), but for words that fit all."""
        return self._kinds.get(key, frozenset())

    def type(self, key: str) -> str:
        """The EntityType of an entity; raises KeyError for a key that is none of its."""
        return self._types[key]
