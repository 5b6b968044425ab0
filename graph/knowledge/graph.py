"""The knowledge graph: made from articles or loaded from a file, asked from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph

from khabar.graph.errors import KhabarError, QueryError
from khabar.graph.knowledge import selection, sparql
from khabar.graph.knowledge.attribution import Chain
from khabar.graph.knowledge.contents import Contents
from khabar.graph.knowledge.contradictions import Contradiction
from khabar.graph.knowledge.exporting import exporter
from khabar.graph.knowledge.iris import BASE
from khabar.graph.knowledge.names import NameIndex
from khabar.graph.knowledge.oxigraph import load_store, new_store
from khabar.graph.knowledge.views import ArticleView, EventView, EvidenceView, RelationView, Thing
from khabar.graph.pipeline import BOTH
from khabar.ontology.terms import OrderRelation

if TYPE_CHECKING:
    import networkx
    from rdflib import Graph

    from khabar.graph.resolution.model import Resolved


class KnowledgeGraph:
    """Actors, events and relations with their evidence.

    Make one with `build` or `load`; the constructor takes an rdflib graph, or an Oxigraph store, in khabar's
    vocabulary. The graph is read once for each kind of question and not watched for changes.

    Attributes:
        store: the Oxigraph store with the triples in its default graph; of an rdflib graph over another store, a copy.
    """

    def __init__(self, graph: Graph | pyoxigraph.Store) -> None:
        if isinstance(graph, pyoxigraph.Store):
            self.store = graph
        else:
            from khabar.graph.knowledge.store import over_oxigraph

            self.rdf, self.store = over_oxigraph(graph)
        self._contents = Contents(self.store)

    @cached_property
    def rdf(self) -> Graph:
        """An rdflib graph over the store, made when it is asked for: importing rdflib takes a while."""
        from khabar.graph.knowledge.store import graph_over

        return graph_over(self.store)

    @classmethod
    def build(
        cls,
        sources: str | Path | Iterable[str | Path],
        *,
        catalogs: Iterable[str | Path] = (),
        lexicons: Iterable[str | Path] = (),
        engine: str = BOTH,
        base: str = BASE,
        archive: str | Path | None = None,
        decisions: str | Path | None = None,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
        notice: Callable[[KhabarError], None] | None = None,
    ) -> KnowledgeGraph:
        """Read articles, understand and resolve them.

        Args:
            sources: one or several files, folders, patterns; "-" is standard input.
            catalogs: the user's own catalogs of known actors.
            lexicons: the user's own trigger lexicons.
            engine: what understands the sentences, one of `khabar.graph.pipeline.ENGINES`.
            base: IRI under which the things of the graph live.
            archive: a new file that keeps the articles with what was understood; see `khabar.graph.knowledge.archive`.
            decisions: a file of what analysts have decided, which `Archive.merge` and `split` write.
            report: takes the error about each input that cannot be used; without it the first is raised.
            progress: called with the source of each article once it is understood.
            notice: takes an error about each article given twice or with a date that cannot be read, and each decision
                that no longer applies to anything.

        Raises:
            KhabarError: nothing could be read, or `report` is None and something could not.
        """
        from khabar.graph.knowledge.archive import Archive
        from khabar.graph.knowledge.building import resolve_sources
        from khabar.graph.knowledge.settings import Settings

        sources = [sources] if isinstance(sources, str | Path) else sources
        settings = Settings().changed(
            engine=engine, catalogs=catalogs, lexicons=lexicons, base=base, decisions=decisions
        )
        if archive is not None:
            with Archive.create(archive, settings) as made:
                made.add(sources, report=report, progress=progress, notice=notice)
                return made.graph(notice=notice)
        resolved = resolve_sources(sources, settings, report=report, progress=progress, notice=notice)
        return cls.from_resolved(resolved, base=base)

    @classmethod
    def from_resolved(cls, resolved: Resolved, *, base: str = BASE) -> KnowledgeGraph:
        """The graph of a resolution."""
        from khabar.graph.knowledge.rdf import Writer

        return cls(new_store(Writer(resolved, base=base).quads()))

    @classmethod
    def load(cls, path: str | Path) -> KnowledgeGraph:
        """The graph in a Turtle (.ttl), N-Triples (.nt) or RDF/XML (.rdf) file.

        Raises:
            KhabarError: the file is missing or is not what its suffix says.
        """
        return cls(load_store(Path(path)))

    @cached_property
    def names(self) -> NameIndex:
        """The index of all labels and aliases."""
        return NameIndex(self.store)

    def __repr__(self) -> str:
        """What is in it: "<KnowledgeGraph: 2 articles, 7 entities, 5 events, 5 relations>"."""
        return f"<KnowledgeGraph: {', '.join(f'{number} {name}' for name, number in self.counts().items())}>"

    def articles(self) -> tuple[ArticleView, ...]:
        """The articles it was made from, sorted by IRI."""
        return tuple(self._contents.articles[iri] for iri in sorted(self._contents.articles))

    def entities(self, *, type: str | None = None) -> tuple[Thing, ...]:
        """Actors, locations and weapons, sorted by IRI; of a class and its subclasses if `type` is given."""
        wanted = None if type is None else selection.subclasses(type)
        return tuple(t for t in self._contents.things.values() if wanted is None or t.type in wanted)

    def actors(self, *, type: str | None = None) -> tuple[Thing, ...]:
        """Those who act: persons, groups, states, services, organisations, media; sorted by IRI."""
        actors = selection.subclasses(selection.ACTOR)
        return tuple(thing for thing in self.entities(type=type) if thing.type in actors)

    def thing(self, iri: str) -> Thing | None:
        """The entity with an IRI."""
        return self._contents.things.get(str(iri))

    def event(self, iri: str) -> EventView | None:
        """The event with an IRI."""
        return self._contents.events.get(str(iri))

    def events(
        self,
        *,
        type: str | None = None,
        actor: str | None = None,
        agent: str | None = None,
        target: str | None = None,
        status: str | None = None,
        since: date | str | None = None,
        until: date | str | None = None,
        sources: int = 0,
    ) -> tuple[EventView, ...]:
        """Events, in the order of their time, that meet every condition given.

        Args:
            type: an event class, khabar's or the user's own; its subclasses count.
            actor: any name of a thing in whatever role.
            agent, target: any name (IRI, label or alias, Arabic or English) of what fills the role.
            status: a Status that some mention gives.
            since, until: days (inclusive), or months or years ("2025-01", "2025"), that the event's time must touch;
                an event without a known date has none.
            sources: how many independent publishers must say so at least; see `corroboration`.

        Raises:
            QueryError: an unknown name, type or status, a date that is none, or `until` before `since`.
        """
        first, last = selection.since(since), selection.until(until)
        if first and last and last < first:
            raise QueryError(f"no day is since {first} and until {last}; give the earlier day as since")
        conditions = selection.Conditions(
            types=None if type is None else selection.event_types(type, self._contents.own_types),
            anyone=None if actor is None else self._iris(actor),
            agents=None if agent is None else self._iris(agent),
            targets=None if target is None else self._iris(target),
            status=None if status is None else selection.status(status),
            since=first,
            until=last,
            sources=sources,
        )
        return tuple(event for event in self._contents.events.values() if conditions.met(event))

    def relations(
        self,
        *,
        subject: str | None = None,
        predicate: str | None = None,
        object: str | None = None,
        sources: int = 0,
    ) -> tuple[RelationView, ...]:
        """Direct and static relations, and the order of events ("before", "after"), that meet every condition given.

        They are sorted; names are as in `events`, and an event is named by its IRI.
        """
        subjects = None if subject is None else self._iris(subject)
        objects = None if object is None else self._iris(object)
        wanted = None if predicate is None else selection.relation(predicate)
        return tuple(
            relation
            for relation in self._contents.relations
            if (subjects is None or relation.subject in subjects)
            and (objects is None or relation.object in objects)
            and (wanted is None or relation.predicate == wanted)
            and relation.sources >= sources
        )

    def before(self, event: EventView | str) -> tuple[EventView, ...]:
        """The events of which a text says that they came before an event (or its IRI), in the order of their time."""
        return self._ordered(event, OrderRelation.BEFORE)

    def after(self, event: EventView | str) -> tuple[EventView, ...]:
        """The events of which a text says that they came after an event (or its IRI), in the order of their time."""
        return self._ordered(event, OrderRelation.AFTER)

    def _ordered(self, event: EventView | str, order: str) -> tuple[EventView, ...]:
        iri = event if isinstance(event, str) else event.iri
        found = {r.subject for r in self._contents.relations if r.predicate == order and r.object == iri}
        return tuple(event for event in self._contents.events.values() if event.iri in found)

    def counts(self) -> dict[str, int]:
        """How many articles, entities, events and relations there are."""
        return {
            "articles": len(self._contents.articles),
            "entities": len(self._contents.things),
            "events": len(self._contents.events),
            "relations": len(self._contents.relations),
        }

    def evidence(self, fact: EventView | RelationView | str) -> tuple[EvidenceView, ...]:
        """The mentions that say a fact (an event, a relation, or the IRI of one), in the order of articles and text."""
        iri = fact if isinstance(fact, str) else fact.iri
        return self._contents.evidence(iri)

    def chain(self, fact: EventView | RelationView | str) -> tuple[Chain, ...]:
        """How each article came to say a fact: who, through which medium, in which article; in the order of `evidence`.

        `str` of a chain is a line to read: "the minister -> SANA -> Attack foiled, Reuters".
        """
        return self._contents.chain(fact if isinstance(fact, str) else fact.iri)

    def corroboration(self, fact: EventView | RelationView | str) -> int:
        """How many publishers say a fact independently: copies, and what media have from one agency, count once.

        0 where the graph does not say, as one that khabar did not make.
        """
        return self._contents.sources(fact if isinstance(fact, str) else fact.iri)

    def contradictions(self, event: EventView | str) -> tuple[Contradiction, ...]:
        """In what the mentions of an event (or its IRI) contradict one another, and who says which.

        Time, agent, target, place, status and the counts of people are compared; see `knowledge.contradictions`.
        """
        found = self.event(event) if isinstance(event, str) else event
        return () if found is None else self._contents.contradictions(found)

    def derived_from(self, relation: RelationView | str) -> tuple[EventView, ...]:
        """The events that entail a direct relation (or the IRI of its node); a static relation has none."""
        iri = relation if isinstance(relation, str) else relation.iri
        return self._contents.derived_from(iri)

    def sparql(self, query: str, *, notice: Callable[[KhabarError], None] | None = None) -> Any:
        """The rdflib result of a SPARQL query; the prefixes of the ontology need not be declared.

        Rows are computed while they are taken, without a limit of time: a query that joins everything with everything
        runs as long as that takes.

        Args:
            query: the query.
            notice: takes an error about each name in khabar's namespace that is no term and so finds nothing.

        Raises:
            QueryError: the query is broken, changes the graph (use `rdf` for that), or asks another host or graph.
        """
        result = sparql.ask(self.rdf, query)
        for error in sparql.unknown_terms(query) if notice else ():
            notice(error)
        return result

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """A MultiDiGraph of entities and events: nodes are IRIs, edges carry `relation`; see `knowledge.network`."""
        from khabar.graph.knowledge.network import network

        return network(self)

    def save(self, path: str | Path) -> None:
        """Write the graph in the format of the path's suffix; the file appears whole or not at all.

        Raises:
            ExportError: an unknown suffix, or a place that cannot be written to.
        """
        exporter("save")(self, path)

    def show(self, *, height: int = 640) -> Path | None:
        """Show the graph's page: in a notebook below the cell, `height` pixels high, elsewhere in the browser.

        Returns:
            The temporary file that the browser opens, or in a notebook None.
        """
        shown: Path | None = exporter("show")(self, height=height)
        return shown

    def _iris(self, name: str) -> frozenset[str]:
        found = self.names.find(name)
        if not found and self.event(name):
            return frozenset({name})
        if not found:
            self.names.require(name)
        return frozenset(str(iri) for iri in found)


__all__ = ["KnowledgeGraph", "QueryError"]
