"""The file of an archive and the settings it goes by, which change together."""

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
def said_on_error(path: Path, notice: Callable[[KhabarError], None] | None) -> Iterator[None]:
    """Say that an archive is made where the block, which makes its graph or writes it, raises.

    To understand the articles has taken most of the time; the graph is a command away.
    """
    try:
        yield
    except BaseException:
        if notice:
            notice(ArchiveError(f"is made; `khabar add {path} -o FILE` writes the graph", path=path))
        raise


class Keeping:
    """What keeps articles in a file; close it, or use it as a context manager.

    Attributes:
        path: where it is.
        settings: what it goes by.
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

    def close(self) -> None:
        """Let the file go."""
        nothing = self._new and self._file.empty()
        self._file.close()
        if nothing:
            self.path.unlink()

    def articles(self) -> tuple[ArchivedArticle, ...]:
        """Its articles, sorted by id."""
        return self._file.articles()

    def annotations(self) -> Iterator[Annotation]:
        """What was understood, article by article, sorted by id."""
        return self._file.annotations()

    def _id(self, article: str | None) -> str:
        """The id of the one article that is meant; "" for None."""
        given.texts(article=article)
        ids = [found.id for found in self._file.meant(article)] if article else [""]
        if len(ids) > 1:
            raise ArchiveError(f"{article!r} is several articles; give the id of one", path=self.path)
        return ids[0]

    def _changed(self) -> bool:
        """Whether it goes by something else than its file says."""
        return self.settings != Settings.of(self._file.settings(), self.path)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        with self._file.changing():
            if self._new:
                self._file.create()
            if self._new or self._changed():
                self.settings.check()
                self._file.keep_settings(asdict(self.settings))
            yield
        self._new = False
