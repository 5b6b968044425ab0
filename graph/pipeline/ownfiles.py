"""Components that are made with users' own files, and save these files with them.

To another process goes what they are made of, not what they have read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, TypeVar

import srsly
from spacy.tokens import Doc

from khabar.graph.pipeline.extensions import register
from khabar.graph.pipeline.saved import save, saved
from khabar.graph.pipeline.words.ofdoc import held_words

Component = Callable[[Doc], Doc]
Self = TypeVar("Self", bound="OwnFiles")
_PART: Final = "own"
"""Part of a component's folder for users' files."""


class UserFiles:
    """Users' files, as they were when they were read.

    Attributes:
        paths: in their order. complete: whether all exist; those of a pipeline saved elsewhere are read when spaCy
            tells the folder.
    """

    def __init__(self, paths: Iterable[str | Path] = ()) -> None:
        self.paths = tuple(map(Path, paths))
        self.complete = all(path.is_file() for path in self.paths)
        known = enumerate(self.paths) if self.complete else ()
        self._contents = {f"{number}/{path.name}": path.read_bytes() for number, path in known}
        self._folder: object = None

    def to_disk(self, component: Path) -> None:
        """Save the files in a component's folder; nothing is written if there are none."""
        if self._contents or (component / _PART).exists():
            save(component, _PART, self._contents)

    def from_disk(self, component: Path) -> UserFiles:
        """The files saved in a component's folder, or these if none are."""
        found = saved(component, _PART)
        return self if found is None else UserFiles(found[0] / name for name in found[1])

    def to_bytes(self) -> bytes:
        """The contents of the files."""
        packed: bytes = srsly.msgpack_dumps(self._contents)
        return packed

    def from_bytes(self, data: bytes) -> UserFiles:
        """The files with packed contents, in a temporary folder that all components share."""
        folder = _unpacked(bytes(data))
        files = UserFiles(Path(folder.name) / name for name in srsly.msgpack_loads(data))
        files._folder = folder  # as long as they are needed
        return files


@lru_cache(maxsize=4)
def _unpacked(data: bytes) -> TemporaryDirectory[str]:
    folder = TemporaryDirectory(prefix="khabar-")
    for name, content in srsly.msgpack_loads(data).items():
        path = Path(folder.name) / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return folder


class OwnFiles:
    """A component made of language data and users' own files, which may be none.

    What it has read, with its caches, is not pickled: another process reads the files again, and its components share
    what they read as in this process.

    Args:
        make: makes the component from the paths of its files; another process must find it by its name, so it is a
            function of a module, or a `functools.partial` of one.
        files: the paths, in their order.
    """

    def __init__(self, make: Callable[[tuple[Path, ...]], Component], files: Iterable[str | Path] = ()) -> None:
        register()
        self._make = make
        self._take(UserFiles(files))

    def _take(self, files: UserFiles) -> None:
        """Use other files."""
        self._files = files
        self._made = self._make(files.paths) if files.complete else None

    @property
    def files(self) -> tuple[Path, ...]:
        """The paths of its files."""
        return self._files.paths

    def __call__(self, doc: Doc) -> Doc:
        """Run the component.

        Raises:
            LanguageDataError: a file does not exist.
        """
        if self._made is None:
            self._made = self._make(self.files)
        with held_words(doc):
            return self._made(doc)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes it
        """Save the files."""
        self._files.to_disk(Path(path))

    def from_disk(self: Self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Use the files that were saved."""
        found = self._files.from_disk(Path(path))
        if found is not self._files:
            self._take(found)
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The files as bytes."""
        return self._files.to_bytes()

    def from_bytes(self: Self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Use the files packed in bytes."""
        if data != self._files.to_bytes():
            self._take(self._files.from_bytes(data))
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._make, self.files)
