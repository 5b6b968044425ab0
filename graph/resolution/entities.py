"""Entity resolution: mentions of one thing become one entity, within and across articles.

Each mention gets a node (`readings`), nodes that the text says are one are united, and each united node becomes an
`Entity`. Nothing depends on the order of the articles; precision comes before recall everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.discourse import headline
from khabar.graph.resolution.index import EntityIndex
from khabar.graph.resolution.kinds import kinds
from khabar.graph.resolution.model import Entity
from khabar.graph.resolution.names import best, digest, slug, tag
from khabar.graph.resolution.namesakes import across_scripts
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, PLACE, Node, Reading, folder_of
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.references import readings
from khabar.graph.resolution.shortforms import shortforms
from khabar.graph.resolution.stories import Stories
from khabar.graph.resolution.storylinks import in_stories
from khabar.ontology.terms import EntityType

_IRIS: Final = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
"""IRI patterns that the owners of the identifiers document."""


def resolve_entities(annotations: Sequence[Annotation], *, catalog: Catalog) -> EntityIndex:
    """The entities that the annotations mention."""
    found = [reading for annotation in annotations for reading in readings(annotation, catalog)]
    namesakes = list(across_scripts(found, catalog))
    roots = _united(found, namesakes)
    stories = Stories(annotations, _index(found, roots, catalog), Places(catalog))
    headlines = {annotation.article.id: headline(annotation) for annotation in annotations}
    told = list(in_stories(stories.pairs(), found, roots, catalog, headlines))
    return _index(found, _united(found, [*namesakes, *told]), catalog)


def _index(found: Sequence[Reading], roots: Mapping[Node, Node], catalog: Catalog) -> EntityIndex:
    groups: dict[Node, list[Reading]] = defaultdict(list)
    for reading in found:
        groups[roots[reading.node]].append(reading)
    keys: dict[tuple[str, str], str] = {}
    entities = []
    passing = set()
    vague = set()
    called: dict[str, frozenset[str]] = {}
    parts: dict[str, frozenset[str]] = {}
    states: dict[str, frozenset[str]] = {}
    for root, members in groups.items():
        entity = _entity(root, members, catalog)
        entities.append(entity)
        called[entity.key], parts[entity.key], generic = _kinds(members, catalog)
        if generic:
            vague.add(entity.key)
        if entity.type in INSTITUTIONS:
            states[entity.key] = _states(root, entity, catalog)
        if root.article:
            passing.add(entity.key)
        keys.update(((reading.article, reading.mention.id), entity.key) for reading in members)
    return EntityIndex(keys, entities, passing=passing, vague=vague, kinds=called, parts=parts, states=states)


def _states(root: Node, entity: Entity, catalog: Catalog) -> frozenset[str]:
    found = set(root.name.split("|")[1:])
    for language, name in entity.labels:
        found |= set(shortforms(language).describe(name, catalog).states)
    return frozenset(f"{ACTOR}/{state}" for state in found)


def _kinds(members: Sequence[Reading], catalog: Catalog) -> tuple[frozenset[str], frozenset[str], bool]:
    """What the common words in the names say, without those that fit all and with the parts of people in an attack; and
    whether the names are of words that fit all alone."""
    found: set[str] = set()
    parts: set[str] = set()
    generic = True
    for language, name in {(reading.language, reading.shown) for reading in members}:
        common, forms = kinds(language), shortforms(language)
        made = common.made(forms.people(forms.describe(name, catalog).words))
        found |= set(made.kinds) - common.generic
        parts |= common.parts(made)
        generic = generic and bool(made.described) and common.generic.issuperset(made.kinds)
    return frozenset(found), frozenset(found | parts), generic


def _united(found: Sequence[Reading], namesakes: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """The node that stands for each node, after uniting those that the texts or their names say are the same."""
    pairs = {_pair(*nodes) for nodes in namesakes}
    parent = {node: node for reading in found for node in (reading.node, *reading.same)}
    parent |= {node: node for pair in pairs for node in pair}

    def root(node: Node) -> Node:
        while parent[node] != node:
            node = parent[node]
        return node

    pairs |= {_pair(reading.node, node) for reading in found for node in reading.same}
    types = {(reading.node, reading.mention.type) for reading in found}
    pairs |= {
        _pair(reading.node, node)
        for reading in found
        for node in _headless(reading)
        if (node, reading.mention.type) in types
    }
    for one, other in sorted(pairs):
        first, second = _pair(root(one), root(other))
        # Of two known things the catalog says that they are two, whatever a text's grammar seemed to say.
        if first != second and not (first.known and second.known):
            parent[second] = first
    return {node: root(node) for node in parent}


def _pair(one: Node, other: Node) -> tuple[Node, Node]:
    return (one, other) if one <= other else (other, one)


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
    )


def _majority(members: Sequence[Reading]) -> str:
    count = Counter(reading.mention.type for reading in members)
    return min(count.items(), key=lambda item: (-item[1], EntityType.ALL.index(item[0])))[0]
