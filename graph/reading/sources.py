"""From what the user names (files, folders, globs, ``-``) to the files to read, in a stable order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from khabar.graph.errors import ReadingError

SUFFIXES: Final = (".txt", ".html", ".htm", ".md", ".jsonl")
"""The formats khabar reads."""

_INSTEAD: Final = {
    "write its articles as .jsonl, one object a line": (".json",),
    "unpack it first": (".gz", ".bz2", ".xz", ".zst", ".zip", ".tar", ".tgz", ".7z", ".rar"),
    "save its text as .txt": (".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub"),
    "export its articles as .jsonl, one object a line": (".csv", ".tsv", ".xls", ".xlsx", ".parquet"),
    "save the page as .html": (".mht", ".mhtml", ".webarchive"),
}
"""What to do with files that people have instead of those, by suffix."""

OWN: Final = (
    *(".khabar", ".khabar-journal", ".decisions.jsonl"),  # archives, and what khabar keeps beside them
    *(".ttl", ".nt", ".svg", ".png", ".graphml"),  # the graphs it writes
)
"""How the names of khabar's own files end: within a folder they are no articles."""

STDIN: Final = "-"

_WILD: Final = frozenset("*?[")


def expand(sources: Iterable[str | Path]) -> Iterator[Path | str | ReadingError]:
    """The files of the sources one by one: a Path, `STDIN`, or the error of a source that names no file.

    Folders are walked recursively in sorted order without hidden files and folders, without what khabar writes and
    without following links to folders. A pattern (``*``, ``?``, ``[...]``, ``**``) that is no file's name is expanded.
    """
    seen: set[str] = set()
    for source in sources:
        for found in _files(source):
            if isinstance(found, ReadingError):
                yield found
                continue
            key = STDIN if found == STDIN else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _files(source: str | Path) -> Iterator[Path | str | ReadingError]:
    name = os.fspath(source)
    if name == STDIN:
        yield STDIN
    elif not name.strip() or "\0" in name:
        yield ReadingError(
            "an empty or impossible file name; name a file, a folder or - for standard input", path=name or None
        )
    elif name.startswith(("http://", "https://")):
        yield ReadingError("khabar reads no network; save the page and give the file", path=name)
    elif _exists(name):
        yield from _walk(Path(name)) if Path(name).is_dir() else (Path(name),)
    elif _WILD & set(name):
        yield from _glob(name)
    else:
        yield ReadingError("no such file or folder; check the name", path=name)


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except ValueError:  # a name the file system cannot hold
        return False


def _walk(folder: Path) -> Iterator[Path | ReadingError]:
    found = False
    unreadable: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not name.endswith(OWN):
                found = True
                yield Path(place, name)
    for error in unreadable:
        yield ReadingError(f"cannot be read ({error.strerror}); check its permissions", path=error.filename)
    if not found and not unreadable:
        yield ReadingError(f"no article in this folder; khabar reads {', '.join(SUFFIXES)}", path=folder)


def _glob(pattern: str) -> Iterator[Path | ReadingError]:
    import glob

    names = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
    found = False
    for name in names:
        path = Path(name)
        if path.is_dir():
            if not pattern.rstrip("/").endswith("**"):  # "a/**" gives the files of subfolders by itself
                found = True
                yield from _walk(path)
        else:
            found = True
            yield path
    if not found:
        yield ReadingError("no file matches this pattern; check it", path=pattern)


def unsupported(suffix: str) -> str:
    """What is said of a file with a suffix that khabar doesn't read.

    >>> unsupported(".gz")
    'unsupported format .gz; unpack it first, khabar reads .txt, .html, .htm, .md, .jsonl'
    """
    hints = "".join(f"{hint}, " for hint, suffixes in _INSTEAD.items() if suffix in suffixes)
    return f"unsupported format {suffix or '(no suffix)'}; {hints}khabar reads {', '.join(SUFFIXES)}"


def may_hold_articles(suffix: str) -> bool:
    """Whether a file with a suffix that khabar doesn't read may hold articles all the same.

    >>> may_hold_articles(".pdf"), may_hold_articles(""), may_hold_articles(".css")
    (True, True, False)
    """
    return not suffix or any(suffix in suffixes for suffixes in _INSTEAD.values())
