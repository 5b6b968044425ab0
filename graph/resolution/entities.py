"""Entity resolution: mentions of one thing become one entity, within and across articles.

Each mention gets a node (`readings`), nodes that the text says are one are united, and each united node becomes an
`Entity`. Nothing depends on the order of the articles; precision comes before recall everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.spelling import spelling
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.model import Entity
from khabar.graph.resolution.names import best, digest, slug, tag
from khabar.graph.resolution.readings import PLACE, Node, Reading, folder_of
from khabar.graph.resolution.references import readings
from khabar.graph.resolution.shortforms import shortforms
from khabar.ontology.terms import EntityType

_IRIS: Final = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
"""IRI patterns that the owners of the identifiers document."""


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


def resolve_entities(annotations: Sequence[Annotation], *, catalog: Catalog) -> EntityIndex:
    """The entities that the annotations mention."""
    found = [reading for annotation in annotations for reading in readings(annotation, catalog)]
    roots = _united(found)
    groups: dict[Node, list[Reading]] = defaultdict(list)
    for reading in found:
        groups[roots[reading.node]].append(reading)
    keys: dict[tuple[str, str], str] = {}
    entities = []
    for root, members in groups.items():
        entity = _entity(root, members, catalog)
        entities.append(entity)
        keys.update(((reading.article, reading.mention.id), entity.key) for reading in members)
    return EntityIndex(keys, entities)


def _united(found: Sequence[Reading]) -> dict[Node, Node]:
    """The node that stands for each node, after uniting those that the texts say are the same."""
    parent = {node: node for reading in found for node in (reading.node, *reading.same)}

    def root(node: Node) -> Node:
        while parent[node] != node:
            node = parent[node]
        return node

    pairs = {tuple(sorted((reading.node, node))) for reading in found for node in reading.same}
    kinds = {(reading.node, reading.mention.type) for reading in found}
    pairs |= {
        tuple(sorted((reading.node, node)))
        for reading in found
        for node in _headless(reading)
        if (node, reading.mention.type) in kinds
    }
    for one, other in sorted(pairs):
        first, second = sorted((root(one), root(other)))
        # Of two known things the catalog says that they are two, whatever a text's grammar seemed to say.
        if first != second and not (first.known and second.known):
            parent[second] = first
    return {node: root(node) for node in parent}


def _headless(reading: Reading) -> Iterator[Node]:
    """The node of a name without the head noun apposed to it: that of "الفجر" for "تنظيم الفجر"."""
    if reading.node.unknown and not reading.node.article and reading.names:
        forms = shortforms(reading.language)
        rest = " ".join(forms.words(forms.headless(reading.shown, reading.mention.type)))
        if rest:
            yield reading.node._replace(name=rest)


def _entity(root: Node, members: Sequence[Reading], catalog: Catalog) -> Entity:
    named = [reading for reading in members if reading.names]
    entry = catalog.by_id(root.known) if root.known else None
    if entry is not None:
        return _known(root, entry, named)
    surfaces: dict[str, list[str]] = defaultdict(list)
    for reading in named or members:
        surfaces[tag(reading.shown, reading.language)].append(reading.shown)
    type = root.type or _majority(members)
    labels = {language: best(names) for language, names in surfaces.items()}
    return Entity(
        key=f"{folder_of(type)}/{slug(root.name)}-{digest(type, root.name, root.article)}",
        type=type,
        labels=tuple(sorted(labels.items())),
        aliases=tuple(sorted({(xx, name) for xx, names in surfaces.items() for name in names} - set(labels.items()))),
    )


def _known(root: Node, entry: Entry, named: Sequence[Reading]) -> Entity:
    land = entry.type == EntityType.STATE and root.folder == PLACE
    names = tuple(name for name in entry.names if not land or name not in entry.seats)
    type = EntityType.PLACE if land else entry.type
    seen = {(tag(reading.shown, reading.language), reading.shown) for reading in named}
    return Entity(
        key=f"{root.folder}/{entry.id}",
        type=type,
        labels=tuple(sorted(entry.labels)),
        aliases=tuple(sorted((seen | set(names)) - set(entry.labels))),
        same_as=tuple(sorted(_IRIS[scheme].format(id) for scheme, id in entry.ids if scheme in _IRIS)),
        notations=tuple(sorted(f"{scheme}:{id}" for scheme, id in entry.ids if scheme not in _IRIS)),
        point=entry.point if root.folder == PLACE and _sure(entry, named) else None,
    )


def _sure(entry: Entry, named: Sequence[Reading]) -> bool:
    """Whether it is beyond doubt which place is meant: some text has a name that no other place has.

    "طرابلس" is in Libya and in Lebanon, "مدينة طرابلس" no less; "طرابلس الغرب" is in Libya.
    """
    if not entry.shared:
        return True
    own = {language: _own(entry, language) for language in {reading.language for reading in named}}
    return any(spelling(reading.language).bare(reading.shown) in own[reading.language] for reading in named)


def _own(entry: Entry, language: str) -> frozenset[str]:
    """The bare names of an entry in a language that are not shared."""
    bare = spelling(language).bare
    return frozenset(bare(name) for xx, name in entry.names if xx == language) - frozenset(map(bare, entry.shared))


def _majority(members: Sequence[Reading]) -> str:
    count = Counter(reading.mention.type for reading in members)
    return min(count.items(), key=lambda item: (-item[1], EntityType.ALL.index(item[0])))[0]
