"""The knowledge graph: made from articles or loaded from a file, asked from Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyoxigraph

from khabar.graph.errors import KhabarError
from khabar.graph.knowledge import given, sparql
from khabar.graph.knowledge.asking import Asking
from khabar.graph.knowledge.exporting import exporter
from khabar.graph.knowledge.iris import BASE
from khabar.graph.knowledge.oxigraph import load_store, new_store
from khabar.graph.pipeline import BOTH

if TYPE_CHECKING:
    import networkx
    from rdflib import Graph

    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved


_WANTED: Final = "an rdflib graph or an Oxigraph store, or use KnowledgeGraph.load for a file"


class KnowledgeGraph(Asking):
    """Actors, events and relations with their evidence.

    Make one with `build`, `from_articles` or `load`; the constructor takes an rdflib graph, or an Oxigraph store, in
    khabar's vocabulary. The graph is read once for each kind of question and not watched for changes.

    Attributes:
        store: the Oxigraph store with the triples in its default graph; of an rdflib graph over another store, a copy.
    """

    def __init__(self, graph: Graph | pyoxigraph.Store) -> None:
        if isinstance(graph, pyoxigraph.Store):
            super().__init__(graph)
            return
        if graph is None or isinstance(graph, str | Path):  # before rdflib is loaded
            raise given.wrong("graph", graph, _WANTED)
        import rdflib

        from khabar.graph.knowledge.store import over_oxigraph

        if not isinstance(graph, rdflib.Graph):
            raise given.wrong("graph", graph, _WANTED)
        self.rdf, store = over_oxigraph(graph)
        super().__init__(store)

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
        catalogs: str | Path | Iterable[str | Path] = (),
        lexicons: str | Path | Iterable[str | Path] = (),
        engine: str = BOTH,
        base: str = BASE,
        archive: str | Path | None = None,
        decisions: str | Path | None = None,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
        notice: Callable[[KhabarError], None] | None = None,
        clean: bool = True,
    ) -> KnowledgeGraph:
        """Read articles, understand and resolve them.

        Args:
            sources: one or several files, folders, patterns; "-" is standard input.
            catalogs: the user's own catalogs of known actors, one or several files.
            lexicons: the user's own trigger lexicons, one or several files.
            engine: what understands the sentences, one of `khabar.graph.pipeline.ENGINES`.
            base: IRI under which the things of the graph live.
            archive: a new file that keeps the articles with what was understood; see `khabar.graph.knowledge.archive`.
            decisions: a file of what analysts have decided, which `Archive.merge`, `split` and `reject` write.
            report: takes the error about each input that cannot be used; without it the first is raised.
            progress: called with the source of each article once it is understood.
            notice: takes an error about each article given twice or with a date that cannot be read, each file in a
                folder that is no article, and each decision that no longer applies to anything or that a later one
                overrules; and one about an archive that is made although its graph cannot be.
            clean: take menus, other headlines and widgets out of the texts; without it every line is kept.

        Raises:
            KhabarError: nothing could be read, or `report` is None and something could not; there is no archive then.
            TypeError: an argument of a wrong type, such as sources that are no paths.
        """
        from khabar.graph import reading
        from khabar.graph.knowledge.archive import Archive
        from khabar.graph.knowledge.building import resolve_articles
        from khabar.graph.knowledge.keeping import said_on_error
        from khabar.graph.knowledge.settings import Settings

        sources = given.paths("sources", sources)
        given.functions(report=report, progress=progress, notice=notice)
        settings = Settings().changed(
            engine=engine, catalogs=catalogs, lexicons=lexicons, base=base, decisions=decisions
        )
        if archive is not None:
            with Archive.create(given.path("archive", archive), **asdict(settings)) as made:
                made.decided()  # a broken file of decisions is said before the work
                made.add(sources, report=report, progress=progress, notice=notice, clean=clean)
            with said_on_error(made.path, notice), Archive.open(made.path) as made:
                return made.graph(notice=notice)
        articles = reading.read(sources, report=report, notice=notice, clean=clean)
        resolved = resolve_articles(articles, settings, report=report, progress=progress, notice=notice)
        return cls.from_resolved(resolved, base=settings.base)

    @classmethod
    def from_articles(
        cls,
        articles: Iterable[Article],
        *,
        catalogs: str | Path | Iterable[str | Path] = (),
        lexicons: str | Path | Iterable[str | Path] = (),
        engine: str = BOTH,
        base: str = BASE,
        decisions: str | Path | None = None,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
        notice: Callable[[KhabarError], None] | None = None,
    ) -> KnowledgeGraph:
        """Understand and resolve articles that are no files; `khabar.graph.reading` makes them of texts and pages.

        Args:
            articles: what `reading.from_text` or `from_html` gives; one given twice counts once.
            catalogs, lexicons, engine, base, decisions, report, progress, notice: as in `build`.

        Raises:
            KhabarError: there is no article.
            TypeError: an argument of a wrong type.
        """
        from khabar.graph.knowledge.building import resolve_articles
        from khabar.graph.knowledge.settings import Settings

        articles = given.articles("articles", articles)
        given.functions(report=report, progress=progress, notice=notice)
        settings = Settings().changed(
            engine=engine, catalogs=catalogs, lexicons=lexicons, base=base, decisions=decisions
        )
        resolved = resolve_articles(articles, settings, report=report, progress=progress, notice=notice)
        return cls.from_resolved(resolved, base=settings.base)

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
        return cls(load_store(given.path("path", path)))

    def __repr__(self) -> str:
        """What is in it: "<KnowledgeGraph: 2 articles, 7 entities, 5 events, 5 relations>"."""
        return f"<KnowledgeGraph: {self.summary()}>"

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
        if notice is not None:
            for error in sparql.unknown_terms(query):
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
        exporter("save")(self, given.path("path", path))

    def show(self, *, height: int = 640) -> Path | None:
        """Show the graph's page: in a notebook below the cell, `height` pixels high, elsewhere in the browser.

        Returns:
            The temporary file that the browser opens, or in a notebook None.
        """
        given.number("height", height)
        shown: Path | None = exporter("show")(self, height=height)
        return shown
