"""What trained components share: they save the files of their model, and load them again."""

from __future__ import annotations

import math
import shutil
import tempfile
import weakref
from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar

import srsly
from spacy.tokens import Doc

from khabar.graph.errors import KhabarError
from khabar.graph.pipeline.events.finder import TriggerReader, reader
from khabar.graph.pipeline.events.ofdoc import read_by
from khabar.graph.pipeline.learned.model import HEAD_FILES, SHIPPED, Heads, heads
from khabar.graph.pipeline.ownfiles import UserFiles
from khabar.graph.pipeline.saved import save, saved

Self = TypeVar("Self", bound="Stored")
Reader = TypeVar("Reader", bound="WithLexicon")
_LOADED: Final = frozenset({"heads", "encoder"})
_LEAST: Final = 1e-4
_LATER: Final = frozenset({"other_type", "no_type", "least", "sure"})
"""Weights that models made before these were measured do not have."""


class Stored:
    """A component with files.

    Args:
        folder: the folder of the files; without it the shipped ones. If it does not exist (the pipeline was saved on
            another machine), they are read when spaCy tells where they are.
    """

    FILES: ClassVar[tuple[str, ...]]

    def __init__(self, folder: str | Path | None = None) -> None:
        self.folder = Path(folder) if folder else SHIPPED
        if self.folder.exists():
            self.load()

    def load(self) -> None:
        """Read the files; raises LanguageDataError where they are missing or damaged."""
        raise NotImplementedError

    def __getattr__(self, name: str) -> Any:
        """Raise KhabarError for what `load` sets if there were no files to load.

        spaCy asks for public names that may be missing.
        """
        folder = self.__dict__.get("folder")
        if folder is not None and (name in _LOADED or (name.startswith("_") and not name.startswith("__"))):
            raise KhabarError(f"no model in {folder}; give the component a `folder` with one, or none for khabar's own")
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 - spaCy passes it
        """Save the files to a folder."""
        save(Path(path), "", {name: (self.folder / name).read_bytes() for name in self.FILES})

    def from_disk(self: Self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Use the files of a folder."""
        found = saved(Path(path), "")
        self.folder = Path(path) if found is None else found[0]
        self.load()
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002
        """The files as bytes."""
        packed: bytes = srsly.msgpack_dumps({name: (self.folder / name).read_bytes() for name in self.FILES})
        return packed

    def from_bytes(self: Self, data: bytes, *, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002
        """Take the files from bytes; they are kept in a temporary folder as long as the component lives."""
        folder = Path(tempfile.mkdtemp(prefix="khabar-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        for name, content in srsly.msgpack_loads(data).items():
            (folder / name).write_bytes(content)
        return self.from_disk(folder)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self.folder),)  # a session is not copied to another process but opened there


class Joined(Stored):
    """A component that joins the scores of a head with what the lexicon found.

    Args:
        lexicon: whether the lexicon's findings count; without them the model decides alone.
    """

    FILES = HEAD_FILES
    TASK: ClassVar[str]

    def __init__(self, folder: str | Path | None = None, *, lexicon: bool = True) -> None:
        self.lexicon = lexicon
        super().__init__(folder)

    def load(self) -> None:
        """Read the heads."""
        self.heads: Heads = heads(self.folder)

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels it sets, as ``nlp.pipe_labels`` shows them."""
        return tuple(self.heads.labels[self.TASK])

    def weight(self, task: str, finding: str) -> float:
        """How much a finding of the lexicon adds to the score of its label."""
        known = self.heads.join.get(task, {})
        if not self.lexicon or (finding in _LATER and finding not in known):
            return 0.0
        return float(known[finding])

    def sure(self, task: str, probability: float) -> float:
        """The probability of a decision, calibrated (Platt 1999) so that of those with .8 four in five are right."""
        odds = math.log(min(max(probability, _LEAST), 1 - _LEAST) / max(min(1 - probability, 1 - _LEAST), _LEAST))
        slope, offset = self.heads.join["calibration"][task]
        return 1 / (1 + math.exp(-(slope * odds + offset)))

    def __reduce__(self) -> tuple[Any, ...]:
        return _joined, (type(self), str(self.folder), self.lexicon)


def _joined(kind: type[Joined], folder: str, lexicon: bool) -> Joined:
    return kind(folder, lexicon=lexicon)


class WithLexicon(Joined):
    """One that reads a text by its lexicon, as `lexicon_of` gives it: khabar's rows with those of the user.

    Args:
        language: that of the lexicon.
        lexicons: the files of users that were given to it.
    """

    def __init__(
        self,
        folder: str | Path | None = None,
        *,
        language: str,
        lexicon: bool = True,
        lexicons: Iterable[str | Path] = (),
    ) -> None:
        self._language = language
        self._take(UserFiles(lexicons))
        super().__init__(folder, lexicon=lexicon)

    def _take(self, files: UserFiles) -> None:
        self._files = files
        if files.complete:
            self._open()

    def _open(self) -> None:
        """Read the lexicon; raises LanguageDataError where a file is not there."""
        self.triggers: TriggerReader = reader(self._language, self._files.paths)

    def __call__(self, doc: Doc) -> Doc:
        """Set what it finds; needs ``doc.tensor`` and sentences."""
        if not hasattr(self, "triggers"):
            self._open()
        with read_by(doc, self.triggers.lexicon):
            return self.read(doc)

    def read(self, doc: Doc) -> Doc:
        """Set what it finds, `lexicon_of` giving the text's own lexicon."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Save the files, with those of the user's lexicons."""
        super().to_disk(path, exclude=exclude)
        self._files.to_disk(Path(path))

    def from_disk(self: Reader, path: str | Path, *, exclude: Iterable[str] = ()) -> Reader:
        """Take the files of a folder."""
        found = self._files.from_disk(Path(path))
        if found is not self._files:
            self._take(found)
        return super().from_disk(path, exclude=exclude)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files as bytes, with those of the user's lexicons."""
        packed: bytes = srsly.msgpack_dumps([super().to_bytes(exclude=exclude), self._files.to_bytes()])
        return packed

    def from_bytes(self: Reader, data: bytes, *, exclude: Iterable[str] = ()) -> Reader:
        """Take the files from bytes."""
        model, lexicons = srsly.msgpack_loads(data)
        if lexicons != self._files.to_bytes():
            self._take(self._files.from_bytes(lexicons))
        return super().from_bytes(model, exclude=exclude)

    def __reduce__(self) -> tuple[Any, ...]:
        return _with_lexicon, (type(self), str(self.folder), self._language, self.lexicon, self._files.paths)


def _with_lexicon(
    kind: type[WithLexicon], folder: str, language: str, lexicon: bool, lexicons: tuple[Path, ...]
) -> WithLexicon:
    return kind(folder, language=language, lexicon=lexicon, lexicons=lexicons)
