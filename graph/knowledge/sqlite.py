"""Say what an error of SQLite means to whoever has an archive."""

from __future__ import annotations

import sqlite3
from pathlib import Path


def said(error: sqlite3.Error, path: Path) -> str:
    """What is wrong with an archive and what to do about it, one line without its name.

    >>> said(sqlite3.OperationalError("unable to open database file"), Path("nowhere/news.khabar"))
    'there is no folder nowhere; make it first'
    """
    name = getattr(error, "sqlite_errorname", "")  # from Python 3.11 on
    text = str(error)
    if name.startswith("SQLITE_BUSY") or "locked" in text:
        return "another khabar is changing it; try again when that one is done"
    if name == "SQLITE_NOTADB" or "not a database" in text:
        return "is no archive of khabar's; give one that `khabar build --archive` made"
    if "closed database" in text:
        return "is closed; open it again"
    if "unable to open" in text:
        if path.is_dir():
            return "is a folder; name a file, such as news.khabar"
        if not path.parent.is_dir():
            return f"there is no folder {path.parent}; make it first"
        return "cannot be opened; check its permissions and those of its folder"
    if "readonly" in text:
        return "cannot be written; check its permissions and those of its folder"
    if "disk is full" in text:
        return "cannot be written: the disk is full; make room, what it held is as it was"
    return f"cannot be used: {text}"
