"""The archive: articles with what was understood of them, to which some are added and from which some are taken away.

Resolution runs anew over all that an archive holds. So the graph does not depend on the order in which articles came,
and what is removed leaves no trace, as if it had never been there; only understanding, which takes most of the time,
is done once an article.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from khabar.graph import pipeline, resolution
from khabar.graph.errors import ArchiveError, KhabarError, ReadingError
from khabar.graph.knowledge.archivefile import ArchivedArticle, ArchiveFile
from khabar.graph.knowledge.building import NOTHING_READ, understood
from khabar.graph.knowledge.iris import BASE, checked_base
from khabar.graph.pipeline.fingerprint import fingerprint
from khabar.graph.pipeline.languages import Pipelines

if TYPE_CHECKING:
    from khabar.graph.knowledge.graph import KnowledgeGraph
    from khabar.graph.pipeline.annotation import Annotation
    from khabar.graph.reading.article import Article
    from khabar.graph.resolution.model import Resolved

SUFFIX: Final = ".khabar"
"""The end of the names of archives."""

_TOLD: Final = frozenset({"khabar", "engine"})
"""Parts of a fingerprint whose value tells a reader more than that it is another one."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an archive goes by.

    Attributes:
        engine: what understands its articles.
        catalogs, lexicons: absolute paths of the user's own.
        base: IRI under which the things of its graph live.
    """

    engine: str = pipeline.BOTH
    catalogs: tuple[str, ...] = ()
    lexicons: tuple[str, ...] = ()
    base: str = BASE


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles given: ids of those that are new, sources of those that were there already."""

    new: tuple[str, ...]
    known: tuple[str, ...]


class Archive:
    """An archive; make one with `create` or `open`, and close it, or use it as a context manager.

    >>> import tempfile
    >>> folder = tempfile.mkdtemp()
    >>> with Archive.create(Path(folder, "news.khabar"), engine="lexical") as archive:
    ...     archive
    <Archive: news.khabar, 0 articles>
    """

    def __init__(self, file: ArchiveFile, settings: Settings, *, new: bool = False) -> None:
        self._file = file
        self._new = new
        self.settings = settings

    @classmethod
    def create(
        cls,
        path: str | Path,
        *,
        engine: str = pipeline.BOTH,
        catalogs: Iterable[str | Path] = (),
        lexicons: Iterable[str | Path] = (),
        base: str = BASE,
    ) -> Archive:
        """A new archive; its file is there once articles have been added.

        Raises:
            ArchiveError: it is there already, or cannot be written.
        """
        settings = Settings(engine, _absolute(catalogs), _absolute(lexicons), checked_base(base))
        return cls(ArchiveFile(path, new=True), settings, new=True)

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        engine: str | None = None,
        catalogs: Iterable[str | Path] = (),
        lexicons: Iterable[str | Path] = (),
        base: str | None = None,
    ) -> Archive:
        """The archive in a file; what is given takes the place of what it went by, and is kept with the next change.

        Raises:
            ArchiveError: there is none, or it is no archive.
        """
        file = ArchiveFile(path)
        kept = _settings(file)
        settings = Settings(
            engine or kept.engine,
            _absolute(catalogs) or kept.catalogs,
            _absolute(lexicons) or kept.lexicons,
            kept.base if base is None else checked_base(base),
        )
        return cls(file, settings)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """Its file and how many articles it holds."""
        number = 0 if self._new else len(self.articles())
        return f"<Archive: {self.path.name}, {number} article{'' if number == 1 else 's'}>"

    @property
    def path(self) -> Path:
        """Where it is."""
        return self._file.path

    def close(self) -> None:
        """Let the file go."""
        self._file.close()
        if self._new and self.path.is_file() and not self.path.stat().st_size:
            self.path.unlink()  # nothing was added, so there is none

    def articles(self) -> tuple[ArchivedArticle, ...]:
        """Its articles, sorted by id."""
        return self._file.articles()

    def annotations(self) -> Iterator[Annotation]:
        """What was understood, article by article, sorted by id."""
        return self._file.annotations()

    def add(
        self,
        sources: str | Path | Iterable[str | Path],
        *,
        report: Callable[[KhabarError], None] | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Added:
        """Understand the articles that are new and keep them, all or, if it is interrupted, none.

        Args:
            sources, report, progress: as in `KnowledgeGraph.build`.

        Raises:
            ReadingError: no article could be read.
            ArchiveError: somebody else is changing the archive.
        """
        sources = [sources] if isinstance(sources, str | Path) else sources
        new: list[str] = []
        there: list[str] = []

        def known(article: Article) -> bool:
            found = self._file.has(article.id)
            if found:
                there.append(article.source)
            return found

        with self._changing():
            by = self._by()
            for annotation in understood(sources, self._pipelines(), known=known, report=report, progress=progress):
                self._file.put(annotation, by)
                new.append(annotation.article.id)
            if not new and not there:
                raise ReadingError(NOTHING_READ)
        return Added(tuple(new), tuple(there))

    def remove(self, *articles: str) -> tuple[ArchivedArticle, ...]:
        """Take articles out and give them back: all that are meant, or none.

        Args:
            articles: what names them: an id, the IRI in the graph, the address, the title, or the file (or file and
                line) an article was read from.

        Raises:
            ArchiveError: one that names none, or a title of several.
        """
        with self._changing():
            meant = {found.id: found for name in articles for found in self._meant(name)}
            for id in meant:
                self._file.delete(id)
        return tuple(meant.values())

    def again(self, *, progress: Callable[[str], None] | None = None) -> int:
        """Understand anew what something else has understood (see `outdated`); how many articles that were."""
        number = 0
        with self._changing():
            by = self._by()
            pipelines = self._pipelines()
            for article in self._file.not_understood_by(by):
                for annotation in pipeline.annotate(pipelines.of(article.language), [article]):
                    self._file.put(annotation, by)
                number += 1
                if progress:
                    progress(article.source)
        return number

    def outdated(self) -> str | None:
        """A line that says what some articles were understood by that is not what understands new ones now."""
        now = self._by()
        number, parts = 0, set()
        for by, count in self._file.understood_by():
            other = sorted(part for part in now.keys() | by.keys() if now.get(part) != by.get(part))
            number += count if other else 0
            parts |= {f"{part} {by[part]}" if part in _TOLD and part in by else part for part in other}
        if not number:
            return None
        return f"{self.path}: {number} of {len(self.articles())} articles were understood by other {_listed(parts)}"

    def resolved(self) -> Resolved:
        """Everything its articles say, resolved."""
        return resolution.resolve(tuple(self.annotations()), catalogs=self.settings.catalogs)

    def graph(self) -> KnowledgeGraph:
        """The graph of its articles."""
        from khabar.graph.knowledge.graph import KnowledgeGraph

        return KnowledgeGraph.from_resolved(self.resolved(), base=self.settings.base)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._file.changing():
            if self._new:
                self._file.create()
            self._file.keep_settings(asdict(self.settings))
            yield
        self._new = False

    def _pipelines(self) -> Pipelines:
        settings = self.settings
        return Pipelines(catalogs=settings.catalogs, lexicons=settings.lexicons, engine=settings.engine)

    def _by(self) -> dict[str, str]:
        settings = self.settings
        return fingerprint(engine=settings.engine, catalogs=settings.catalogs, lexicons=settings.lexicons)

    def _meant(self, name: str) -> tuple[ArchivedArticle, ...]:
        """The articles that a name means."""
        articles = self.articles()
        id = name.rsplit("/", 1)[-1]
        exact = tuple(found for found in articles if name == found.url or id == found.id)
        read = tuple(found for found in articles if name == found.source or name == _file_of(found.source))
        titled = tuple(found for found in articles if name == found.title)
        if len(titled) > 1 and not (exact or read):
            ids = ", ".join(found.id for found in titled)
            raise ArchiveError(f"{len(titled)} articles have the title {name!r}; give an id: {ids}", path=self.path)
        if not (exact or read or titled):
            message = f"no article is called {name!r}; `khabar articles {self.path}` lists them"
            raise ArchiveError(message, path=self.path)
        return exact or read or titled


def _settings(file: ArchiveFile) -> Settings:
    kept = file.settings()
    try:
        return Settings(kept["engine"], tuple(kept["catalogs"]), tuple(kept["lexicons"]), kept["base"])
    except (KeyError, TypeError) as error:
        raise ArchiveError(f"its settings are damaged ({error}); build it anew", path=file.path) from error


def _absolute(paths: Iterable[str | Path]) -> tuple[str, ...]:
    return tuple(os.fspath(Path(path).resolve()) for path in paths)


def _file_of(source: str) -> str:
    """The file of a file and line: "feed.jsonl" of "feed.jsonl:3"."""
    file, colon, line = source.rpartition(":")
    return file if colon and line.isdigit() else source


def _listed(words: Iterable[str]) -> str:
    *some, last = sorted(words)
    return f"{', '.join(some)} and {last}" if some else last
