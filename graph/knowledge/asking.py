"""Questions that a graph answers: things, events, relations, and who says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Final

import pyoxigraph

from khabar.graph.errors import QueryError
from khabar.graph.knowledge import given, selection
from khabar.graph.knowledge.attribution import Chain
from khabar.graph.knowledge.contents import Contents
from khabar.graph.knowledge.contradictions import Contradiction
from khabar.graph.knowledge.names import NameIndex
from khabar.graph.knowledge.views import ArticleView, EventView, EvidenceView, RelationView, Thing
from khabar.ontology.terms import OrderRelation

_ONE: Final = {"articles": "article", "entities": "entity", "events": "event", "relations": "relation"}
"""What `counts` counts, by its name in the plural."""


class Asking:
    """A graph in an Oxigraph store; each kind of answer is read once, and later changes are not noticed.

    Attributes:
        store: the store with the triples in its default graph.
    """

    def __init__(self, store: pyoxigraph.Store) -> None:
        self.store = store
        self._contents = Contents(store)

    @cached_property
    def names(self) -> NameIndex:
        """The index of all labels and aliases."""
        return NameIndex(self.store)

    def articles(self) -> tuple[ArticleView, ...]:
        """The articles that the graph was made from, sorted by IRI."""
        return tuple(self._contents.articles[iri] for iri in sorted(self._contents.articles))

    def entities(self, *, type: str | None = None) -> tuple[Thing, ...]:
        """Actors, locations and weapons, sorted by IRI; with `type` those of a class and its subclasses."""
        given.texts(type=type)
        wanted = None if type is None else selection.subclasses(type)
        return tuple(t for t in self._contents.things.values() if wanted is None or t.type in wanted)

    def actors(self, *, type: str | None = None) -> tuple[Thing, ...]:
        """Persons, groups, states, services, organisations and media, sorted by IRI; `type` as in `entities`."""
        actors = selection.subclasses(selection.ACTOR)
        given.texts(type=type)
        if type is not None and not selection.subclasses(type) & actors:
            raise QueryError(f"{type!r} is no type of actor; `entities` gives places and weapons")
        return tuple(thing for thing in self.entities(type=type) if thing.type in actors)

    def thing(self, name: str) -> Thing | None:
        """The entity with an IRI or any of its names, in either language, or None.

        Raises:
            QueryError: several have the name; the message gives their IRIs.
        """
        name = given.text("name", name)
        found = self._contents.things.get(name)
        if found is not None or name in self._contents.events:
            return found
        things = [self._contents.things[iri] for iri in sorted(self.names.find(name)) if iri in self._contents.things]
        if len(things) > 1:
            named = ", ".join(f"{thing.iri} ({thing.type})" for thing in things)
            raise QueryError(f"{len(things)} things are called {name!r}; give the IRI of one: {named}")
        return things[0] if things else None

    def label(self, iri: str, *, language: str = "en") -> str:
        """The label of an entity or event in "en" or "ar", or in the other; for an unknown IRI its last part."""
        iri = given.text("iri", iri)
        given.one_of("language", language, ("ar", "en"))
        event = self._contents.events.get(iri)
        if event is not None:
            return event.label_en if language == "en" else event.label_ar
        thing = self._contents.things.get(iri)
        return thing.label(language) if thing else iri.rsplit("/", 1)[-1]

    def event(self, iri: str) -> EventView | None:
        """The event with an IRI, or None."""
        return self._contents.events.get(given.text("iri", iri))

    def events(
        self,
        *,
        type: str | None = None,
        actor: Thing | str | None = None,
        agent: Thing | str | None = None,
        target: Thing | str | None = None,
        status: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: int = 0,
        confidence: float = 0,
    ) -> tuple[EventView, ...]:
        """The events that meet every condition given, in the order of their time.

        Args:
            type: an event class, khabar's or the user's own; its subclasses count.
            actor: a thing in any role, or any name of it (IRI, label or alias, Arabic or English).
            agent, target: what fills the role, or any name of it.
            status: a Status that some mention gives.
            since, until: days (inclusive), or months or years ("2025-01", "2025"), that the event's time must touch; an
                event without a known date does not.
            sources: how many independent publishers must say so at least; see `EventView`.
            confidence: from 0 to 1; some mention, of that status if one is given, must have it at least.

        Raises:
            QueryError: an unknown name, type or status, an invalid date, or `until` before `since`.
        """
        given.texts(type=type, status=status)
        given.named(actor=actor, agent=agent, target=target)
        given.number("sources", sources)
        given.share("confidence", confidence)
        conditions = replace(
            selection.during(since, until),
            types=None if type is None else selection.event_types(type, self._contents.own_types),
            anyone=None if actor is None else self._iris(actor),
            agents=None if agent is None else self._iris(agent),
            targets=None if target is None else self._iris(target),
            status=None if status is None else selection.status(status),
            sources=sources,
        )
        return tuple(
            event
            for event in self._contents.events.values()
            if conditions.met(event)
            and (not confidence or self._contents.surest(event.iri, conditions.status) >= confidence)
        )

    def relations(
        self,
        *,
        subject: Thing | EventView | str | None = None,
        predicate: str | None = None,
        object: Thing | EventView | str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: int = 0,
        confidence: float = 0,
    ) -> tuple[RelationView, ...]:
        """The direct and static relations and orders of events ("before", "after") that meet every condition given.

        They are sorted; things, days and the rest are as in `events`, and an event is itself or its IRI. A direct
        relation has the days of the events that it is derived from; static ones and the order of events have none.
        """
        given.texts(predicate=predicate)
        given.named(subject=subject, object=object)
        given.number("sources", sources)
        given.share("confidence", confidence)
        subjects = None if subject is None else self._iris(subject)
        objects = None if object is None else self._iris(object)
        wanted = None if predicate is None else selection.relation(predicate)
        days = None if since is None and until is None else selection.during(since, until)
        return tuple(
            relation
            for relation in self._contents.relations
            if (subjects is None or relation.subject in subjects)
            and (objects is None or relation.object in objects)
            and (wanted is None or relation.predicate == wanted)
            and relation.sources >= sources
            and (not confidence or self._contents.surest(relation.iri) >= confidence)
            and (days is None or any(map(days.met, self.derived_from(relation))))
        )

    def before(self, event: EventView | str) -> tuple[EventView, ...]:
        """The events that some text says came before an event (or its IRI), in the order of their time."""
        return self._ordered(event, OrderRelation.BEFORE)

    def after(self, event: EventView | str) -> tuple[EventView, ...]:
        """The events that some text says came after an event (or its IRI), in the order of their time."""
        return self._ordered(event, OrderRelation.AFTER)

    def _ordered(self, event: EventView | str, order: str) -> tuple[EventView, ...]:
        iri = self._event(event).iri
        found = {r.subject for r in self._contents.relations if r.predicate == order and r.object == iri}
        return tuple(event for event in self._contents.events.values() if event.iri in found)

    def counts(self) -> dict[str, int]:
        """The numbers of articles, entities, events and relations."""
        return {
            "articles": len(self._contents.articles),
            "entities": len(self._contents.things),
            "events": len(self._contents.events),
            "relations": len(self._contents.relations),
        }

    def summary(self) -> str:
        """The same in words: "1 article, 7 entities, 5 events, 5 relations"."""
        return ", ".join(f"{number} {name if number != 1 else _ONE[name]}" for name, number in self.counts().items())

    def evidence(self, fact: EventView | RelationView | str) -> tuple[EvidenceView, ...]:
        """The mentions that say a fact (an event, a relation, or the IRI of one), in the order of articles and text.

        Raises:
            QueryError: the graph has no such fact; so do `chain` and the questions about an event.
        """
        return self._contents.evidence(self._fact(fact))

    def chain(self, fact: EventView | RelationView | str) -> tuple[Chain, ...]:
        """How each article came to say a fact: who, through which medium, in which article; in the order of `evidence`.

        `str` of a chain is a line to read: "the minister -> SANA -> Attack foiled, Reuters".
        """
        return self._contents.chain(self._fact(fact))

    def contradictions(self, event: EventView | str) -> tuple[Contradiction, ...]:
        """Where the mentions of an event (or its IRI) contradict one another, and who says what.

        Time, agent, target, place, status and the counts of people are compared; see `knowledge.contradictions`.
        """
        return self._contents.contradictions(self._event(event))

    def derived_from(self, relation: RelationView | str) -> tuple[EventView, ...]:
        """The events that entail a direct relation (or the IRI of its node); none for a static relation."""
        return self._contents.derived_from(self._fact(relation))

    def _fact(self, fact: EventView | RelationView | str) -> str:
        iri = given.iri("fact", fact)
        if not self._contents.has_fact(iri):
            raise QueryError(
                f"no event and no relation of the graph has the IRI {iri!r}; `events` and `relations` give them"
            )
        return iri

    def _event(self, event: EventView | str) -> EventView:
        iri = given.iri("event", event)
        found = self._contents.events.get(iri)
        if found is None:
            raise QueryError(f"no event of the graph has the IRI {iri!r}; `events` gives them")
        return found

    def _iris(self, named: Thing | EventView | str) -> frozenset[str]:
        name = given.iri("name", named)
        found = self.names.find(name)
        if not found and self.event(name):
            return frozenset({name})
        if not found:
            self.names.require(name)
        return frozenset(str(iri) for iri in found)
