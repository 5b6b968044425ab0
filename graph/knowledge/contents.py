"""What a graph holds, read off its store once for each kind of question."""

from __future__ import annotations

from functools import cached_property

import pyoxigraph as ox

from khabar.graph.knowledge import attribution, contradictions, counting, mentions, questions
from khabar.graph.knowledge.attribution import Chain
from khabar.graph.knowledge.contradictions import Contradiction
from khabar.graph.knowledge.sides import Sides
from khabar.graph.knowledge.views import ArticleView, CountView, EventView, EvidenceView, RelationView, Thing
from khabar.ontology.owntypes import OwnType


class Contents:
    """The things, events, relations, articles and mentions of a store, each kind read when it is first asked for."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @cached_property
    def things(self) -> dict[str, Thing]:
        """Entities by IRI, sorted."""
        return {thing.iri: thing for thing in questions.things(self._store)}

    @cached_property
    def events(self) -> dict[str, EventView]:
        """Events by IRI, in the order of their time."""
        return {event.iri: event for event in questions.events(self._store, self.counts)}

    @cached_property
    def own_types(self) -> tuple[OwnType, ...]:
        """The event types that users declared."""
        return tuple(questions.own_types(self._store).values())

    @cached_property
    def relations(self) -> tuple[RelationView, ...]:
        """Relations, sorted."""
        return questions.relations(self._store)

    @cached_property
    def counts(self) -> dict[str, CountView]:
        """Counts of people by IRI."""
        return counting.counts(self._store)

    @cached_property
    def articles(self) -> dict[str, ArticleView]:
        """Articles by IRI."""
        return questions.articles(self._store)

    @cached_property
    def _mentions(self) -> dict[str, list[str]]:
        return mentions.evidence_of(self._store)

    @cached_property
    def _chains(self) -> dict[str, mentions.Levels]:
        return mentions.chains(self._store)

    @cached_property
    def _facts(self) -> frozenset[str]:
        return frozenset(fact.iri for facts in (self.events.values(), self.relations) for fact in facts)

    @cached_property
    def _sure(self) -> dict[str, tuple[str, float]]:
        return mentions.sure(self._store)

    def surest(self, fact: str, status: str | None = None) -> float:
        """The greatest confidence of a fact's mentions, or of those with a status if one is given."""
        told = (self._sure[mention] for mention in self._mentions.get(fact, ()) if mention in self._sure)
        return max((confidence for given, confidence in told if status in (None, given)), default=0)

    def evidence(self, fact: str) -> tuple[EvidenceView, ...]:
        """The mentions of the event or relation with an IRI, in the order of articles and text."""
        found = (
            mentions.evidence(self._store, mention, self.articles, self.counts, self._chains)
            for mention in self._mentions.get(fact, ())
        )
        return tuple(sorted(found, key=lambda item: (item.article.iri, item.start, item.end, item.iri)))

    def chain(self, fact: str) -> tuple[Chain, ...]:
        """The chains of the mentions of the event or relation with an IRI, in the order of articles and text."""
        return tuple(attribution.chain(mention, self.things) for mention in self.evidence(fact))

    def contradictions(self, event: EventView) -> tuple[Contradiction, ...]:
        """Where the mentions of an event contradict one another."""
        if len(self._mentions.get(event.iri, ())) < 2:
            return ()  # of most events; reading what they say would be for nothing

        def name(iri: str, language: str | None) -> str:
            return self.things[iri].label(language) if language and iri in self.things else iri

        return contradictions.contradictions(event, self.chain(event.iri), self._sides, name)

    @cached_property
    def _sides(self) -> Sides:
        return Sides(self.things, self.relations)

    def derived_from(self, relation: str) -> tuple[EventView, ...]:
        """The events that entail the direct relation with an IRI."""
        found = (self.events.get(event) for event in questions.derived_from(self._store, relation))
        return tuple(event for event in found if event is not None)

    def has_fact(self, iri: str) -> bool:
        """Whether an IRI is that of an event or a relation, or some mention is of it."""
        return iri in self._facts or iri in self._mentions
