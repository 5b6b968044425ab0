"""Entity resolution: mentions of one thing become one entity, within and across articles.

Each mention gets a node (`readings`), nodes that the text says are one are united, and each united node becomes an
`Entity`. Nothing depends on the order of the articles; precision comes before recall everywhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.catalog.spelling import spelling
from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.analysts.carving import carved
from khabar.graph.resolution.analysts.decisions import Decision, Side, of_entities
from khabar.graph.resolution.analysts.union import Union
from khabar.graph.resolution.article.discourse import headline
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.entities.namesakes import across_scripts
from khabar.graph.resolution.entities.storylinks import in_stories
from khabar.graph.resolution.index import EntityIndex, Profile
from khabar.graph.resolution.model import Entity
from khabar.graph.resolution.nodes import ACTOR, INSTITUTIONS, PLACE, Node, Reading, folder_of
from khabar.graph.resolution.places import Places
from khabar.graph.resolution.sources.stories import Stories
from khabar.graph.resolution.wording.kinds import kinds
from khabar.graph.resolution.wording.names import best, distinct_slug, fullest, tag
from khabar.graph.resolution.wording.numbers import counted
from khabar.graph.resolution.wording.shortforms import shortforms
from khabar.ontology.terms import EntityType, RelationType

_IRIS: Final = {"geonames": "https://sws.geonames.org/{}/", "wikidata": "http://www.wikidata.org/entity/{}"}
"""IRI patterns that the owners of the identifiers document."""


def resolve_entities(
    annotations: Sequence[Annotation],
    *,
    catalog: Catalog,
    decisions: Sequence[Decision] = (),
    notice: Callable[[KhabarError], None] | None = None,
) -> EntityIndex:
    """The entities that the annotations mention; decisions that are not obeyed are given to `notice`."""
    decisions = of_entities(decisions)
    found = [reading for annotation in annotations for reading in readings(annotation, catalog)]
    found, meant = carved(found, decisions)
    namesakes = list(across_scripts(found, catalog))
    union = _decided(found, namesakes, decisions, meant, notice)
    _unite(union, [*namesakes, *_told(found)])
    roots = union.roots()
    bodies = [*_bodies(annotations)]
    stories = Stories(annotations, _index(found, roots, catalog, bodies), Places(catalog))
    headlines = {annotation.article.id: headline(annotation.article) for annotation in annotations}
    _unite(union, in_stories(stories.pairs(), found, roots, catalog, headlines))
    return _index(found, union.roots(), catalog, bodies, apart=union.parted())


def _bodies(annotations: Iterable[Annotation]) -> Iterator[tuple[str, str, str]]:
    """Articles with the references of a body and what it is said to be part of: "Poland's Security Agency"."""
    for annotation in annotations:
        for relation in annotation.relations:
            if relation.type == RelationType.PART_OF:
                yield annotation.article.id, relation.head, relation.tail


def _decided(
    found: Sequence[Reading],
    namesakes: Iterable[tuple[Node, Node]],
    decisions: Sequence[Decision],
    meant: Mapping[Side, Sequence[Node]],
    notice: Callable[[KhabarError], None] | None,
) -> Union[Node]:
    """The nodes, united and kept apart as analysts have decided."""
    mentioned = {reading.node for reading in found}
    named = {node for reading in found for node in reading.same} | {node for pair in namesakes for node in pair}
    union = Union(mentioned | named)
    unmet = union.obey(decisions, lambda _, side: [node for node in meant[side] if node in mentioned])
    if notice:
        for decision in unmet:
            notice(decision.unmet())
    return union


def _unite(union: Union[Node], pairs: Iterable[tuple[Node, Node]]) -> None:
    """Unite pairs of nodes, but no two known things, which the catalog says are two."""
    for one, other in sorted({(one, other) if one <= other else (other, one) for one, other in pairs}):
        if not (union.root(one).known and union.root(other).known):
            union.unite(one, other)


def _told(found: Sequence[Reading]) -> Iterator[tuple[Node, Node]]:
    """Pairs of nodes that the texts say are the same."""
    types = {(reading.node, reading.mention.type) for reading in found}
    for reading in found:
        yield from ((reading.node, node) for node in reading.same)
        yield from ((reading.node, node) for node in _headless(reading) if (node, reading.mention.type) in types)


def _index(
    found: Sequence[Reading],
    roots: Mapping[Node, Node],
    catalog: Catalog,
    bodies: Iterable[tuple[str, str, str]] = (),
    *,
    apart: Iterable[tuple[Node, Node]] = (),
) -> EntityIndex:
    groups: dict[Node, list[Reading]] = defaultdict(list)
    for reading in found:
        groups[roots[reading.node]].append(reading)
    entities = dict(_told_apart({root: _entity(root, found, catalog) for root, found in groups.items()}))
    keys: dict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    profiles: dict[str, Profile] = {}
    for root, entity in entities.items():
        profiles[entity.key] = _profile(root, entity, groups[root], catalog)
        for id in dict.fromkeys((reading.article, reading.mention.id) for reading in groups[root]):
            keys[id] += (entity.key,)
    _part_of(profiles, {entity.key: entity.type for entity in entities.values()}, bodies, keys)
    _serve(profiles, found, keys)
    split = ((entities[one].key, entities[other].key) for one, other in apart if one in entities and other in entities)
    return EntityIndex(keys, tuple(entities.values()), profiles, apart=split)


def _profile(root: Node, entity: Entity, members: Sequence[Reading], catalog: Catalog) -> Profile:
    """The profile of an entity by its mentions, each by itself."""
    said, parts, generic = _kinds(members, catalog)
    passing = bool(root.article)
    return Profile(
        passing=passing,
        vague=generic,
        described=passing and (bool(root.type) or entity.type != EntityType.PERSON),
        kinds=said,
        parts=parts,
        states=_states(root, entity, catalog) if entity.type in INSTITUTIONS else frozenset(),
        owners=frozenset(f"{ACTOR}/{state}" for r in members if r.people for state in r.people.owners),
        numbers=frozenset(reading.number for reading in members if reading.number > 0),
    )


def _part_of(
    profiles: dict[str, Profile],
    types: Mapping[str, str],
    bodies: Iterable[tuple[str, str, str]],
    keys: Mapping[tuple[str, str], tuple[str, ...]],
) -> None:
    """Give institutions without a state the states that they are said to be part of."""
    for article, body, whole in bodies:
        for key in keys.get((article, body), ()):
            if types[key] in INSTITUTIONS and not profiles[key].states:
                states = frozenset(of for of in keys.get((article, whole), ()) if types[of] == EntityType.STATE)
                profiles[key] = replace(profiles[key], states=states)


def _serve(
    profiles: dict[str, Profile], found: Iterable[Reading], keys: Mapping[tuple[str, str], tuple[str, ...]]
) -> None:
    """Give persons the states that they serve by the titles before their names."""
    serving: dict[str, frozenset[str]] = defaultdict(frozenset)
    for reading in found:
        if states := frozenset(f"{ACTOR}/{state}" for state in reading.called.of):
            for key in keys[reading.article, reading.mention.id]:
                serving[key] |= states
    for key, states in serving.items():
        profiles[key] = replace(profiles[key], serving=states)


def _states(root: Node, entity: Entity, catalog: Catalog) -> frozenset[str]:
    found = set(root.owners)
    for language, name in entity.labels:
        found |= set(shortforms(language).describe(name, catalog).states)
    return frozenset(f"{ACTOR}/{state}" for state in found)


def _kinds(members: Sequence[Reading], catalog: Catalog) -> tuple[frozenset[str], frozenset[str], bool]:
    """The ids of common words in names but those that fit all; the same with parts in attacks; if all fit all."""
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


def _headless(reading: Reading) -> Iterator[Node]:
    """The node of a name without its apposed head noun, if it is no known place: "الفجر" for "تنظيم الفجر"."""
    if not reading.node.article and reading.names and (reading.node.unknown or reading.node.folder == ACTOR):
        forms = shortforms(reading.language)
        rest = " ".join(forms.words(forms.headless(reading.shown, reading.mention.type)))
        if rest:
            yield reading.node._replace(unknown=True, known="", name=rest)


def _entity(root: Node, members: Sequence[Reading], catalog: Catalog) -> Entity:
    named = [reading for reading in members if reading.names]
    entry = catalog.by_id(root.known)
    if entry is not None:
        merged = {reading.node.known for reading in members} - {"", root.known}
        return _known(root, entry, named, [other for id in sorted(merged) if (other := catalog.by_id(id))])
    type = root.type or _majority(members)
    surfaces: dict[str, list[Reading]] = defaultdict(list)
    for reading in named or members:
        surfaces[tag(reading.shown, reading.language)].append(reading)
    label = fullest if type == EntityType.PERSON else best
    labels = {language: label(_calling(found, type)) for language, found in surfaces.items()}
    if type == EntityType.PERSON_GROUP or root.article:
        labels |= _counted(named or members)
    return Entity(
        key=f"{folder_of(type)}/{distinct_slug(root.name, type, root.name, root.article)}",
        type=type,
        labels=tuple(sorted(labels.items())),
        aliases=tuple(sorted({(xx, r.shown) for xx, found in surfaces.items() for r in found} - set(labels.items()))),
    )


def _calling(members: Sequence[Reading], type: str) -> Sequence[str]:
    """The texts that name a thing, where any does, and not only describe it.

    "The commander" may be said often and the name once; so may "a Pakistani national", or "an Iranian company".
    """
    if folder_of(type) != ACTOR:
        return [reading.shown for reading in members]
    common = {reading.shown.lower() for reading in members if reading.shown.split()[-1].islower()}
    proper = [r for r in members if r.shown.lower() not in common] or members
    return [reading.shown for reading in proper if not reading.title] or [reading.shown for reading in proper]


def _told_apart(entities: Mapping[Node, Entity]) -> Iterator[tuple[Node, Entity]]:
    """The entities, each with a key of its own.

    Of two nodes that differ only in how their type is told, the one whose mentions tell it has the usual key.
    """
    first: dict[str, Node] = {}
    for root in sorted(entities, key=lambda root: (bool(root.type), root)):
        first.setdefault(entities[root].key, root)
    for root, entity in entities.items():
        if first[entity.key] == root:
            yield root, entity
        else:
            folder = entity.key.partition("/")[0]
            yield root, replace(entity, key=f"{folder}/{distinct_slug(root.name, *map(str, root))}")


def _counted(members: Sequence[Reading]) -> dict[str, str]:
    """Labels with the number of what has no name, in the languages whose texts give one."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for reading in members:
        found[tag(reading.shown, reading.language)].append(reading)
    labels = {xx: counted([r.shown for r in some], [r.number for r in some]) for xx, some in found.items()}
    return {language: label for language, label in labels.items() if label}


def _known(root: Node, entry: Entry, named: Sequence[Reading], merged: Sequence[Entry]) -> Entity:
    """The entity of a known thing, and of those that an analyst has decided are the same."""
    land = entry.type == EntityType.STATE and root.folder == PLACE
    names = [name for one in (entry, *merged) for name in one.names if not land or name not in one.seats]
    ids = {pair for one in (entry, *merged) for pair in one.ids}
    type = EntityType.PLACE if land else entry.type
    seen = {(tag(reading.shown, reading.language), reading.shown) for reading in named}
    return Entity(
        key=f"{root.folder}/{entry.id}",
        type=type,
        labels=tuple(sorted(entry.labels)),
        aliases=tuple(sorted((seen | set(names)) - set(entry.labels))),
        same_as=tuple(sorted(_IRIS[scheme].format(id) for scheme, id in ids if scheme in _IRIS)),
        notations=tuple(sorted(f"{scheme}:{id}" for scheme, id in ids if scheme not in _IRIS)),
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
    """The type of most mentions; a medium for one called both an organisation and a medium."""
    count = Counter(reading.mention.type for reading in members)
    if count.keys() == {EntityType.ORGANIZATION, EntityType.MEDIA}:
        return EntityType.MEDIA
    return min(count.items(), key=lambda item: (-item[1], EntityType.ALL.index(item[0])))[0]
