"""Which entity each mention is of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from khabar.graph.resolution.model import Entity


class EntityIndex:
    """The entities, and which of them each mention is of; made by `resolve_entities`.

    Attributes:
        entities: sorted by key.
    """

    def __init__(self, keys: Mapping[tuple[str, str], str], entities: Sequence[Entity]) -> None:
        self._keys = dict(keys)
        self.entities = tuple(sorted(entities, key=lambda entity: entity.key))
        self._types = {entity.key: entity.type for entity in self.entities}

    def key(self, article_id: str, mention_id: str) -> str | None:
        """Key of the entity a mention is of; None for a time and for what is no mention."""
        return self._keys.get((article_id, mention_id))

    def type(self, key: str) -> str:
        """The EntityType of an entity; raises KeyError for a key that is none of its."""
        return self._types[key]
