"""Make an analyst's decision that two things are one or two, from names or IRIs in the graph.

The decision is kept in terms of what the articles say, so that it stays true when the graph changes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from khabar.graph import resolution
from khabar.graph.catalog import Catalog
from khabar.graph.errors import QueryError
from khabar.graph.knowledge.iris import key_of
from khabar.graph.language.data import LANGUAGES
from khabar.graph.language.normalisation import folded
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.resolution.analysts.carving import called, carved
from khabar.graph.resolution.analysts.decisions import MERGE, Decision, Ruling, Side, divided, of_entities
from khabar.graph.resolution.analysts.rejections import without
from khabar.graph.resolution.article.references import readings
from khabar.graph.resolution.entities.described import with_owners
from khabar.graph.resolution.events.clusters import family_of
from khabar.graph.resolution.facts import resolve_facts
from khabar.graph.resolution.model import Entity, Happening
from khabar.graph.resolution.nodes import Reading
from khabar.graph.resolution.wording.shortforms import shortforms

_MENTION: Final = re.compile(r"mention/([0-9a-f]+)-([0-9]+)-[0-9]+-[0-9a-f]+")
_UNNAMED: Final = "decisions are about what articles tell of; two names that are one from the start go into a --catalog"

_QUOTE: Final = 60
"""Characters of a sentence that name an event in the file."""


def decide(
    verdict: str,
    one: str,
    other: str,
    *,
    annotations: Sequence[Annotation],
    catalogs: Iterable[str | Path] = (),
    decisions: Sequence[Ruling] = (),
    article: str = "",
    by: str | None = None,
    because: str | None = None,
) -> Decision:
    """The decision that two things are one, or two.

    Args:
        verdict: `MERGE` or `SPLIT`.
        one, other: names or IRIs of entities; or IRIs of events, or of mentions of events.
        annotations, catalogs, decisions: those that the analyst's graph was made of.
        article: id of an article: the decision is only about `one` in that article.
        by, because: who decides so, and why.

    Raises:
        QueryError: a name of nothing or of several things, or a decision that would change nothing.
    """
    pairs, rejections = divided(decisions)
    annotations = without(annotations, rejections)
    keys = [key for name in (one, other) if (key := key_of(name))]
    about_events = [key.startswith(("event/", "mention/")) for key in keys]
    if any(about_events):
        if len(about_events) < 2 or not all(about_events):
            raise QueryError(f"{one!r} and {other!r}: an event is decided about with an event, by their IRIs")
        resolved = resolution.resolve(annotations, catalogs=catalogs, decisions=pairs)
        sides = _Events(resolved.happenings).sides(verdict, keys[0], keys[1], article)
    else:
        sides = _Entities(annotations, Catalog.load(*map(Path, catalogs)), pairs).sides(verdict, one, other, article)
    return Decision(verdict, *sides, date=date.today(), by=by, because=because)


class _Entities:
    """Finds entities by their names, with the mentions of each."""

    def __init__(self, annotations: Sequence[Annotation], catalog: Catalog, decisions: Sequence[Decision]) -> None:
        annotations = sorted(annotations, key=lambda annotation: annotation.article.id)
        self._catalog = catalog
        index, _ = resolution.resolve_things(annotations, catalog=catalog, decisions=decisions)
        self._entities = {entity.key: entity for entity in index.entities}
        shown = with_owners(index.entities, resolve_facts(annotations, index), index.described)
        self._members: dict[str, list[Reading]] = defaultdict(list)
        read = [reading for annotation in annotations for reading in readings(annotation, catalog)]
        for reading in carved(read, of_entities(decisions))[0]:
            key = index.key(reading.article, reading.mention.id)
            if key is not None:
                self._members[key].append(reading)
        self._names: dict[str, set[str]] = defaultdict(set)
        for key, entity in zip(self._entities, shown, strict=True):
            names = {name for _, name in (*entity.labels, *entity.aliases)}
            for name in names | {reading.shown for reading in self._members[key]}:
                self._names[folded(name)].add(key)

    def sides(self, verdict: str, one: str, other: str, article: str) -> tuple[Side, Side]:
        """Both sides of a decision about two entities, or two parts of one."""
        mine, theirs = self._keys(one, article), self._keys(other)
        if verdict != MERGE and len(both := mine & theirs) == 1:
            mine = theirs = both
        first, second = self._only(one, mine), self._only(other, theirs)
        if first.key != second.key:
            if verdict == MERGE and first.key.split("/")[0] != second.key.split("/")[0]:
                raise QueryError(f"{one!r} is a {first.type} and {other!r} a {second.type}: no one thing is both")
            return self._side(first, article=article), self._side(second)
        if verdict == MERGE:
            raise QueryError(f"{one!r} and {other!r} are one already: {first.key}")
        return self._parts(first, one, other, article)

    def _keys(self, name: str, article: str = "") -> set[str]:
        """The keys of the entities with a name, rather those that the article calls so."""
        given = key_of(name)
        if given:
            found = {given} & self._entities.keys()
        else:
            found = set(self._names.get(folded(name), ()))
            found = {key for key in found if article and self._tells(article, key, name)} or found
        if not found:
            known = f"; it is in the catalog, but {_UNNAMED}" if self._known(given, name) else ""
            raise QueryError(f"no article tells of {name!r}; give a name that stands in the graph, or an IRI{known}")
        return found

    def _known(self, key: str | None, name: str) -> bool:
        """Whether the catalog has a name."""
        if key:
            return self._catalog.by_id(key.partition("/")[2]) is not None
        return any(self._catalog.find_all(name, language) for language in LANGUAGES)

    def _tells(self, article: str, key: str, name: str) -> bool:
        """Whether an article calls an entity by a name."""
        return any(r.article == article and folded(r.shown) == folded(name) for r in self._members[key])

    def _only(self, name: str, keys: Iterable[str]) -> Entity:
        """The only entity among keys."""
        found = [self._entities[key] for key in sorted(keys)]
        if len(found) > 1:
            several = ", ".join(f"{entity.key} ({entity.type})" for entity in found)
            raise QueryError(f"{name!r} is the name of several things: {several}; give one of these, or --in ARTICLE")
        return found[0]

    def _side(self, entity: Entity, *, article: str = "") -> Side:
        """All of an entity, or what one article says of it."""
        members = self._members[entity.key]
        inside = [reading for reading in members if article in ("", reading.article)]
        if not inside:
            raise QueryError(f"the article {article} does not tell of {_label(entity)!r}")
        nodes = tuple(sorted({reading.node for reading in inside}))
        return Side(_label(entity), entity.type, nodes, article=article if len(inside) < len(members) else "")

    def _parts(self, entity: Entity, one: str, other: str, article: str) -> tuple[Side, Side]:
        """Two parts of an entity: what one article says of it and the rest, or what has either name."""
        members = self._members[entity.key]
        mine, theirs = _by_name(members, one), _by_name(members, other)
        if article:
            part = self._side(entity, article=article)
            if part.article:
                return part, _rest(entity, [reading for reading in members if reading.article != article])
            if not (mine and theirs) or called(mine[0]) == called(theirs[0]):
                names = sorted({reading.shown for reading in members})
                also = f"give two of its names ({', '.join(names)}), or " if len(names) > 1 else ""
                raise QueryError(
                    f"only the article {article} tells of {_label(entity)!r}, and what has one name in one article is "
                    f"one: {also}take out what is said of the other with `khabar reject`"
                )
        if not (mine and theirs) or called(mine[0]) == called(theirs[0]):
            raise QueryError(
                f"{one!r} and {other!r} are one name of {entity.key}; say where it is another: --in ARTICLE"
            )
        if {reading.node for reading in mine}.isdisjoint(reading.node for reading in theirs):
            return _side_of(one, entity, mine), _side_of(other, entity, theirs)
        # One of them is read as a name of the other: that is the one to be taken out.
        swap = _label(entity) in {reading.shown for reading in mine}
        out, name = (theirs, other) if swap else (mine, one)
        words = called(out[0])
        nodes = tuple(sorted({reading.node for reading in out}))
        part = Side(name, entity.type, nodes, words=words)
        rest = _rest(entity, [reading for reading in members if called(reading) != words])
        return (rest, part) if swap else (part, rest)


def _by_name(members: Sequence[Reading], name: str) -> list[Reading]:
    words = {language: " ".join(shortforms(language).words(name)) for language in LANGUAGES}
    return [reading for reading in members if called(reading) == words[reading.language]]


def _rest(entity: Entity, members: Sequence[Reading]) -> Side:
    return _side_of(_label(entity), entity, members)


def _side_of(name: str, entity: Entity, members: Sequence[Reading]) -> Side:
    return Side(name, entity.type, tuple(sorted({reading.node for reading in members})))


def _label(entity: Entity) -> str:
    ((_, label), *_) = entity.labels
    return label


class _Events:
    """Finds events by their IRIs and by those of their mentions."""

    def __init__(self, happenings: Sequence[Happening]) -> None:
        self._events = {happening.key: happening for happening in happenings}
        self._mentions = {(item.article, item.start): event for event in happenings for item in event.evidence}

    def sides(self, verdict: str, one: str, other: str, article: str) -> tuple[Side, Side]:
        """Both sides of a decision about two events, or mentions of one."""
        first, second = self._side(one, article), self._side(other)
        mine, theirs = (self._mentions[side.mentions[0]] for side in (first, second))
        if mine.key != theirs.key:
            if verdict == MERGE and family_of(mine.type, mine.own) != family_of(theirs.type, theirs.own):
                raise QueryError(f"a {mine.type} and a {theirs.type} are no one event")
            return first, second
        if verdict == MERGE:
            raise QueryError(f"{one} and {other} are one already: {mine.key}")
        rest = tuple(place for place in second.mentions if place not in first.mentions)
        if not rest:
            message = f"{one} and {other} are one; give the IRI of a mention that is of another event, or --in ARTICLE"
            raise QueryError(message)
        return first, Side(second.name, second.type, mentions=rest)

    def _side(self, key: str, article: str = "") -> Side:
        """An event, or one mention of it, or its mentions in one article."""
        mention = _MENTION.fullmatch(key)
        event = self._mentions.get((mention.group(1), int(mention.group(2)))) if mention else self._events.get(key)
        if event is None:
            raise QueryError(f"no article tells of {key!r}; give the IRI of an event, or of a mention, in the graph")
        items = [
            item
            for item in event.evidence
            if article in ("", item.article)
            and (mention is None or (item.article, item.start) == (mention.group(1), int(mention.group(2))))
        ]
        if not items:
            raise QueryError(f"the article {article} does not tell of {key}")
        name = f"{event.type}: {' '.join(items[0].quote.split())[:_QUOTE]}"
        return Side(name, event.type, mentions=tuple(sorted((item.article, item.start) for item in items)))
