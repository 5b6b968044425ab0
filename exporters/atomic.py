"""Files that appear whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from khabar.graph.errors import ExportError


@contextmanager
def atomic_writer(path: str | Path) -> Iterator[TextIO]:
    """A UTF-8 text file to write to, which takes its place under `path` when the block ends without an error.

    Until then, and for good if the block raises, `path` is what it was before. The text goes to a file beside it, so
    that putting it in place is one step of the file system. A new file gets the permissions of the umask, one that
    is replaced keeps its own; a symbolic link stays and what it leads to is replaced.

    Raises:
        ExportError: a missing folder, a path that is no ordinary file, no permission, a full disk.
    """
    with _in_place(path, "w", encoding="utf-8", newline="\n") as file:
        yield file


def check_place(path: str | Path) -> None:
    """Whether a file can be put there, before the work that ends in it; raises what `atomic_writer` would."""
    target = Path(os.path.realpath(path))
    _permissions(target, path)
    if not os.access(target.parent, os.W_OK | os.X_OK):
        raise ExportError(f"the folder {target.parent} cannot be written to; name another", path=path)


@contextmanager
def _in_place(path: str | Path, mode: str, *, encoding: str | None = None, newline: str | None = None) -> Iterator[Any]:
    target = Path(os.path.realpath(path))
    permissions = _permissions(target, path)
    draft = target.with_name(f".khabar-{secrets.token_hex(8)}.tmp")
    try:
        try:
            with os.fdopen(_created(draft), mode, encoding=encoding, newline=newline) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if permissions is not None:
                draft.chmod(permissions)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        if error.filename not in (None, os.fspath(draft)):
            raise  # an error of the caller's block about some other file
        raise ExportError(f"cannot be written: {error.strerror or error}", path=path) from error


def write_text(path: str | Path, text: str) -> None:
    """Write a text file that appears whole or not at all; raises as `atomic_writer` does."""
    with atomic_writer(path) as file:
        file.write(text)


def write_bytes(path: str | Path, content: bytes) -> None:
    """Write a file of bytes in the same way."""
    with _in_place(path, "wb") as file:
        file.write(content)


def _created(path: Path) -> int:
    # The system takes the umask off these permissions; tempfile would make the file readable by its owner only.
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)


def _permissions(target: Path, path: str | Path) -> int | None:
    """The permissions of the file in place, None if there is none yet."""
    if not target.parent.is_dir():
        raise ExportError(f"there is no folder {target.parent}; make it first", path=path)
    try:
        status = target.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", path=path) from error
    if not stat.S_ISREG(status.st_mode):
        raise ExportError("is no file that can be written; give the name of a file", path=path)
    return stat.S_IMODE(status.st_mode)
