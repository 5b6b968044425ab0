"""What each mention of an article refers to: the node it is of, before nodes of several articles are brought together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from khabar.graph.catalog import Catalog, Entry
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import Annotation, Mention
from khabar.graph.pipeline.doc import SAME_AS, TIME
from khabar.graph.pipeline.heads import heads
from khabar.graph.resolution.names import ends_with, shown
from khabar.graph.resolution.shortforms import Description, Short, shortforms
from khabar.ontology.terms import EntityType

ACTOR: Final = "actor"
PLACE: Final = "place"
WEAPON: Final = "weapon"

_LOCATIONS: Final = frozenset({EntityType.PLACE, EntityType.SITE})
_INSTITUTIONS: Final = frozenset({EntityType.GOVERNMENT_BODY, EntityType.SECURITY_FORCE})
_NAMES: Final = "names:"
"""How rules begin that have found a person by a name."""

_DISTINCT: Final = 3
"""Words from which the name of an institution without a state is taken for one that no other state has."""


class Node(NamedTuple):
    """Something referred to; sorting brings known things first.

    Attributes:
        unknown: whether it is not in the catalog.
        folder: "actor", "place" or "weapon", the first part of its key.
        known: catalog id or "". name: folded identity. article: id of the only article it is in, or "".
        type: its EntityType where the mentions do not decide. identity_type: type for the digest, where it is fixed.
    """

    unknown: bool
    folder: str
    known: str = ""
    name: str = ""
    article: str = ""
    type: str = ""
    identity_type: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """A mention with the node it is of.

    Attributes:
        shown: its text as a label shows it. names: whether that text is a name of the thing ("الهيئة" is none).
        same: nodes that the text says are the same.
    """

    article: str
    language: str
    mention: Mention
    shown: str
    node: Node
    names: bool = True
    same: tuple[Node, ...] = ()


def known(entry: Entry, folder: str) -> Node:
    """The node of a known thing; states and capitals as actors are the state."""
    return Node(False, folder, entry.id)


def readings(annotation: Annotation, catalog: Catalog) -> list[Reading]:
    """The readings of an article's mentions, in the order of the text, times left out."""
    reader = _Reader(annotation, catalog)
    mentions = [mention for mention in annotation.mentions if mention.type != TIME]
    found = {mention.id: reader.read(mention) for mention in mentions}
    reader.complete(found)
    reader.surnames(found)
    reader.unite(found)
    reader.take_up(found)
    return list(found.values())


class _Reader:
    """Reads the mentions of one article."""

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self.annotation = annotation
        self.catalog = catalog
        self.article = annotation.article
        self.language = annotation.article.language
        self.forms = shortforms(self.language)
        self.pending: dict[str, tuple[str, tuple[Short, ...]]] = {}
        self.partial: dict[str, str] = {}
        self.titles: set[str] = set()

    def read(self, mention: Mention) -> Reading:
        """The reading of a mention by itself."""
        before = self.article.text[mention.start - 1] if mention.start else ""
        text = shown(mention.text, before, self.language)
        return Reading(self.article.id, self.language, mention, text, self._node(mention, text))

    def _node(self, mention: Mention, text: str) -> Node:
        entry = self._entry(mention, text)
        if entry is not None:
            return self._known(entry, mention)
        if mention.type == EntityType.WEAPON:
            return Node(True, WEAPON, name=" ".join(self.forms.words(text)))
        if mention.type == EntityType.PERSON_GROUP:
            return self._people(text)
        if mention.type == EntityType.PERSON and self._title(mention, text):
            self.titles.add(mention.id)
            return self._people(text, type=EntityType.PERSON)
        if mention.type != EntityType.PERSON:
            node = self._described(mention, text)
            if node is not None:
                return node
        folder = PLACE if mention.type in _LOCATIONS else ACTOR
        name = " ".join(self.forms.words(text))
        return Node(True, folder, name=name, article=self.article.id if self._local(mention, text) else "")

    def _entry(self, mention: Mention, text: str) -> Entry | None:
        entry = self.catalog.by_id(mention.known) if mention.known else None
        if entry is None:
            entry = next((e for e in self._named(text) if _fits(e, mention.type)), None)
        return entry if entry is not None and _fits(entry, mention.type) else None

    def _named(self, text: str) -> Sequence[Entry]:
        found = self.catalog.find_all(text, self.language)
        if found:
            return found
        entry = self.catalog.find(text, self.language)
        return () if entry is None else (entry,)

    def _known(self, entry: Entry, mention: Mention) -> Node:
        if mention.type == EntityType.STATE and entry.capital_of:
            return Node(False, ACTOR, entry.capital_of)
        if entry.type == EntityType.STATE:
            return known(entry, PLACE if mention.type in _LOCATIONS else ACTOR)
        return known(entry, PLACE if entry.type in _LOCATIONS else WEAPON if entry.type == EntityType.WEAPON else ACTOR)

    def _people(self, text: str, *, type: str = EntityType.PERSON_GROUP) -> Node:
        """People without names: one thing everywhere only if their state is named, else the article's own."""
        about = self.forms.describe(text, self.catalog)
        words = self.forms.people(about.words) if type == EntityType.PERSON_GROUP else about.words
        owners = (*about.states, *about.capitals)
        name = "|".join((" ".join(words), *sorted(owners)))
        article = "" if owners and (words or type == EntityType.PERSON_GROUP) else self.article.id
        return Node(True, ACTOR, name=name, article=article, type=type, identity_type=type)

    def _title(self, mention: Mention, text: str) -> bool:
        """Whether a person is called by a title alone."""
        if mention.rule.startswith(_NAMES):
            return False
        words = fold(text, self.language).split()
        return any(
            head.type == EntityType.PERSON and words[: len(head.words)] == list(head.words)
            for start in range(len(words) if not self.forms.head_first else min(1, len(words)))
            for head in heads(self.language).at(words, start)
        )

    def _described(self, mention: Mention, text: str) -> Node | None:
        """The node of an institution of a state ("الاستخبارات السورية"), or of the state itself for its government."""
        about = self.forms.describe(text, self.catalog)
        if mention.type == EntityType.STATE and not about.words and len(about.states) == 1:
            return Node(False, ACTOR, about.states[0])  # the adjective: "عملية عراقية"
        concept = self.forms.concept(about)
        if concept is None or (concept.type != mention.type and not {concept.type, mention.type} <= _INSTITUTIONS):
            return None
        states = about.states or (about.capitals if concept.government else ())
        if not states:
            states = self._place_after(mention) if concept.government or len(about.words) > 1 else ()
        if len(states) != 1:
            if not about.states:
                self.partial[mention.id] = concept.id
            return None
        if concept.government:
            return Node(False, ACTOR, states[0])
        entry = _institutions(self.catalog).get((concept.id, states[0]))
        if entry is not None:
            return Node(False, ACTOR, entry)
        return Node(True, ACTOR, name=f"{concept.id}|{states[0]}", type=concept.type, identity_type=concept.type)

    def _place_after(self, mention: Mention) -> tuple[str, ...]:
        """The state named right after a mention as where it is: "الإدارة الجديدة" + "في دمشق"."""
        for other in self.annotation.mentions:
            if 0 < other.start - mention.end <= _NEAR and other.known:
                between = fold(self.article.text[mention.end : other.start], self.language).split()
                entry = self.catalog.by_id(other.known)
                if entry is not None and entry.located and len(between) == 1 and between[0] in self.forms.inside:
                    return (entry.capital_of or entry.id,)
        return ()

    def _local(self, mention: Mention, text: str) -> bool:
        """Whether the name means something else in another article; short forms are noted for `take_up`."""
        if mention.type == EntityType.PERSON:
            return False
        short = self.forms.short(text)
        if short is not None:
            self.pending[mention.id] = short
            return True
        if mention.type == EntityType.STATE or self.forms.generic(text):
            return True
        about = self.forms.describe(text, self.catalog)
        if about.states or about.capitals:
            return False
        if mention.type == EntityType.SITE and len(about.words) == 1:
            return True
        if mention.type in _INSTITUTIONS and len(about.words) < _DISTINCT:
            return True
        # Where names have capitals, a text without one is no name.
        return text.lower() == text and text.upper() != text

    def complete(self, found: dict[str, Reading]) -> None:
        """Institutions whose state is left out are the article's only one with a state: "وزارة الداخلية"."""
        full: dict[str, set[Node]] = {}
        for reading in found.values():
            concept = self.forms.concept(self.forms.describe(reading.shown, self.catalog))
            if concept is not None and reading.mention.id not in self.partial and reading.node.article == "":
                full.setdefault(concept.id, set()).add(reading.node)
        for id, concept_id in self.partial.items():
            nodes = full.get(concept_id, set())
            if len(nodes) == 1 and not (id in self.pending and self._before(found, id, nodes) is None):
                found[id] = replace(found[id], node=next(iter(nodes)), names=False)
                self.pending.pop(id, None)

    def _before(self, found: Mapping[str, Reading], id: str, nodes: set[Node]) -> Reading | None:
        start = found[id].mention.start
        return next((r for r in found.values() if r.node in nodes and r.mention.start < start), None)

    def surnames(self, found: dict[str, Reading]) -> None:
        """A last name alone is the person of that full name, if the article has only one."""
        persons = [
            reading
            for reading in found.values()
            if reading.mention.type == EntityType.PERSON and reading.mention.id not in self.titles
        ]
        names = [(tuple(self.forms.words(reading.shown)), reading) for reading in persons]
        for part, reading in names:
            if not reading.node.unknown:
                continue
            nodes = {other.node for full, other in names if ends_with(full, part)}
            if len(nodes) == 1:
                found[reading.mention.id] = replace(reading, node=next(iter(nodes)))

    def unite(self, found: dict[str, Reading]) -> None:
        """Names that the text puts as one; a bare title becomes the person of that name in this article only."""
        for relation in sorted(self.annotation.relations, key=lambda r: (r.head, r.tail)):
            if relation.type != SAME_AS or relation.head not in found or relation.tail not in found:
                continue
            head, tail = found[relation.head], found[relation.tail]
            titled = [reading for reading in (head, tail) if reading.mention.id in self.titles]
            if len(titled) == 1:
                named = tail if titled[0] is head else head
                if (
                    _folders(named.mention.type) == _folders(EntityType.PERSON)
                    and named.mention.type == EntityType.PERSON
                ):
                    for reading in list(found.values()):
                        if reading.node == titled[0].node and reading.mention.id in self.titles:
                            found[reading.mention.id] = replace(reading, node=named.node, names=False)
            elif head.node != tail.node and _folders(head.mention.type) == _folders(tail.mention.type):
                if (head.mention.type == EntityType.PERSON) == (tail.mention.type == EntityType.PERSON):
                    self._same(found, head, tail)

    def _same(self, found: dict[str, Reading], head: Reading, tail: Reading) -> None:
        short = [reading for reading in (head, tail) if reading.mention.id in self.pending or reading.node.article]
        if len(short) == 1:  # a name and a description: the description is of the name here, not everywhere
            other = tail if short[0] is head else head
            for reading in list(found.values()):
                if reading.node == short[0].node:
                    found[reading.mention.id] = replace(reading, node=other.node, names=False)
                    self.pending.pop(reading.mention.id, None)
            return
        found[head.mention.id] = replace(head, same=(*head.same, tail.node))

    def take_up(self, found: dict[str, Reading]) -> None:
        """Definite short forms become the only thing named before that they can be of."""
        ordered = sorted(found.values(), key=lambda reading: reading.mention.start)
        for reading in ordered:
            if reading.mention.id not in self.pending:
                continue
            head, rows = self.pending[reading.mention.id]
            earlier = [
                found[other.mention.id]
                for other in ordered
                if other.mention.start < reading.mention.start and other.mention.id not in self.pending
            ]
            node = self._antecedent(head, rows, earlier)
            if node is not None:
                found[reading.mention.id] = replace(reading, node=node, names=False)

    def _antecedent(self, head: str, rows: Sequence[Short], earlier: Sequence[Reading]) -> Node | None:
        types = {type for row in rows for type in row.types}
        fitting = [reading for reading in earlier if self._type(reading) in types]
        nodes = {reading.node for reading in fitting if self._has_head(reading, head)}
        if not nodes and any(row.by_type for row in rows):
            by_type = {type for row in rows if row.by_type for type in row.types}
            nodes = {reading.node for reading in fitting if self._type(reading) in by_type}
            if any(self.forms.head(reading.shown) for reading in fitting if reading.node in nodes):
                return None  # it has a head of its own, and that is another one
        return next(iter(nodes)) if len(nodes) == 1 else None

    def _type(self, reading: Reading) -> str:
        entry = self.catalog.by_id(reading.node.known) if reading.node.known else None
        if entry is not None and not (entry.type == EntityType.STATE and reading.node.folder == PLACE):
            return entry.type
        return reading.mention.type

    def _has_head(self, reading: Reading, head: str) -> bool:
        if self.forms.has_head(reading.shown, head):
            return True
        entry = self.catalog.by_id(reading.node.known) if reading.node.known else None
        return entry is not None and any(
            self.forms.has_head(name, head) for xx, name in entry.names if xx == self.language
        )


_NEAR: Final = 6
"""Characters between a government and the place it is said to be in."""


def _folders(type: str) -> str:
    return PLACE if type in _LOCATIONS else WEAPON if type == EntityType.WEAPON else ACTOR


def _fits(entry: Entry, type: str) -> bool:
    """Whether a mention of that type can be of the entry."""
    if EntityType.PERSON in (entry.type, type) or EntityType.PERSON_GROUP in (entry.type, type):
        return entry.type == type
    if entry.type == EntityType.STATE or entry.capital_of:
        return type in (EntityType.STATE, *_LOCATIONS)
    return _folders(entry.type) == _folders(type)


@lru_cache(maxsize=4)
def _institutions(catalog: Catalog) -> Mapping[tuple[str, str], str]:
    """Catalog ids of institutions that some name of theirs describes: (concept, state) -> id, where only one does."""
    found: dict[tuple[str, str], set[str]] = {}
    for language, name, entry in _institution_names(catalog):
        forms = shortforms(language)
        about: Description = forms.describe(name, catalog)
        concept = forms.concept(about)
        if concept is not None and len(about.states) == 1:
            found.setdefault((concept.id, about.states[0]), set()).add(entry.id)
    return {key: next(iter(ids)) for key, ids in found.items() if len(ids) == 1}


def _institution_names(catalog: Catalog) -> Iterator[tuple[str, str, Entry]]:
    for entry in catalog.entries:
        if entry.type in _INSTITUTIONS:
            for language, name in entry.names:
                yield language, name, entry
