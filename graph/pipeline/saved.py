"""Save the files of components once for a pipeline: components with the same files refer to one copy.

Seven components have the heads of one model, and eleven read a user's lexicon.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import srsly

_INDEX: Final = "files.json"
_PIPELINE: Final = "config.cfg"
"""The file that spaCy has already written beside the components when it saves them."""


def save(component: Path, part: str, files: Mapping[str, bytes]) -> None:
    """Save files by their names in a part of a component's folder; part "" is the folder itself."""
    target = component / part
    target.mkdir(parents=True, exist_ok=True)
    beside = sorted(component.parent.iterdir()) if (component.parent / _PIPELINE).is_file() else []
    others = (folder for folder in beside if folder != component)
    other = next((folder for folder in others if files and _has(folder / part, files)), None)
    for name, content in files.items():
        path = target / name
        if other is not None:
            path.unlink(missing_ok=True)
        elif not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    srsly.write_json(target / _INDEX, {"in": other.name if other is not None else "", "names": list(files)})


def saved(component: Path, part: str) -> tuple[Path, tuple[str, ...]] | None:
    """The folder with the files of a part, and their names; None if `save` wrote none."""
    folder = component
    if not (folder / part / _INDEX).is_file():
        return None
    index = srsly.read_json(folder / part / _INDEX)
    names = tuple(index["names"])
    while index["in"]:
        folder = component.parent / index["in"]
        index = srsly.read_json(folder / part / _INDEX)
    return folder / part, names


def _has(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether a folder has all these files with these contents."""
    return all((folder / name).is_file() and (folder / name).read_bytes() == content for name, content in files.items())
