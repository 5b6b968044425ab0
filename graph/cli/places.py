"""Outputs that would take the place of what is read."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from khabar.graph.errors import ExportError, ReadingError
from khabar.graph.reading.sources import STDIN, expand
from khabar.graph.reading.webpage import is_own_page

_HEAD: Final = 4096
"""Bytes of a page that tell whether khabar wrote it."""


def check_apart(outputs: Iterable[Path], *, files: Iterable[Path | None] = (), inputs: Iterable[str] = ()) -> None:
    """Whether no output is a file that the command reads, before it is overwritten.

    Args:
        outputs: where the command writes.
        files: what it reads, or keeps, beside the articles; None is passed over.
        inputs: files, folders and patterns with articles. A page that khabar wrote among them is no article, and may be
            written anew.

    Raises:
        ExportError: an output that is also read.
    """
    wanted = {os.path.realpath(output): output for output in outputs if str(output) != STDIN}
    if not wanted:
        return
    kept = [file for file in files if file is not None]
    for file in kept:
        if os.path.realpath(file) in wanted:
            raise _clash(file)
    if not any(os.path.lexists(output) for output in wanted.values()):  # what is not there is not read either
        return
    for found in expand(inputs):
        if isinstance(found, ReadingError) or found == STDIN:
            continue
        if os.path.realpath(found) in wanted and not _written_by_khabar(Path(found)):
            raise _clash(Path(found))


def _written_by_khabar(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return is_own_page(file.read(_HEAD).decode("utf-8", errors="replace"))
    except OSError:  # reading will say so
        return False


def _clash(path: Path) -> ExportError:
    return ExportError("is read by this command too, and would be lost; name another file to write", path=path)
