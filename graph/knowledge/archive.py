"""The archive: articles with what was understood of them, to which some are added and from which some are taken away.

Resolution runs anew over all that an archive holds. So the graph does not depend on the order in which articles came,
and what is removed leaves no trace, as if it had never been there; only understanding, which takes most of the time,
is done once an article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from khabar.graph import pipeline, resolution
from khabar.graph.errors import KhabarError, ReadingError
from khabar.graph.knowledge import given
from khabar.graph.knowledge.archivefile import ArchivedArticle, ArchiveFile
from khabar.graph.knowledge.building import NOTHING_READ, understood
from khabar.graph.knowledge.keeping import Keeping
from khabar.graph.knowledge.settings import Settings
from khabar.graph.resolution.analysts.decisions import MERGE, SPLIT, Decision, Ruling, append, read
from khabar.graph.resolution.analysts.rejections import Rejection

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved

SUFFIX: Final = ".khabar"
"""The end of the name of an archive, which its file of decisions has not; another belongs to the name: "case.2024"."""

DECISIONS: Final = ".decisions.jsonl"
"""The end of the name of the file of decisions that is kept beside an archive."""

_TOLD: Final = frozenset({"khabar", "engine"})
"""Parts of a fingerprint whose value tells a reader more than that it is another one."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles given: ids of those that are new, sources of those that were there already.

    `renewed` has the ids of those that were there with less metadata, such as no date, and were understood anew.
    """

    new: tuple[str, ...]
    known: tuple[str, ...]
    renewed: tuple[str, ...] = ()


class Archive(Keeping):
    """An archive; make one with `create` or `open`, and close it, or use it as a context manager.

    Attributes:
        path: where it is.
        settings: what it goes by.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> with Archive.create(Path(folder, "news.khabar"), Settings(engine="lexical")) as archive:
    ...     archive
    <Archive: news.khabar, 0 articles>
    """

    @classmethod
    def create(cls, path: str | Path, settings: Settings | None = None) -> Archive:
        """A new archive that goes by settings; its file is there once articles have been added.

        Raises:
            ArchiveError: it is there already, or cannot be written.
        """
        return cls(ArchiveFile(path, new=True), settings or Settings(), new=True)

    @classmethod
    def open(cls, path: str | Path, **settings: Any) -> Archive:
        """The archive in a file.

        Args:
            path: where it is.
            settings: what shall take the place of what it went by, as in `Settings.changed`; kept with the next change,
                if it can be used. Of no `catalogs` or `lexicons`, `()`, it has none from then on.

        Raises:
            ArchiveError: there is none, or it is no archive.
        """
        file = ArchiveFile(path)
        return cls(file, Settings.of(file.settings(), file.path).changed(**settings))

    def __repr__(self) -> str:
        """Its file and how many articles it holds."""
        number = len(self.articles())
        return f"<Archive: {self.path.name}, {number} article{'' if number == 1 else 's'}>"

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
        notice: Callable[[KhabarError], None] | None = None,
        clean: bool = True,
    ) -> Added:
        """Understand the articles that are new and keep them, all or, if it is interrupted, none.

        Args:
            sources, report, progress, clean: as in `KnowledgeGraph.build`.
            notice: takes an error about each article that was given twice.

        Raises:
            ReadingError: no article could be read.
            ArchiveError: somebody else is changing the archive.
        """
        sources = given.paths("sources", sources)
        there: dict[str, str] = {}
        put: dict[str, None] = {}

        def known(article: Article) -> ArchivedArticle | None:
            found = self._file.article(article.id)
            if found:
                there[article.id] = article.source
            return found

        with self._changing():
            by, pipelines = self.settings.fingerprint(), self.settings.pipelines()
            found = understood(
                sources, pipelines, known=known, report=report, progress=progress, notice=notice, clean=clean
            )
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
        """Take articles out and give them back: all that are meant, or none.

        Args:
            articles: what names them: an id, the IRI in the graph, the address, the title, or the file (or file and
                line) an article was read from.

        Raises:
            ArchiveError: one that names none, or a title of several.
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
        """Understand anew what something else has understood (see `outdated`); how many articles that were."""
        number = 0
        with self._changing():
            by, pipelines = self.settings.fingerprint(), self.settings.pipelines()
            for article in self._file.not_understood_by(by):
                for annotation in pipeline.annotate(pipelines.of(article.language), [article]):
                    self._file.put(annotation, by)
                number += 1
                if progress:
                    progress(article.source)
        return number

    def outdated(self) -> str | None:
        """A line that says what some articles were understood by that is not what understands new ones now."""
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
        """The file of decisions: unless another one was named, the one beside the archive."""
        return Path(self.settings.decisions or self.path.with_name(self.path.name.removesuffix(SUFFIX) + DECISIONS))

    def decided(self) -> tuple[Ruling, ...]:
        """What was decided, in the order in which it was; a file that was named must be there."""
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
            article: what names an article (see `remove`): the decision is only about `one` as that tells of it.

        Raises:
            QueryError: a name of nothing or of several things, or a decision that would change nothing.
            ArchiveError: an article that is not in it, or a file that cannot be written.
        """
        given.text("one", one)
        given.text("other", other)
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
        for name in what:
            given.text("what", name)
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
        """What was decided before a decision; its file need not be there yet."""
        return read(self.decisions) if self.decisions.exists() else ()

    def _keep(self, ruling: Ruling) -> None:
        """Write a decision into its file; another file than before is the archive's from now on."""
        with self._changing() if self._changed() else nullcontext():
            append(self.decisions, ruling)

    def resolved(self, *, notice: Callable[[KhabarError], None] | None = None) -> Resolved:
        """Everything its articles say, resolved as was decided; `notice` as in `resolution.resolve`."""
        return resolution.resolve(
            tuple(self.annotations()), catalogs=self.settings.catalogs, decisions=self.decided(), notice=notice
        )

    def graph(self, *, notice: Callable[[KhabarError], None] | None = None) -> KnowledgeGraph:
        """The graph of its articles; `notice` takes an error about each decision that is not obeyed."""
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph.from_resolved(self.resolved(notice=notice), base=self.settings.base)
