"""The archive: articles with their annotations, to which articles are added and from which they are removed.

Resolution runs anew over everything in an archive. So the graph does not depend on the order in which articles came,
and what is removed leaves no trace. Only annotating, which takes most of the time, is done once for an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from khabar.graph import reading, resolution
from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.knowledge import given
from khabar.graph.knowledge.archivefile import ArchivedArticle, ArchiveFile
from khabar.graph.knowledge.building import NOTHING_READ, annotated, understood
from khabar.graph.knowledge.keeping import Keeping
from khabar.graph.knowledge.settings import Settings
from khabar.graph.resolution.analysts.decisions import MERGE, SPLIT, Decision, Ruling, append, read
from khabar.graph.resolution.analysts.rejections import Rejection

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved

SUFFIX: Final = ".khabar"
"""End of an archive's name, left out in that of its file of decisions; another end is kept: "case.2024"."""

DECISIONS: Final = ".decisions.jsonl"
"""End of the name of the file of decisions beside an archive."""

_TOLD: Final = frozenset({"khabar", "engine"})
"""Parts of a fingerprint whose value is of use to a reader; of the others only that they differ."""


@dataclass(frozen=True, slots=True)
class Added:
    """The result of adding articles: ids of those that are new, sources of those that were there already.

    `renewed` has the ids of those that were there with less metadata, such as no date, and were annotated anew.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    renewed: tuple[str, ...] = ()


class Archive(Keeping):
    """An archive; make one with `create` or `open`, and close it, or use it as a context manager.

    Attributes:
        path: its file.
        settings: how its articles are annotated and its graph is made.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> with Archive.create(Path(folder, "news.khabar"), engine="lexical") as archive:
    ...     archive
    <Archive: news.khabar, 0 articles>
    """

    @classmethod
    def create(cls, path: str | Path, **settings: Any) -> Archive:
        """A new archive with `settings` as in `Settings.changed`; its file exists once articles have been added.

        Raises:
            ArchiveError: the file exists already, or cannot be written.
        """
        chosen = Settings().changed(**settings)  # before the file is made
        return cls(ArchiveFile(path, new=True), chosen, new=True)

    @classmethod
    def open(cls, path: str | Path, **settings: Any) -> Archive:
        """The archive in a file.

        Args:
            path: the file.
            settings: new values for its settings, as in `Settings.changed`; kept with the next change, if they can be
                used. With `()` for `catalogs` or `lexicons` it has none from then on.

        Raises:
            KhabarError: there is no such file, or it is no archive; or a setting as in `Settings.changed`.
        """
        file = ArchiveFile(path)
        try:
            return cls(file, Settings.of(file.settings(), file.path).changed(**settings))
        except BaseException:
            file.close()
            raise

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
        notice: Callable[[KhabarError], None] | None = None,
        clean: bool = True,
    ) -> Added:
        """Annotate the articles that are new and keep them: all, or none if it is interrupted.

        Args:
            sources, report, progress, clean: as in `KnowledgeGraph.build`.
            notice: takes an error about each article that was given twice, or with a date that cannot be read, and each
                file in a folder that is no article.

        Raises:
            ReadingError: no article could be read.
            ArchiveError: another process is changing the archive.
        """
        sources = given.paths("sources", sources)
        given.functions(report=report, progress=progress, notice=notice)
        there: dict[str, str] = {}
        put: dict[str, None] = {}

        def known(article: Article) -> ArchivedArticle | None:
            found = self._file.article(article.id)
            if found:
                there[article.id] = article.source
            return found

        with self._changing():
            by, pipelines = self.settings.fingerprint(), self.settings.pipelines()
            articles = reading.read(sources, report=report, notice=notice, clean=clean)
            found = understood(articles, pipelines, known=known, report=report, progress=progress, notice=notice)
            for annotation in found:
                self._file.put(annotation, by)
                put[annotation.article.id] = None
            if not (put or there):
                raise ReadingError(NOTHING_READ)
        return Added(
            new=tuple(id for id in put if id not in there),
            known=tuple(source for id, source in there.items() if id not in put),
            renewed=tuple(id for id in put if id in there),
        )

    def remove(self, *articles: str) -> tuple[ArchivedArticle, ...]:
        """Remove articles and return them: all that are named, or none.

        Args:
            articles: what names them: an id, the IRI in the graph, the address, the title, or the file (or file and
                line) an article was read from.

        Raises:
            ArchiveError: a name of no article, or a title of several.
            TypeError: a name that is no string.
        """
        for name in articles:
            given.text("article", name)
        with self._changing():
            meant = {found.id: found for name in articles for found in self._file.meant(name)}
            for id in meant:
                self._file.delete(id)
        return tuple(meant.values())

    def again(self, *, progress: Callable[[str], None] | None = None) -> int:
        """Annotate anew the articles that `outdated` is about, and return their number."""
        number = 0
        with self._changing():
            by, pipelines = self.settings.fingerprint(), self.settings.pipelines()
            for article in self._file.not_understood_by(by):
                self._file.put(annotated(article, pipelines), by)
                number += 1
                if progress:
                    progress(article.source)
        return number

    def outdated(self) -> str | None:
        """A line about articles annotated by another version, engine or data than new ones are now; or None."""
        now = self.settings.fingerprint()
        number, parts = 0, set()
        for by, count in self._file.understood_by():
            other = sorted(part for part in now.keys() | by.keys() if now.get(part) != by.get(part))
            number += count if other else 0
            parts |= {f"{part} {by[part]}" if part in _TOLD and part in by else part for part in other}
        if not number:
            return None
        return (
            f"{number} of {len(self.articles())} articles were understood by something else: {', '.join(sorted(parts))}"
        )

    @property
    def decisions(self) -> Path:
        """The file of decisions: the one that was named, or the one beside the archive."""
        return Path(self.settings.decisions or self.path.with_name(self.path.name.removesuffix(SUFFIX) + DECISIONS))

    def decided(self) -> tuple[Ruling, ...]:
        """The decisions in their order; a file that was named must exist."""
        return read(self.decisions) if self.settings.decisions else self._decided()

    def merge(self, one: str, other: str, **more: str | None) -> Decision:
        """Decide that two things are one; `more` and errors are those of `decide`."""
        return self.decide(MERGE, one, other, **more)

    def split(self, one: str, other: str, **more: str | None) -> Decision:
        """Decide that two things are two, whether or not they were taken for one; `more` as in `decide`."""
        return self.decide(SPLIT, one, other, **more)

    def decide(
        self,
        verdict: str,
        one: str,
        other: str,
        *,
        article: str | None = None,
        by: str | None = None,
        because: str | None = None,
    ) -> Decision:
        """Write an analyst's decision into the file of decisions, which `graph` obeys.

        Args:
            verdict, one, other, by, because: as in `deciding.decide`.
            article: what names an article (see `remove`): the decision is only about `one` in that article.

        Raises:
            QueryError: a name of nothing or of several things, or a decision that would change nothing.
            ArchiveError: an article that is not in the archive, or a file that cannot be written.
        """
        given.one_of("verdict", verdict, (MERGE, SPLIT))
        one, other = given.text("one", one), given.text("other", other)
        given.texts(by=by, because=because)
        from khabar.graph.knowledge.deciding import decide

        decision = decide(
            verdict,
            one,
            other,
            annotations=tuple(self.annotations()),
            catalogs=self.settings.catalogs,
            decisions=self._decided(),
            article=self._id(article),
            by=by,
            because=because,
        )
        self._keep(decision)
        return decision

    def reject(
        self,
        *what: str,
        article: str | None = None,
        wrong: str | None = None,
        by: str | None = None,
        because: str | None = None,
        notice: Callable[[KhabarError], None] | None = None,
    ) -> Rejection:
        """Write into the file of decisions that something is not so; `graph` leaves it out from then on.

        Args:
            what: the IRI of an event, a mention or a relation; or subject, relation and object.
            article: what names an article (see `remove`): only what that says is rejected.
            wrong, by, because, notice: as in `rejecting.reject`.

        Raises:
            QueryError, ArchiveError: as in `decide`.
        """
        what = tuple(given.text("what", name) for name in what)
        given.texts(wrong=wrong, by=by, because=because)
        from khabar.graph.knowledge.rejecting import reject

        rejection = reject(
            what,
            annotations=tuple(self.annotations()),
            catalogs=self.settings.catalogs,
            decisions=self._decided(),
            article=self._id(article),
            wrong=wrong,
            by=by,
            because=because,
            notice=notice,
        )
        self._keep(rejection)
        return rejection

    def _decided(self) -> tuple[Ruling, ...]:
        """The decisions so far; their file need not exist yet."""
        return read(self.decisions) if self.decisions.exists() else ()

    def _keep(self, ruling: Ruling) -> None:
        """Write a decision into its file; a file newly named is kept in the archive's settings."""
        with self._changing() if self._changed() else nullcontext():
            append(self.decisions, ruling)

    def resolved(self, *, notice: Callable[[KhabarError], None] | None = None) -> Resolved:
        """Everything its articles say, resolved by its decisions; `notice` as in `resolution.resolve`."""
        return resolution.resolve(
            tuple(self.annotations()), catalogs=self.settings.catalogs, decisions=self.decided(), notice=notice
        )

    def graph(self, *, notice: Callable[[KhabarError], None] | None = None) -> KnowledgeGraph:
        """The graph of its articles; `notice` takes an error about each decision that is not obeyed."""
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph.from_resolved(self.resolved(notice=notice), base=self.settings.base)
