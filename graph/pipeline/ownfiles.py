"""Components that are made with files of the user's own: they go to another process as what they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from khabar.graph.pipeline.doc import register

Component = Callable[[Doc], Doc]


class OwnFiles:
    """A component that is made of language data and of the user's own files, which may be none.

    What it has read, with its caches, is no part of its pickle: another process reads the files again, and its
    components share what they read as those of this one do.

    Args:
        make: what makes it of the paths of its files; another process must find it by its name, as functions of a
            module and `functools.partial` of them are.
        files: the paths, in their order.
    """

    def __init__(self, make: Callable[[tuple[Path, ...]], Component], files: Iterable[str | Path] = ()) -> None:
        register()
        self._make = make
        self.files = tuple(map(Path, files))
        self._made = make(self.files)

    def __call__(self, doc: Doc) -> Doc:
        """Run it."""
        return self._made(doc)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._make, self.files)
