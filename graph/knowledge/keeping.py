"""The file of an archive together with its settings, which change together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from khabar.graph.errors import ArchiveError, KhabarError
from khabar.graph.knowledge import given
from khabar.graph.knowledge.archivefile import ArchivedArticle, ArchiveFile
from khabar.graph.knowledge.settings import Settings

if TYPE_CHECKING:
    from khabar.graph.pipeline.annotation import Annotation


Self = TypeVar("Self", bound="Keeping")


@contextmanager
def said_on_error(path: Path, notice: Callable[[KhabarError], None] | None, *, done: str = "is made") -> Iterator[None]:
    """Give a notice of what is `done` with an archive if making or writing its graph raises.

    Annotating the articles has taken most of the time, and the graph is only a command away.
    """
    try:
        yield
    except BaseException:
        if notice:
            notice(ArchiveError(f"{done}; `khabar add {path} -o FILE` writes the graph", path=path))
        raise


class Keeping:
    """Articles kept in a file; close it, or use it as a context manager.

    Attributes:
        path: the file.
        settings: how its articles are annotated and its graph is made.
    """

    def __init__(self, file: ArchiveFile, settings: Settings, *, new: bool = False) -> None:
        self._file = file
        self._new = new
        self.path = file.path
        self.settings = settings

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        """Its file and how many articles it holds, unless it is closed."""
        try:
            number = len(self.articles())
        except ArchiveError:
            return f"<{type(self).__name__}: {self.path.name}>"
        return f"<{type(self).__name__}: {self.path.name}, {number} article{'' if number == 1 else 's'}>"

    def close(self) -> None:
        """Close the file, and remove it if it is new and empty."""
        nothing = self._new and self._file.empty()
        self._file.close()
        if nothing:
            self.path.unlink()

    def articles(self) -> tuple[ArchivedArticle, ...]:
        """The articles, sorted by id."""
        return self._file.articles()

    def annotations(self) -> Iterator[Annotation]:
        """The annotations, sorted by the ids of their articles."""
        return self._file.annotations()

    def _id(self, article: str | None) -> str:
        """The id of the one article with a name; "" for None."""
        given.texts(article=article)
        ids = [found.id for found in self._file.meant(article)] if article else [""]
        if len(ids) > 1:
            raise ArchiveError(f"{article!r} is several articles; give the id of one", path=self.path)
        return ids[0]

    def _changed(self) -> bool:
        """Whether the settings are not those of the file."""
        return self.settings != Settings.of(self._file.settings(), self.path)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """A context for one change of the file, with its tables and settings."""
        with self._file.changing():
            if self._new:
                self._file.create()
            if self._new or self._changed():
                self.settings.check()
                self._file.keep_settings(asdict(self.settings))
            yield
        self._new = False
