"""Hold what the mentions of an article refer to, while the steps of `references` change it one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import Final

from khabar.graph.catalog import Catalog
from khabar.graph.catalog.variants import spelt
from khabar.graph.language.normalisation import fold
from khabar.graph.pipeline.annotation import Annotation
from khabar.graph.pipeline.doc import TIME
from khabar.graph.resolution.article.readings import Reader
from khabar.graph.resolution.nodes import Node, People, Reading
from khabar.ontology.owntypes import lineage
from khabar.ontology.terms import EntityType

Named = Sequence[tuple[tuple[str, ...], Reading]]
"""Persons, each with the words of the name."""

_ADJECTIVES: Final = 3
"""Words before a person's name in which a nationality is looked for: "نظيره التركي هاكان فيدان"."""


class Findings:
    """What the mentions of an article refer to.

    Attributes:
        found: the reading of each mention by its id, in the order of the text, without times.
        reader: what has read each by itself.
    """

    def __init__(self, annotation: Annotation, catalog: Catalog) -> None:
        self.reader = reader = Reader(annotation, catalog)
        self.annotation = annotation
        self.catalog = catalog
        self.forms = reader.forms
        mentions = sorted((m for m in annotation.mentions if m.type != TIME), key=lambda m: (m.start, m.id))
        self.found = {mention.id: reader.read(mention) for mention in mentions}

    def refer(self, reading: Reading, node: Node, *, names: bool = False, people: People | None = None) -> None:
        """Set the node of a mention; `names` is whether the mention's text is a name of that."""
        names = names and reading.names
        people = people or reading.people
        self.found[reading.mention.id] = replace(reading, node=node, names=names, people=people, concept="")

    def persons(self) -> Named:
        """The persons called by a name, each with its words as `spelt` gives them."""
        readings = [r for r in self.found.values() if r.mention.type == EntityType.PERSON and not r.title]
        return [(spelt(reading.shown, reading.language), reading) for reading in readings]

    def bare(self, keys: Iterable[str]) -> set[str]:
        """Keys of words without the article."""
        return {self.forms.spelling.bare(key) for key in keys}

    def earlier(self, reading: Reading) -> Iterator[Reading]:
        """The readings before a mention in its sentence."""
        return self.before_in(reading.mention.sentence, reading)

    def before_in(self, sentence: int, reading: Reading) -> Iterator[Reading]:
        """The readings before a mention in a sentence, its own or an earlier one."""
        for id in self._by_sentence.get(sentence, ()):
            other = self.found[id]
            if other.mention.start < reading.mention.start:
                yield other

    @cached_property
    def _by_sentence(self) -> Mapping[int, Sequence[str]]:
        """Ids of the mentions of each sentence, in the order of the text."""
        found: dict[int, list[str]] = defaultdict(list)
        for id, reading in self.found.items():
            found[reading.mention.sentence].append(id)
        return found

    def speakers(self, reading: Reading) -> list[Reading]:
        """The readings of those who speak of events that a mention takes part in, in the order of the text."""
        said = self._speaking.get(reading.mention.id, ())
        return [other for ref, other in self.found.items() if ref in said]

    @cached_property
    def _speaking(self) -> Mapping[str, Set[str]]:
        """The references of the speakers of the events that each mention takes part in."""
        found: dict[str, set[str]] = defaultdict(set)
        for event in self.annotation.events:
            for argument in event.arguments:
                found[argument.ref].update(event.speakers)
        return found

    @cached_property
    def acts(self) -> Mapping[str, Set[tuple[str, str]]]:
        """The events that each mention takes part in, with its roles."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for event in self.annotation.events:
            for argument in event.arguments:
                found[argument.ref].add((event.id, argument.role))
        return found

    @cached_property
    def parts(self) -> Mapping[str, Set[tuple[str, str]]]:
        """The types of events that each mention takes part in, with its roles."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for event in self.annotation.events:
            for argument in event.arguments:
                found[argument.ref].add((event.kind, argument.role))
        return found

    @cached_property
    def kinds_of_parts(self) -> Mapping[str, Set[tuple[str, str]]]:
        """`parts` with all the types above those of the events."""
        found: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for event in self.annotation.events:
            types = lineage(event.type, event.own)
            for argument in event.arguments:
                found[argument.ref].update((type, argument.role) for type in types)
        return found

    def is_state(self, id: str) -> bool:
        """Whether the catalog has a state of that id."""
        entry = self.catalog.by_id(id)
        return entry is not None and entry.type == EntityType.STATE

    def states_of(self, reading: Reading, *, known: bool = True) -> set[str]:
        """Ids of the states that an official or institution is of, by title, name or adjectives.

        Of a known person or medium of which the text says none it is the catalog's, unless `known` is false.
        """
        found = {*reading.called.of, *reading.node.owners, *(reading.people.owners if reading.people else ())}
        # A person's own name says nothing: "محمد شياع السوداني" is no Sudanese.
        own = "" if reading.mention.type == EntityType.PERSON and reading.names and not reading.title else reading.shown
        found.update(self.forms.describe(own, self.catalog).states)
        if not found and reading.mention.type == EntityType.PERSON:
            words = [*self._between(reading)[-_ADJECTIVES:], *own.split()]
            found = {id for word in words if (id := self.catalog.nationality(word, reading.language))}
        if not found and known:
            found = {self.home_of(reading)}
        return set(filter(self.is_state, found))

    def home_of(self, reading: Reading) -> str:
        """Id of the state that a known person or medium is of, or ""."""
        entry = self.catalog.by_id(reading.node.known)
        return entry.home if entry is not None and entry.type in (EntityType.PERSON, EntityType.MEDIA) else ""

    def possessed(self, reading: Reading, words: Mapping[str, str]) -> bool:
        """Whether a mention, with the word before it if need be, is one of `words`, spellings by folded form.

        In English "his" is not part of the mention.
        """
        text = reading.mention.text
        if not any(key.endswith(fold(text, reading.language)) for key in words):
            return False  # asked of every mention: most need no look at what is before them
        with_owner = " ".join([*self.before(reading)[-1:], text])
        written = (words.get(fold(called, reading.language)) for called in (text, with_owner))
        return any(one is not None and text.endswith(one[-1]) for one in written)  # "بلدة" is no "بلده"

    def _between(self, reading: Reading) -> list[str]:
        """The words between a mention and the one before it in its sentence."""
        first = self.annotation.sentences[reading.mention.sentence][0]
        start = max((other.mention.end for other in self.earlier(reading)), default=first)
        return self.annotation.article.text[start : reading.mention.start].split()

    def before(self, reading: Reading) -> list[str]:
        """The words before a mention in its sentence."""
        mention = reading.mention
        start = self.annotation.sentences[mention.sentence][0]
        return self.annotation.article.text[start : mention.start].split()
